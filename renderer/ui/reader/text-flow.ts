/**
 * The direction in which an article goes on and is scrolled: downwards, or to the left where its lines are
 * vertical. Distances are CSS pixels along that direction. An element that scrolls inside of a page, such as
 * the pages of a PDF, always goes on downwards.
 */

type Smoothness = 'instant' | 'smooth';

/** Notes that a saved page sets its lines vertically, so that it is scrolled to the left. */
export function noteWritingMode({ document, getComputedStyle }: Window & typeof globalThis): void {
  const isTurned = [document.documentElement, document.body].some(
    (root) => root && getComputedStyle(root).writingMode === 'vertical-rl',
  );
  if (isTurned) document.documentElement.dataset.writing = 'vertical';
}

/** True for a frame whose lines are vertical: see `styleText` and `noteWritingMode`. */
export function isVertical({ documentElement }: Document): boolean {
  return documentElement.dataset.writing === 'vertical';
}

/** How far a frame is scrolled from the beginning. */
export function scrolledTo(frame: Window): number {
  return isVertical(frame.document) ? -frame.scrollX : frame.scrollY;
}

/** The length of the whole page. */
export function lengthOf({ document }: Window): number {
  const { scrollWidth, scrollHeight } = document.documentElement;
  return isVertical(document) ? scrollWidth : scrollHeight;
}

/** How much of the page is seen at once. */
export function screenOf(frame: Window): number {
  return isVertical(frame.document) ? frame.innerWidth : frame.innerHeight;
}

export function scrollFrame(frame: Window, to: number, behavior: Smoothness = 'instant'): void {
  frame.scrollTo({ ...(isVertical(frame.document) ? { left: -to } : { top: to }), behavior });
}

export function scrollFrameBy(frame: Window, by: number, behavior: Smoothness = 'instant'): void {
  frame.scrollBy({ ...(isVertical(frame.document) ? { left: -by } : { top: by }), behavior });
}

/** Where a place begins and ends, from the edge at which the seen part of the page begins. */
export function edgesOf(place: Range | Element): { start: number; end: number } {
  const { ownerDocument } = 'startContainer' in place ? place.startContainer : place;
  const { left, right, top, bottom } = place.getBoundingClientRect();
  if (!ownerDocument || !isVertical(ownerDocument)) return { start: top, end: bottom };
  const { clientWidth } = ownerDocument.documentElement;
  return { start: clientWidth - right, end: clientWidth - left };
}

/** The extent of an element. */
export function extentOf(element: Element): number {
  const { start, end } = edgesOf(element);
  return end - start;
}

/** CSS pixels that a key for a line scrolls, as in Chromium. */
const lineStep = 40;

/**
 * Scrolls vertical text by the wheel and the keys that would scroll a page down or up, which Chromium does
 * not. Returns a function that ends it.
 */
export function scrollVertically(frame: Window & typeof globalThis): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  frame.addEventListener(
    'wheel',
    (event) => {
      if (!isVertical(frame.document) || event.ctrlKey || event.deltaX !== 0) return;
      if (scrollsItself(event.target)) return;
      event.preventDefault();
      scrollFrameBy(frame, event.deltaY * (event.deltaMode === 1 ? lineStep : 1));
    },
    { passive: false, signal },
  );
  frame.addEventListener(
    'keydown',
    (event) => {
      if (!isVertical(frame.document) || event.defaultPrevented) return;
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      const screen = screenOf(frame) - 60;
      const by: Record<string, number> = {
        ...{ ArrowDown: lineStep, ArrowUp: -lineStep, PageDown: screen, PageUp: -screen },
        ...{ Home: -lengthOf(frame), End: lengthOf(frame) },
      };
      const wanted = by[event.key];
      if (wanted === undefined) return;
      event.preventDefault();
      scrollFrameBy(frame, wanted);
    },
    { signal },
  );
  return () => stop.abort();
}

/** True inside of a box with a scroll bar of its own: a long listing, a wide table. */
function scrollsItself(target: EventTarget | null): boolean {
  const box = (target as Partial<Element> | null)?.closest?.('pre, .scrolls-sideways');
  return box ? box.scrollHeight > box.clientHeight + 1 : false;
}
