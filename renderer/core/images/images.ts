/**
 * Images embedded in a page as data URIs, or lying beside it as files. They are taken out before the page
 * is cleaned.
 */
import type { Asset } from '../article/article';
import { sha256 } from '../article/hashes';
import { bytesOfBase64 } from '../bytes/binary-string';
import type { Companion, Companions } from '../files/companions';
import { mediaTypeOf } from './media-type';

/** The temporary `src` of an image during extraction: this prefix and the image's number. */
const STAND_IN = 'carrel-image:';

/** Attributes in which lazy-loading pages keep the real address. */
const LAZY_ADDRESSES = [
  'data-src',
  'data-original',
  'data-lazy-src',
  'data-lazy',
  'data-original-src',
  'data-actualsrc',
  'data-hi-res-src',
  'data-url',
];

/** A data URI shorter than this, next to a lazy address, is a placeholder. */
const PLACEHOLDER_LENGTH = 1500;

export interface PageImages {
  /** Does the same for a second parse of the same page. */
  setAsideAgain(document: Document): void;
  /** Sets the `asset:` addresses of the images in this tree, and returns their bytes. */
  collect(root: Element): Promise<Asset[]>;
}

/** A data URI, or a companion file. */
type Picture = string | Companion;

/**
 * Replaces data URIs and addresses of companion files by short stand-ins, so that extraction does not copy
 * megabytes of base64. Also decides which of several addresses an image really has.
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
    for (const name of [...LAZY_ADDRESSES, 'srcset', 'data-srcset', 'sizes', 'loading']) {
      image.removeAttribute(name);
    }
    const picture = file ?? (address !== null && isData(address) ? address : null);
    if (picture !== null) image.setAttribute('src', STAND_IN + (pictures.push(picture) - 1));
    else if (address === null) image.removeAttribute('src');
    else image.setAttribute('src', address);
  }
}

/** Lazy-loading pages repeat the real image in `<noscript>`: it replaces the placeholder before it. */
function revealFallbacks(document: Document): void {
  for (const fallback of document.querySelectorAll('noscript')) {
    const images = fallback.querySelectorAll('img');
    if (images.length !== 1 || fallback.textContent?.trim() || isPixel(images[0]!)) continue;
    const before = fallback.previousElementSibling;
    const placeholder = before?.localName === 'img' ? before : before?.querySelector('img');
    if (placeholder && hasAddress(placeholder)) continue;
    if (before && placeholder && !before.textContent?.trim()) before.remove();
    fallback.replaceWith(images[0]!);
  }
}

const isPixel = (image: Element) => /^[0-2]$/.test(image.getAttribute('width') ?? '');

function hasAddress(image: HTMLImageElement | Element): boolean {
  const address = addressOf(image);
  return address !== null && !(isData(address) && address.length < PLACEHOLDER_LENGTH);
}

/** The first of the image's addresses that leads to a companion file. */
function fileOf(image: HTMLImageElement, beside: Companions): Companion | null {
  const names = ['src', ...LAZY_ADDRESSES];
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
  const lazy = LAZY_ADDRESSES.map((name) => image.getAttribute(name)).find(
    (each) => each && !isData(each),
  );
  if (src && !(isData(src) && src.length < PLACEHOLDER_LENGTH)) {
    // An embedded copy is never given up for an address on the web.
    return lazy && !isData(src) ? lazy : src;
  }
  return lazy ?? fromSrcset(image) ?? src;
}

/** The first candidate of the image's own srcset, or of the `<picture>` around it. */
const fromSrcset = (image: Element) => srcsetOf(image)[0] ?? null;

/** Candidates end at a comma before white space or after a width, because addresses may contain commas. */
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

/**
 * The image as an asset; null when the bytes are no known image. The media type that the page states is
 * ignored.
 */
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
