/** Pictures that are inside the page, as data URIs: taken out of it before it is cleaned. */
import type { Asset } from './article';
import { sha256 } from './hashes';
import { mediaTypeOf } from './images/media-type';

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

/**
 * Replaces data URIs by short stand-ins, so that nothing after it copies megabytes of base64, and
 * settles which of its addresses a picture really has.
 */
export function setImagesAside(
  document: Document,
  cleanSvg: (svg: string) => string | null,
): PageImages {
  const data: string[] = [];
  moveInto(data, document);
  return {
    setAsideAgain: (again) => moveInto(data, again),
    collect: (root) => collect(root, data, cleanSvg),
  };
}

function moveInto(data: string[], document: Document): void {
  for (const image of document.querySelectorAll('img')) {
    const address = addressOf(image);
    for (const name of [...LATE_ADDRESSES, 'srcset', 'data-srcset', 'sizes', 'loading']) {
      image.removeAttribute(name);
    }
    // Readability takes this class as a word that the address is still to come.
    image.classList.remove('lazy', 'lazyload', 'lazyloaded');
    if (address === null) image.removeAttribute('src');
    else if (isData(address)) image.setAttribute('src', STAND_IN + (data.push(address) - 1));
    else image.setAttribute('src', address);
  }
}

const isData = (address: string) => /^\s*data:/i.test(address);

function addressOf(image: HTMLImageElement): string | null {
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
function fromSrcset(image: HTMLImageElement): string | null {
  const sources = image.parentElement?.localName === 'picture' ? image.parentElement.children : [];
  for (const element of [image, ...sources]) {
    const srcset = element.getAttribute('srcset') ?? element.getAttribute('data-srcset');
    const first = srcset?.trim().split(/\s+/, 1)[0];
    if (first) return first;
  }
  return null;
}

async function collect(
  root: Element,
  data: readonly string[],
  cleanSvg: (svg: string) => string | null,
): Promise<Asset[]> {
  const assets = new Map<string, Asset>();
  for (const image of root.querySelectorAll(`img[src^="${STAND_IN}"]`)) {
    const index = Number(image.getAttribute('src')?.slice(STAND_IN.length));
    const asset = await assetFrom(data[index] ?? '', cleanSvg);
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
  uri: string,
  cleanSvg: (svg: string) => string | null,
): Promise<Asset | null> {
  const bytes = dataUriBytes(uri);
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
    const binary = atob(body.includes('%') ? decodeURIComponent(body) : body);
    const bytes = new Uint8Array(binary.length);
    for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at);
    return bytes;
  } catch {
    return null;
  }
}
