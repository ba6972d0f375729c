import type { FrameText } from '../../core/highlights/frame-text';
import { scrollToHit } from './search-hits';

/** A page of a frame in which the reader finds words. */
export interface FindablePage {
  window: Window & typeof globalThis;
  /** The language of its text, a BCP 47 tag. */
  lang: string | null;
  /** Reads the text that is shown. */
  read(): Pick<FrameText, 'text' | 'rangeOf'>;
  /** Text that can be shown below; null when there is none, or it is shown. */
  hidden: { read(): string; show(): void } | null;
  /** Remembers the place that is shown; the returned function notes that it was left for another one. */
  remember(): () => void;
  /** Called before the page is scrolled to a place. */
  beforeScroll(): void;
}

// The page of an original has no colours of the interface. The hits of the library's search step back.
const styles = `
::highlight(found-words) {
  background: var(--mark, #fbe38e);
  color: var(--mark-ink, #211f1b);
}
::highlight(found-words-current) {
  background: var(--mark-current, #f5a742);
  color: #1d1400;
}
::highlight(search-hit), ::highlight(current-hit) {
  background: transparent;
  color: var(--ink);
  text-decoration: none;
}`;

/** Makes the marks of found words visible; returns a function that removes them. */
export function styleFound({ window }: FindablePage): () => void {
  const { document } = window;
  const sheet = new window.CSSStyleSheet();
  sheet.replaceSync(styles);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  return () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
    window.CSS.highlights.delete('found-words');
    window.CSS.highlights.delete('found-words-current');
  };
}

/** Marks places by the CSS Highlight API, without changing the document. */
export function showFound(
  { window }: FindablePage,
  found: readonly Range[],
  current: Range | null,
): void {
  const paint = (name: string, priority: number, ranges: readonly Range[]) => {
    const highlight = new window.Highlight(...ranges);
    // Above the user's highlights and the hits of the library's search.
    highlight.priority = priority;
    window.CSS.highlights.set(name, highlight);
  };
  paint('found-words', 30, found);
  paint('found-words-current', 31, current === null ? [] : [current]);
}

/** Scrolls to a place, and opens the folded parts that it is in. */
export function goToFound(page: FindablePage, place: Range): void {
  page.beforeScroll();
  unfold(place);
  scrollToHit(page.window, place);
}

/** Selects a place and focuses the page, so that the keyboard goes on from there. */
export function chooseFound({ window }: FindablePage, place: Range): void {
  window.focus();
  window
    .getSelection()
    ?.setBaseAndExtent(
      place.startContainer,
      place.startOffset,
      place.endContainer,
      place.endOffset,
    );
}

/** Opens every folded part around a place. */
export function unfold({ startContainer }: Range): void {
  for (
    let fold = startContainer.parentElement?.closest('details');
    fold;
    fold = fold.parentElement?.closest('details')
  ) {
    // The summary of a folded part is seen.
    if (!fold.querySelector(':scope > summary')?.contains(startContainer)) fold.open = true;
  }
}

/**
 * Index of the first place at or below `top`, which is in CSS pixels from the top of the page; 0 when all are
 * above.
 */
export function firstFrom(
  { window }: FindablePage,
  count: number,
  rangeOf: (index: number) => Range,
  top: number,
): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (topOf(window, rangeOf(middle)) < top) low = middle + 1;
    else high = middle;
  }
  return low < count ? low : 0;
}

/** Where a place begins, in CSS pixels from the top of the page. */
export function topOf(window: Window, place: Range): number {
  return window.scrollY + place.getBoundingClientRect().top;
}
