/** Pictures without a line of text, which the comparison by lines does not see. */
import type { PageLine } from './left-lines';
import { nameOf } from './names';
import { copyOf, putBack } from './put-back';

const OUTSIDE = 'nav, aside, footer, form, noscript, table, ul, ol, button';
/** Icons and counting pictures, by the size that the page states. */
const SMALLEST = 100;
const MOST = 200;

/**
 * Puts back the pictures that stand between two paragraphs of the article, in the element that holds both:
 * Readability drops a picture beside its block, although it takes the paragraphs around it.
 *
 * @param core the element of the page that holds the article
 */
export function restorePicturesBetween(
  core: Element,
  lines: readonly PageLine[],
  found: Element,
): void {
  const paragraphs = lines.flatMap(({ twin, isProse }, at) => (twin && isProse ? [at] : []));
  const [first, last] = [paragraphs[0], paragraphs.at(-1)];
  if (first === undefined || last === undefined) return;
  const kept = new Set(['', ...[...found.querySelectorAll('img')].map(addressOf)]);
  const isTextless = textless();
  let restored = 0;
  for (const image of core.querySelectorAll('img')) {
    if (restored === MOST) break;
    if (kept.has(addressOf(image)) || isSmall(image) || isAdvertisement(image)) continue;
    const block = blockOf(image, core, isTextless);
    if (block.closest(OUTSIDE) || nameOf(block)?.kind === 'furniture') continue;
    const next = firstLineAfter(block, lines);
    const isNeighbour = (line: PageLine | undefined) =>
      line?.twin && block.parentElement?.contains(line.line.block);
    if (next <= first || next > last) continue;
    if (!isNeighbour(lines[next - 1]) || !isNeighbour(lines[next])) continue;
    putBack(block, copyOf(block, 'picture in the text'), next, lines, found);
    for (const each of [image, ...block.querySelectorAll('img')]) kept.add(addressOf(each));
    restored++;
  }
}

/** As a browser would ask for it, because Readability makes addresses absolute; empty for none. */
const addressOf = (image: HTMLImageElement) => image.src;

const isSmall = (image: Element) =>
  ['width', 'height'].some((name) => {
    const size = Number.parseInt(image.getAttribute(name) ?? '', 10);
    return size < SMALLEST;
  });

/** A picture that leads to another site, from which it does not come. */
function isAdvertisement(image: HTMLImageElement): boolean {
  const link = image.closest('a[href]');
  const target = link && siteNameIn((link as HTMLAnchorElement).href);
  if (!target) return false;
  return ![image.baseURI, image.src].some((address) => siteNameIn(address)?.includes(target));
}

/** `paper` of `https://img.paper.co.uk/tide.png`; null for an address that is not of the web. */
function siteNameIn(address: string): string | null {
  const host = /^https?:\/\/(?:[^/@]*@)?([^/:?#]+)/i.exec(address)?.[1]?.toLowerCase();
  const labels = host?.split('.').slice(0, -1) ?? [];
  const isShort = labels.length > 1 && (labels.at(-1)?.length ?? 0) <= 3;
  return (isShort ? labels.at(-2) : labels.at(-1)) ?? null;
}

/** The largest element around the picture that has no text. */
function blockOf(
  image: Element,
  core: Element,
  isTextless: (element: Element) => boolean,
): Element {
  let block = image;
  for (
    let around = image.parentElement;
    around && around !== core && isTextless(around);
    around = around.parentElement
  )
    block = around;
  return block;
}

/** Looks at each element once: a page may have any number of pictures. */
function textless(): (element: Element) => boolean {
  const known = new Map<Element, boolean>();
  return (element) => {
    const before = known.get(element);
    if (before !== undefined) return before;
    const is = element.textContent?.trim() === '';
    known.set(element, is);
    return is;
  };
}

/** The index of the first line behind the element. */
function firstLineAfter(element: Element, lines: readonly PageLine[]): number {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const block = lines[middle]?.line.block;
    const isAfter =
      block !== undefined &&
      (element.compareDocumentPosition(block) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
    if (isAfter) high = middle;
    else low = middle + 1;
  }
  return low;
}
