/** Passages that the reader marked before saving: the selection, and those marked by a key. */
import type { Quote } from '../messages';
import { LONGEST_QUOTE, MOST_QUOTES } from './limits';

/** Characters of context on each side. */
const CONTEXT = 64;
const PAINT = 'carrel-marked';

/** The style sheet that shows marked passages; the page's own tree stays as it is. */
export const MARKED_CSS = `::highlight(${PAINT}) { background: #ffe28a; color: #201a00 }`;

const marked: Range[] = [];

/** Marks what is selected; the number of passages that are marked now. */
export function markSelection(document: Document): number {
  const range = selectedRange(document);
  if (range && marked.length < MOST_QUOTES) {
    marked.push(range.cloneRange());
    paint();
    document.getSelection()?.removeAllRanges();
  }
  return marked.length;
}

/** The marked passages and the selection, in the order of the page. */
export function quotesIn(document: Document): Quote[] {
  const selected = selectedRange(document);
  const ranges = selected ? [...marked, selected] : [...marked];
  return ranges
    .filter((range) => range.startContainer.isConnected)
    .sort((a, b) => (sameTree(a, b) ? a.compareBoundaryPoints(Range.START_TO_START, b) : 0))
    .map((range) => quoteOf(range))
    .filter(({ exact }) => exact !== '');
}

const sameTree = (a: Range, b: Range) =>
  a.startContainer.getRootNode() === b.startContainer.getRootNode();

function selectedRange(document: Document): Range | null {
  const selection = document.getSelection();
  if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  return range.toString().trim() === '' ? null : range;
}

function quoteOf(range: Range): Quote {
  const words = spaced(wordsOf(range));
  const exact = words.trim();
  const before = spaced(textBeside(range, 'before') + (words.startsWith(' ') ? ' ' : ''));
  const after = spaced((words.endsWith(' ') ? ' ' : '') + textBeside(range, 'after'));
  return {
    exact: exact.slice(0, LONGEST_QUOTE),
    prefix: before.slice(-CONTEXT),
    suffix: after.slice(0, CONTEXT),
    note: '',
  };
}

/** The text around a range, with a space where a block ends; somewhat more than `CONTEXT` of it. */
function textBeside(
  { startContainer, startOffset, endContainer, endOffset }: Range,
  side: 'before' | 'after',
): string {
  const isBefore = side === 'before';
  const [node, offset] = isBefore ? [startContainer, startOffset] : [endContainer, endOffset];
  const root = node.getRootNode();
  const walker = document.createTreeWalker(
    root instanceof Document ? root.body : root,
    NodeFilter.SHOW_TEXT,
  );
  const parts: string[] = [];
  let block = blockOf(node);
  if (node instanceof Text)
    parts.push(isBefore ? node.data.slice(0, offset) : node.data.slice(offset));
  walker.currentNode = node instanceof Text ? node : (node.childNodes[offset] ?? node);
  while (parts.join('').length < CONTEXT * 4) {
    const next = (isBefore ? walker.previousNode() : walker.nextNode()) as Text | null;
    if (!next) break;
    if (next.parentElement?.closest('script, style, noscript')) continue;
    if (blockOf(next) !== block) parts.push(' ');
    block = blockOf(next);
    parts.push(next.data);
  }
  return (isBefore ? parts.reverse() : parts).join('');
}

const BLOCKS = 'p, div, li, h1, h2, h3, h4, h5, h6, td, blockquote, pre, dd, dt, section, article';

const blockOf = (node: Node) =>
  (node instanceof Element ? node : node.parentElement)?.closest(BLOCKS) ?? null;

/** The text with a space where a block ends, as a reader sees it. */
function wordsOf(range: Range): string {
  const box = document.createElement('div');
  box.append(range.cloneContents());
  for (const block of box.querySelectorAll(`${BLOCKS}, br`)) block.after(' ');
  for (const unseen of box.querySelectorAll('script, style, noscript')) unseen.remove();
  return box.textContent ?? '';
}

const spaced = (text: string) => text.replace(/\s+/g, ' ');

function paint(): void {
  // Not in a browser without highlights: the passages are kept all the same.
  if (typeof Highlight === 'undefined') return;
  CSS.highlights.set(PAINT, new Highlight(...marked));
}
