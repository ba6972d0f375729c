/** The icon of the site that a page names, where the page carries it. Nothing is fetched. */
import type { Asset } from '../article/article';
import { sha256 } from '../article/hashes';
import { dataUriBytes } from '../bytes/data-uri';
import type { Companions } from '../files/companions';
import { fitOf, iconFile, largestIcon, wantedSide } from './icon-file';
import { isData } from './image-address';

const named = 'link[rel~="icon" i][href], link[rel^="apple-touch-icon" i][href]';
/** A page names a few; each is read until one is an icon. */
const mostTried = 6;

/**
 * @param beside the files that came with the page
 * @param isArchived true where `beside` has the files of the page's own site, so that its usual place counts
 */
export async function pageIcon(
  document: Document,
  cleanSvg: (svg: string) => string | null,
  beside: Companions | undefined,
  isArchived: boolean,
): Promise<Asset | null> {
  const links = [...document.querySelectorAll(named)].slice(0, 50);
  const addresses = links
    .sort((a, b) => fitOf(sideOf(a)) - fitOf(sideOf(b)))
    .map((link) => link.getAttribute('href')?.trim() ?? '');
  if (isArchived) addresses.push('/favicon.ico');
  for (const address of addresses.slice(0, mostTried)) {
    const bytes = await bytesAt(address, beside);
    const icon = bytes && iconFile(bytes, cleanSvg);
    if (icon) return { ...icon, sha256: await sha256(icon.bytes) };
  }
  return null;
}

/** The width that a link states; what such icons usually have where it states none. */
function sideOf(link: Element): number {
  const sizes = link.getAttribute('sizes') ?? '';
  const stated = [...sizes.matchAll(/(\d{1,5})x\d/gi)].map(([, side]) => Number(side));
  if (stated.length > 0) return Math.max(...stated);
  return /apple/i.test(link.getAttribute('rel') ?? '') ? 180 : wantedSide;
}

async function bytesAt(
  address: string,
  beside: Companions | undefined,
): Promise<Uint8Array<ArrayBuffer> | null> {
  if (!isData(address)) return (await beside?.find(address)?.read()) ?? null;
  // Base64 is a third longer, percent-encoding three times.
  return address.length > 3 * largestIcon ? null : dataUriBytes(address);
}
