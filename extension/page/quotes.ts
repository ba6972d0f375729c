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
  const root = range.startContainer.getRootNode();
  const [before, after] = [document.createRange(), document.createRange()];
  before.setStart(root instanceof Document ? (root.body ?? root) : root, 0);
  before.setEnd(range.startContainer, range.startOffset);
  after.selectNodeContents(root instanceof Document ? (root.body ?? root) : root);
  after.setStart(range.endContainer, range.endOffset);
  return {
    exact: spaced(wordsOf(range)).trim().slice(0, LONGEST_QUOTE),
    prefix: spaced(before.toString().slice(-CONTEXT * 4)).slice(-CONTEXT),
    suffix: spaced(after.toString().slice(0, CONTEXT * 4)).slice(0, CONTEXT),
    note: '',
  };
}

/** The text with a space where a block ends, as a reader sees it. */
function wordsOf(range: Range): string {
  const box = document.createElement('div');
  box.append(range.cloneContents());
  for (const block of box.querySelectorAll(
    'p, div, li, br, h1, h2, h3, h4, h5, h6, td, blockquote',
  )) {
    block.after(' ');
  }
  for (const unseen of box.querySelectorAll('script, style, noscript')) unseen.remove();
  return box.textContent ?? '';
}

const spaced = (text: string) => text.replace(/\s+/g, ' ');

function paint(): void {
  // Not in a browser without highlights: the passages are kept all the same.
  if (typeof Highlight === 'undefined') return;
  CSS.highlights.set(PAINT, new Highlight(...marked));
}
