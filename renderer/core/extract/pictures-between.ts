/** Pictures without a line of text, which the comparison by lines does not see. */
import type { PageLine } from './left-lines';
import { nameOf } from './names';
import { copyOf, putBack } from './put-back';

const OUTSIDE = 'nav, aside, footer, form, noscript, table, ul, ol, button';
/** Icons and counting pictures, by the size that the page states. */
const SMALLEST = 100;
const MOST = 200;

/**
 * Puts back the pictures that stand between two lines of the article, in the element that holds both: Readability
 * drops a picture beside its block, although it takes the paragraphs around it.
 *
 * @param core the element of the page that holds the article
 */
export function restorePicturesBetween(
  core: Element,
  lines: readonly PageLine[],
  found: Element,
): void {
  const kept = new Set([...found.querySelectorAll('img')].map(addressOf));
  let restored = 0;
  for (const image of core.querySelectorAll('img')) {
    if (kept.has(addressOf(image)) || isSmall(image) || restored >= MOST) continue;
    const block = blockOf(image, core);
    if (block.closest(OUTSIDE) || nameOf(block)?.kind === 'furniture') continue;
    const next = firstLineAfter(block, lines);
    const isNeighbour = (line: PageLine | undefined) =>
      line?.twin && block.parentElement?.contains(line.line.block);
    if (!isNeighbour(lines[next - 1]) || !isNeighbour(lines[next])) continue;
    putBack(block, copyOf(block, 'picture in the text'), next, lines, found);
    kept.add(addressOf(image));
    restored++;
  }
}

const addressOf = (image: Element) => image.getAttribute('src') ?? '';

const isSmall = (image: Element) =>
  ['width', 'height'].some((name) => {
    const size = Number.parseInt(image.getAttribute(name) ?? '', 10);
    return size < SMALLEST;
  });

/** The largest element around the picture that has no text. */
function blockOf(image: Element, core: Element): Element {
  let block = image;
  while (
    block.parentElement &&
    block.parentElement !== core &&
    block.parentElement.textContent?.trim() === ''
  )
    block = block.parentElement;
  return block;
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
