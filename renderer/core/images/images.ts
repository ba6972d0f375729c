/**
 * Images embedded in a page as data URIs, or lying beside it as files. They are taken out before the page
 * is cleaned.
 */
import type { Asset } from '../article/article';
import { sha256 } from '../article/hashes';
import { dataUriBytes } from '../bytes/data-uri';
import type { Companion, Companions } from '../files/companions';
import { showDrawings } from './drawings';
import { addressOf, allAddresses, hasPicture, isData, settleAddress } from './image-address';
import { mediaTypeOf } from './media-type';
import { KEPT_AS, STATING } from './stated-picture';

/** The temporary `src` of an image during extraction: this prefix and the image's number. */
const STAND_IN = 'carrel-image:';

/**
 * The addresses of the pictures that a page shows, as it states them, in order; also the one that it only
 * states. Changes the tree, so this must be a parse of its own.
 */
export function pictureAddresses(document: Document): string[] {
  makeImages(document);
  revealFallbacks(document);
  const shown = [...document.querySelectorAll('img')].filter((image) => !isPixel(image));
  const stated = document.querySelector(STATING)?.getAttribute('content')?.trim() ?? null;
  const addresses = [...shown.map(addressOf), stated].flatMap((address) => address ?? []);
  return [...new Set(addresses)].filter((address) => address !== '' && !isData(address));
}

export interface PageImages {
  /** Does the same for a second parse of the same page. */
  setAsideAgain(document: Document): void;
  /** Sets the `asset:` addresses of the images in this tree, and returns their bytes. */
  collect(root: Element): Promise<Asset[]>;
}

/** A data URI, or a companion file. */
type Picture = string | Companion;

/** The pictures of a page with the numbers of their stand-ins. */
type Pictures = Map<Picture, number>;

/**
 * Replaces data URIs and addresses of companion files by short stand-ins, so that extraction does not copy
 * megabytes of base64. Also decides which of several addresses an image really has.
 */
export function setImagesAside(
  document: Document,
  cleanSvg: (svg: string) => string | null,
  beside?: Companions,
): PageImages {
  const pictures: Pictures = new Map();
  moveInto(pictures, document, beside);
  return {
    setAsideAgain: (again) => moveInto(pictures, again, beside),
    collect: (root) => collect(root, [...pictures.keys()], cleanSvg),
  };
}

function moveInto(pictures: Pictures, document: Document, beside?: Companions): void {
  showDrawings(document);
  makeImages(document);
  revealFallbacks(document);
  for (const image of document.querySelectorAll('img')) {
    const file = beside && fileOf(image, beside);
    const address = file ? null : addressOf(image);
    const picture = file ?? (address !== null && isData(address) ? address : null);
    const standIn = picture === null ? null : standInOf(picture, pictures);
    settleAddress(image, standIn ?? address);
  }
  const stating = document.querySelector(STATING);
  const stated = stating?.getAttribute('content')?.trim() ?? '';
  const picture = isData(stated) ? stated : stated && beside?.find(stated);
  if (picture) stating?.setAttribute(KEPT_AS, standInOf(picture, pictures));
  else stating?.removeAttribute(KEPT_AS);
}

/** Data that the page has twice, also in its second parse, has one stand-in. */
function standInOf(picture: Picture, pictures: Pictures): string {
  const number = pictures.get(picture) ?? pictures.size;
  pictures.set(picture, number);
  return STAND_IN + number;
}

/** Pictures under other names: AMP's, a `<picture>` that a script completes, and a box with a background. */
function makeImages(document: Document): void {
  for (const image of document.querySelectorAll('amp-img, amp-anim')) replaceByImage(image);
  for (const picture of document.querySelectorAll('picture:not(:has(img))'))
    picture.append(document.createElement('img'));
  for (const box of document.querySelectorAll('[role="img"][style*="background"]:empty')) {
    const address = /url\(\s*["']?([^"')]+)/i.exec(box.getAttribute('style') ?? '')?.[1];
    if (address) replaceByImage(box, address);
  }
}

function replaceByImage(element: Element, address?: string): void {
  const image = element.ownerDocument.createElement('img');
  for (const { name, value } of element.attributes) {
    if (/^(?:src|srcset|alt|width|height|title|data-[\w-]+)$/.test(name))
      image.setAttribute(name, value);
  }
  if (address) image.setAttribute('src', address);
  const label = element.getAttribute('aria-label');
  if (label && !image.hasAttribute('alt')) image.setAttribute('alt', label);
  element.replaceWith(image);
}

/** Lazy-loading pages repeat the real image in `<noscript>`: it replaces the placeholder before it. */
function revealFallbacks(document: Document): void {
  for (const fallback of document.querySelectorAll('noscript')) {
    const images = fallback.querySelectorAll('img');
    if (images.length !== 1 || fallback.textContent?.trim() || isPixel(images[0]!)) continue;
    const before = fallback.previousElementSibling;
    const late = before?.localName === 'img' ? before : before?.querySelector('img');
    if (late && hasPicture(late)) continue;
    const sizes = late?.getAttribute('data-lazy-srcset') ?? late?.getAttribute('data-srcset');
    if (sizes && !images[0]!.hasAttribute('srcset')) images[0]!.setAttribute('srcset', sizes);
    if (before && late && !before.textContent?.trim()) before.remove();
    fallback.replaceWith(images[0]!);
  }
}

const isPixel = (image: Element) => /^[0-2]$/.test(image.getAttribute('width') ?? '');

/** The first of the image's addresses that leads to a companion file. */
function fileOf(image: Element, beside: Companions): Companion | null {
  for (const address of allAddresses(image)) {
    const file = beside.find(address);
    if (file) return file;
  }
  return null;
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
