import type { FrameText } from '../../core/highlights/frame-text';
import type { Mark } from '../../search/text/needle';
import { scrollToHit } from './search-hits';
import { edgesOf, scrolledTo as scrolled } from './text-flow';

/** The text of an article, of its original, or of the pages of a PDF, in which the reader finds words. */
export interface FindablePage {
  window: Window & typeof globalThis;
  /** The element that scrolls, when the text is a part of the window only. */
  box: HTMLElement | null;
  /** The language of its text, a BCP 47 tag. */
  lang: string | null;
  /** Reads the text that is shown. */
  read(): FindableText;
  /** True while more of the text is being read. */
  isPartial: boolean;
  /** Counts the changes of what is drawn, where only a part is: ranges are looked for again. */
  drawn?: number;
  /** Text that can be shown below; null when there is none, or it is shown. */
  hidden: { read(): string; show(): void } | null;
  /** Remembers the place that is shown; the returned function notes that it was left for another one. */
  remember(): () => void;
  /** Called before the page is scrolled to a place. */
  beforeScroll(): void;
}

export interface FindableText extends Pick<FrameText, 'text' | 'rangeOf'> {
  /**
   * False for words on a page that is not drawn, whose range is that page. When others are drawn, the
   * view hands over a new `FindablePage` with the same `box`. Absent where all words are drawn.
   */
  isDrawn?(place: Mark): boolean;
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
}
.pdf-text ::highlight(search-hit), .pdf-text ::highlight(current-hit) {
  background: transparent;
  color: transparent;
}`;

/** True when both are the same text, of which other parts were read or drawn. */
export function isSameText(page: FindablePage, other: FindablePage): boolean {
  return page === other || (page.box !== null && page.box === other.box);
}

/** Makes the marks of found words visible; returns a function that removes them. */
export function styleFound(window: FindablePage['window']): () => void {
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

/** Scrolls to places, each once. */
export interface PlaceScroller {
  /** The place to scroll to next; null for none. */
  want(place: Mark | null): void;
  /** Scrolls to the wanted place; where it is not drawn yet, to its page, and again once it is drawn. */
  scroll(page: FindablePage, text: FindableText): void;
}

export function createPlaceScroller(): PlaceScroller {
  let wanted: Mark | null = null;
  let isNear = false;
  return {
    want(place) {
      wanted = place;
      isNear = false;
    },
    scroll(page, text) {
      if (wanted === null) return;
      const isDrawn = text.isDrawn?.(wanted) ?? true;
      if (!isDrawn && isNear) return;
      const range = text.rangeOf(wanted);
      isNear = true;
      if (isDrawn) wanted = null;
      page.beforeScroll();
      unfold(range);
      scrollToHit(page.window, range, page.box);
    },
  };
}

/** Selects a place and focuses the page, so that the keyboard goes on from there. */
export function chooseFound(page: FindablePage, place: Range): void {
  focusPage(page);
  page.window
    .getSelection()
    ?.setBaseAndExtent(
      place.startContainer,
      place.startOffset,
      place.endContainer,
      place.endOffset,
    );
}

export function focusPage({ window, box }: FindablePage): void {
  (box ?? window).focus();
}

/** What is selected in the page; null for nothing. */
export function selectionIn({ window, box }: FindablePage): Selection | null {
  const selection = window.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  return box === null || box.contains(selection.anchorNode) ? selection : null;
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
 * Index of the first place at or below `top`, which is in CSS pixels from the top of the page; -1 when all are
 * above.
 */
export function firstFrom(
  page: FindablePage,
  count: number,
  rangeOf: (index: number) => Range,
  top: number,
): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (topOf(page, rangeOf(middle)) < top) low = middle + 1;
    else high = middle;
  }
  return low < count ? low : -1;
}

/** Where a place begins, in CSS pixels from the top of the page. */
export function topOf(page: FindablePage, place: Range): number {
  const edge = page.box?.getBoundingClientRect().top ?? 0;
  return scrolledTo(page) + edgesOf(place).start - edge;
}

/** How far the page is scrolled, in CSS pixels. */
export function scrolledTo({ window, box }: FindablePage): number {
  return box ? box.scrollTop : scrolled(window);
}
