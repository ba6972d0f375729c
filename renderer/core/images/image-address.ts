/** Which of the many addresses of an `<img>` is that of its picture. */

import { isCandidates, LATE_ADDRESSES, ORIGINALS } from '../web/late-address';

/** A data URI shorter than this is a placeholder where another address is stated: a dot or a grey box. */
const PLACEHOLDER_LENGTH = 1500;

/** Pictures that pages show until the real one is loaded. */
const PLACEHOLDER_NAME =
  /(?:^|\/)(?:blank|spacer|placeholder|loading|loader|lazy(?:load)?|grey|gray|pixel|dot|transparent|1x1|none|empty)[\w-]*\.(?:gif|png|svg|jpe?g|webp)(?:[?#]|$)/i;

const PICTURE_NAME = /.\.(?:avif|bmp|gif|jpe?g|png|svg|tiff?|webp)$/i;

/** True for an address whose path, query or fragment ends in the extension of a picture. */
export const namesPicture = (address: string) =>
  !/\s/.test(address) && address.split(/[?#]/).some((part) => PICTURE_NAME.test(part));

export const isData = (address: string) => /^\s*data:/i.test(address);

const isPlaceholder = (address: string) =>
  isData(address) ? address.length < PLACEHOLDER_LENGTH : PLACEHOLDER_NAME.test(address);

/** The address of the best picture; a placeholder's where nothing else is stated, null for none. */
export function addressOf(image: Element): string | null {
  const src = image.getAttribute('src')?.trim() || null;
  // Data of its own is the picture itself.
  if (src && isData(src) && !isPlaceholder(src)) return src;
  const late = ORIGINALS.find((name) => lateAddress(image, name) !== null);
  if (late) return lateAddress(image, late);
  // The other late addresses are of the one size that `src` would show.
  const best = candidatesOf(image).find((each) => !isPlaceholder(each)) ?? lateAddresses(image)[0];
  if (best) return best;
  return src && !isPlaceholder(src) ? src : (guessedAddress(image) ?? src);
}

export const hasPicture = (image: Element) => {
  const address = addressOf(image);
  return address !== null && !isPlaceholder(address);
};

/** All addresses that are stated, those of larger pictures before those of smaller ones. */
export function allAddresses(image: Element): string[] {
  const src = image.getAttribute('src') ?? '';
  const guessed = guessedAddress(image);
  return [...new Set([src, ...lateAddresses(image), ...candidatesOf(image), guessed ?? ''])].filter(
    (address) => address !== '' && !isData(address),
  );
}

/** Takes everything away that could be taken for an address later. */
export function settleAddress(image: Element, address: string | null): void {
  for (const { name } of [...image.attributes]) {
    const mayBeAddress = name.startsWith('data-') || LATE_ADDRESSES.includes(name);
    if (mayBeAddress || isCandidates(name) || /^(?:sizes|loading)$/.test(name))
      image.removeAttribute(name);
  }
  // Readability takes these classes as words that the address is still to come.
  image.classList.remove('lazy', 'lazyload', 'lazyloaded');
  if (address === null) image.removeAttribute('src');
  else image.setAttribute('src', address);
}

const lateAddresses = (image: Element) =>
  LATE_ADDRESSES.flatMap((name) => lateAddress(image, name) ?? []);

function lateAddress(image: Element, name: string): string | null {
  const address = image.getAttribute(name)?.trim() ?? '';
  return address === '' || isData(address) || /[\s{}[\]]/.test(address) ? null : address;
}

/** Any other attribute of the page's own that names a picture. */
function guessedAddress(image: Element): string | null {
  for (const { name, value } of image.attributes) {
    const address = value.trim();
    if (name.startsWith('data-') && namesPicture(address)) return address;
  }
  return null;
}

/**
 * The candidates of its own `srcset`, or of the surrounding `<picture>`, the largest first. Addresses may
 * hold commas, so candidates end at a comma before white space, or after a width.
 */
function candidatesOf(image: Element): string[] {
  const sources = image.parentElement?.localName === 'picture' ? image.parentElement.children : [];
  const candidates = [image, ...sources].flatMap((element) =>
    [...element.attributes]
      .filter(({ name }) => isCandidates(name))
      .flatMap(({ value }) => value.split(/,\s+|(?<=\s[\d.]+[wxh])\s*,/)),
  );
  return candidates
    .map((candidate) => {
      const [address = '', size = '1x'] = candidate.trim().split(/\s+/);
      return { address, size: Number.parseFloat(size) * (size.endsWith('x') ? DENSITY : 1) };
    })
    .filter(({ address }) => address !== '' && !isData(address))
    .sort((a, b) => (b.size || 0) - (a.size || 0))
    .map(({ address }) => address);
}

/** A picture of density 1 counts as this wide, so that densities and widths can be compared. */
const DENSITY = 600;
