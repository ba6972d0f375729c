/** Which picture an element shows, and its bytes. */
import { toBase64 } from './base64';
import { FETCH_MS, LARGEST_PICTURE } from './limits';

/** Where scripts keep the address of a picture that is loaded later, the best first. */
const LATER = [
  'data-src',
  'data-original',
  'data-lazy-src',
  'data-lazy',
  'data-actualsrc',
  'data-url',
  'data-hi-res-src',
];
const LATER_SETS = ['data-srcset', 'data-lazy-srcset'];
/** Attributes that would make a reader of the page look for another picture. */
export const OTHER_PICTURES = new Set([...LATER, ...LATER_SETS, 'srcset', 'sizes', 'imagesrcset']);

/** CSS pixels; a picture of this size stands in for another. */
const TINY = 2;
/** A preview is shown at so many times its size. */
const BLURRED = 4;
const STAND_IN = /\b(?:blank|spacer|placeholder|loading|lazy|transparent|1x1|pixel)\b[^/]*$/i;

/** The address of the picture that is shown, or that the page would show later. */
export function shownPicture(image: HTMLImageElement): string {
  const shown = image.currentSrc || image.src;
  const later = laterPicture(image);
  return later !== null && standsIn(image, shown) ? later : shown;
}

/** True for a picture whose place another one holds. */
export function isYetToCome(image: HTMLImageElement): boolean {
  return laterPicture(image) !== null && standsIn(image, image.currentSrc || image.src);
}

function standsIn(image: HTMLImageElement, shown: string): boolean {
  if (shown === '' || shown.startsWith('data:') || STAND_IN.test(shown)) return true;
  if (!image.complete || image.naturalWidth <= TINY) return true;
  return image.width > image.naturalWidth * BLURRED;
}

function laterPicture(image: HTMLImageElement): string | null {
  const sources = image.closest('picture')?.querySelectorAll('source') ?? [];
  for (const element of [image, ...sources]) {
    const address =
      LATER.map((name) => element.getAttribute(name)).find(
        (value) => value && looksLikeAddress(value),
      ) ??
      LATER_SETS.map((name) => largestOf(element.getAttribute(name))).find(Boolean) ??
      (element === image ? null : largestOf(element.getAttribute('srcset')));
    const full = address && absolute(address, image.baseURI);
    if (full) return full;
  }
  return null;
}

const looksLikeAddress = (value: string) =>
  /^(?:https?:|\/|\.{0,2}\/|[\w%-]+[./])\S*$/i.test(value.trim());

/** The candidate with the largest width or density. */
function largestOf(set: string | null): string | null {
  let best: { address: string; size: number } | null = null;
  for (const candidate of (set ?? '').split(/,\s+|,(?=https?:|\/)/)) {
    const [address, size = '1'] = candidate.trim().split(/\s+/);
    const number = Number.parseFloat(size) || 1;
    if (address && (best === null || number > best.size)) best = { address, size: number };
  }
  return best?.address ?? null;
}

/** The full address of what http, https, blob or data can name; null for others. */
export function absolute(address: string, base: string): string | null {
  const url = URL.canParse(address, base) ? new URL(address, base) : null;
  return url && /^(?:https?|blob|data):$/.test(url.protocol) ? url.href : null;
}

/** A picture as a data: address; null when it is too large, or is none. */
export async function pictureAt(url: string): Promise<string | null> {
  try {
    const answer = await fetch(url, {
      // The page has loaded it, so that the browser's cache has it.
      cache: 'force-cache',
      credentials: 'include',
      signal: AbortSignal.timeout(FETCH_MS),
    });
    if (!answer.ok || Number(answer.headers.get('content-length')) > LARGEST_PICTURE) return null;
    const bytes = new Uint8Array(await answer.arrayBuffer());
    return dataAddress(answer.headers.get('content-type') ?? '', bytes);
  } catch {
    // Refused by the page's policy, by the other site's, or by the network: another way is tried.
    return null;
  }
}

export function dataAddress(type: string, bytes: Uint8Array): string | null {
  const stated = /^image\/[\w.+-]+/i.exec(type.trim())?.[0].toLowerCase();
  const kind = stated ?? kindOf(bytes);
  if (!kind || bytes.length === 0 || bytes.length > LARGEST_PICTURE) return null;
  return `data:${kind};base64,${toBase64(bytes)}`;
}

/** By the first bytes, for servers that call every file a download. */
function kindOf(bytes: Uint8Array): string | null {
  const head = String.fromCharCode(...bytes.subarray(0, 16));
  if (head.startsWith('\x89PNG')) return 'image/png';
  if (head.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (head.startsWith('GIF8')) return 'image/gif';
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return 'image/webp';
  if (head.slice(4, 12) === 'ftypavif') return 'image/avif';
  return null;
}

/** What the browser has painted, for a picture that cannot be fetched; null where it may not be read. */
export function paintedPicture(image: HTMLImageElement): string | null {
  if (!image.complete || image.naturalWidth === 0) return null;
  const canvas = image.ownerDocument.createElement('canvas');
  canvas.width = image.naturalWidth;
  canvas.height = image.naturalHeight;
  canvas.getContext('2d')?.drawImage(image, 0, 0);
  return canvasPicture(canvas);
}

/** A canvas as a PNG; null when the page has drawn another site's picture into it. */
export function canvasPicture(canvas: HTMLCanvasElement): string | null {
  if (canvas.width === 0 || canvas.height === 0) return null;
  try {
    const url = canvas.toDataURL('image/png');
    return url.startsWith('data:image/') ? url : null;
  } catch {
    return null;
  }
}
