import { readFrameText } from '../../core/highlights/frame-text';
import { depthsOf, lastAbove, type Outline, onScrolled, readingLine } from './outline';
import { roomOf } from './reading-position';
import { edgesOf, screenOf, scrolledTo, scrollFrameBy } from './text-flow';

/** Left free above a heading that is gone to, in CSS pixels. */
const spaceAbove = 24;

interface Heading {
  element: HTMLElement;
  title: string;
  level: number;
}

/** The headings of a body with words, or a picture that has them. */
export function headingsOf(body: ParentNode): Heading[] {
  return [...body.querySelectorAll<HTMLElement>('h1, h2, h3, h4, h5, h6')].flatMap((element) => {
    const title = titleOf(element);
    return title === '' ? [] : { element, title, level: Number(element.tagName.slice(1)) };
  });
}

function titleOf(heading: Element): string {
  const words = readFrameText(heading).text.replace(/\s+/g, ' ').trim();
  const pictures = [...heading.querySelectorAll('img')].map((image) => image.alt.trim());
  return words || pictures.filter(Boolean).join(' ');
}

/**
 * The outline of the article or page in a frame.
 *
 * @param body the element with the text
 * @param leave is called before the frame is scrolled to another place
 */
export function frameOutline(frame: Window, body: HTMLElement | null, leave: () => void): Outline {
  const headings = body === null ? [] : headingsOf(body).filter(({ element }) => isShown(element));
  const depths = depthsOf(headings.map(({ level }) => level));
  // The last sections cannot be scrolled to the top: the one that was gone to is the one that is read.
  let gone = { to: -1, scrolled: -1 };
  return {
    entries: headings.map(({ title, element }, at) => {
      const own = element.closest<HTMLElement>('[lang]');
      const isInside = own !== null && body?.contains(own);
      return { title, depth: depths[at]!, lang: isInside ? own.lang : (body?.lang ?? '') };
    }),
    current() {
      const scrolled = scrolledTo(frame);
      if (gone.scrolled === scrolled) return gone.to;
      const line = readingLine(scrolled, roomOf(frame), screenOf(frame));
      return lastAbove(headings.length, (at) => topOf(headings[at]!.element), line);
    },
    goTo(at) {
      const element = headings[at]?.element;
      if (!element) return;
      leave();
      for (let fold = foldAround(element); fold; fold = foldAround(element)) fold.open = true;
      scrollFrameBy(frame, edgesOf(element).start - spaceAbove);
      gone = { to: at, scrolled: scrolledTo(frame) };
      element.tabIndex = -1;
      frame.focus();
      element.focus({ preventScroll: true });
    },
    onMove: (run) => onScrolled(frame, run),
  };
}

/** False for what a saved page hides, such as a closed menu; a folded part can be opened. */
function isShown(heading: Element): boolean {
  return heading.getClientRects().length > 0 || foldAround(heading) !== null;
}

/** What is folded has no box: its place is that of the fold. */
function topOf(heading: Element): number {
  return edgesOf(foldAround(heading) ?? heading).start;
}

/** The outermost closed part around a heading; null when it is seen. */
function foldAround(heading: Element): HTMLDetailsElement | null {
  let outermost: HTMLDetailsElement | null = null;
  const next = (from: Element) => from.parentElement?.closest('details') ?? null;
  for (let fold = next(heading); fold; fold = next(fold)) {
    // The summary of a folded part is seen.
    const isSeen = fold.open || fold.querySelector(':scope > summary')?.contains(heading);
    if (!isSeen) outermost = fold;
  }
  return outermost;
}
