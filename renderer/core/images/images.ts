/**
 * Pictures that came with the page, as data URIs inside it or as files beside it: taken out of it
 * before it is cleaned.
 */
import type { Asset } from '../article/article';
import { sha256 } from '../article/hashes';
import { bytesOfBase64 } from '../bytes/binary-string';
import type { Companion, Companions } from '../files/companions';
import { mediaTypeOf } from './media-type';

/** While Readability works, a picture stands in the tree as this and its number. */
const STAND_IN = 'carrel-image:';

/** Where pages that load their pictures late keep the address. */
const LATE_ADDRESSES = [
  'data-src',
  'data-original',
  'data-lazy-src',
  'data-lazy',
  'data-original-src',
  'data-actualsrc',
  'data-hi-res-src',
  'data-url',
];

/** A data URI shorter than this beside a late address is a placeholder: a dot or a grey box. */
const PLACEHOLDER_LENGTH = 1500;

export interface PageImages {
  /** The same for the same page, parsed a second time. */
  setAsideAgain(document: Document): void;
  /** Gives the pictures still in this tree their `asset:` addresses and hands out their bytes. */
  collect(root: Element): Promise<Asset[]>;
}

/** A data URI, or a file. */
type Picture = string | Companion;

/**
 * Replaces data URIs and addresses of files beside the page by short stand-ins, so that nothing after
 * it copies megabytes of base64, and settles which of its addresses a picture really has.
 */
export function setImagesAside(
  document: Document,
  cleanSvg: (svg: string) => string | null,
  beside?: Companions,
): PageImages {
  const pictures: Picture[] = [];
  moveInto(pictures, document, beside);
  return {
    setAsideAgain: (again) => moveInto(pictures, again, beside),
    collect: (root) => collect(root, pictures, cleanSvg),
  };
}

function moveInto(pictures: Picture[], document: Document, beside?: Companions): void {
  revealFallbacks(document);
  for (const image of document.querySelectorAll('img')) {
    const file = beside && fileOf(image, beside);
    const address = file ? null : addressOf(image);
    for (const name of [...LATE_ADDRESSES, 'srcset', 'data-srcset', 'sizes', 'loading']) {
      image.removeAttribute(name);
    }
    // Readability takes this class as a word that the address is still to come.
    image.classList.remove('lazy', 'lazyload', 'lazyloaded');
    const picture = file ?? (address !== null && isData(address) ? address : null);
    if (picture !== null) image.setAttribute('src', STAND_IN + (pictures.push(picture) - 1));
    else if (address === null) image.removeAttribute('src');
    else image.setAttribute('src', address);
  }
}

/**
 * A page that loads its pictures late has the real one again for browsers without scripts: it takes
 * the place of the empty one before it.
 */
function revealFallbacks(document: Document): void {
  for (const fallback of document.querySelectorAll('noscript')) {
    const images = fallback.querySelectorAll('img');
    if (images.length !== 1 || fallback.textContent?.trim() || isPixel(images[0]!)) continue;
    const before = fallback.previousElementSibling;
    const late = before?.localName === 'img' ? before : before?.querySelector('img');
    if (late && hasAddress(late)) continue;
    if (before && late && !before.textContent?.trim()) before.remove();
    fallback.replaceWith(images[0]!);
  }
}

const isPixel = (image: Element) => /^[0-2]$/.test(image.getAttribute('width') ?? '');

function hasAddress(image: HTMLImageElement | Element): boolean {
  const address = addressOf(image);
  return address !== null && !(isData(address) && address.length < PLACEHOLDER_LENGTH);
}

/** The first of all its addresses that is a file which came along. */
function fileOf(image: HTMLImageElement, beside: Companions): Companion | null {
  const names = ['src', ...LATE_ADDRESSES];
  const stated = names.flatMap((name) => image.getAttribute(name) ?? []);
  for (const address of [...stated, ...srcsetOf(image)]) {
    const file = isData(address) ? null : beside.find(address);
    if (file) return file;
  }
  return null;
}

const isData = (address: string) => /^\s*data:/i.test(address);

function addressOf(image: Element): string | null {
  const src = image.getAttribute('src');
  const late = LATE_ADDRESSES.map((name) => image.getAttribute(name)).find(
    (each) => each && !isData(each),
  );
  if (src && !(isData(src) && src.length < PLACEHOLDER_LENGTH)) {
    // A local copy is never given up for an address on the web.
    return late && !isData(src) ? late : src;
  }
  return late ?? fromSrcset(image) ?? src;
}

/** The first candidate of its own or of the surrounding `<picture>`. */
const fromSrcset = (image: Element) => srcsetOf(image)[0] ?? null;

/** Addresses may hold commas, so candidates end at a comma before white space, or after a width. */
function srcsetOf(image: Element): string[] {
  const sources = image.parentElement?.localName === 'picture' ? image.parentElement.children : [];
  return [image, ...sources].flatMap((element) => {
    const srcset = element.getAttribute('srcset') ?? element.getAttribute('data-srcset') ?? '';
    return srcset
      .split(/,\s+|(?<=\s[\d.]+[wxh])\s*,/)
      .flatMap((candidate) => candidate.trim().split(/\s+/, 1)[0] || []);
  });
}

async function collect(
  root: Element,
  pictures: readonly Picture[],
  cleanSvg: (svg: string) => string | null,
): Promise<Asset[]> {
  const assets = new Map<string, Asset>();
  for (const image of root.querySelectorAll(`img[src^="${STAND_IN}"]`)) {
    const index = Number(image.getAttribute('src')?.slice(STAND_IN.length));
    const asset = await assetFrom(pictures[index] ?? '', cleanSvg);
    if (asset) {
      assets.set(asset.sha256, asset);
      image.setAttribute('src', `asset:${asset.sha256}`);
    } else {
      image.removeAttribute('src');
    }
  }
  return [...assets.values()];
}

/** Null for what is no picture: what a page says of its own bytes is never believed. */
async function assetFrom(
  picture: Picture,
  cleanSvg: (svg: string) => string | null,
): Promise<Asset | null> {
  const bytes = typeof picture === 'string' ? dataUriBytes(picture) : await picture.read();
  if (!bytes) return null;
  const mediaType = mediaTypeOf(bytes);
  if (!mediaType) return null;
  if (mediaType !== 'image/svg+xml') return { sha256: await sha256(bytes), mediaType, bytes };
  const svg = cleanSvg(new TextDecoder().decode(bytes));
  if (!svg) return null;
  const safe = new TextEncoder().encode(svg);
  return { sha256: await sha256(safe), mediaType, bytes: safe };
}

function dataUriBytes(uri: string): Uint8Array<ArrayBuffer> | null {
  const comma = uri.indexOf(',');
  if (comma === -1) return null;
  const body = uri.slice(comma + 1);
  try {
    if (!/;\s*base64\s*$/i.test(uri.slice(0, comma))) {
      return new TextEncoder().encode(decodeURIComponent(body));
    }
    return bytesOfBase64(body.includes('%') ? decodeURIComponent(body) : body);
  } catch {
    return null;
  }
}
