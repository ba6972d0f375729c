import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  createPlaceScroller,
  type FindablePage,
  type FindableText,
  firstFrom,
  isSameText,
} from '../../../renderer/ui/reader/findable-page';

/** A box 400 px high over pages of 1,000 px; the words of a page begin at its middle. */
function pageOf(drawn: Set<number>) {
  const box = { scrollTop: 0, clientWidth: 300 } as unknown as HTMLElement;
  Object.assign(box, {
    getBoundingClientRect: () => ({ top: 0, left: 0, height: 400 }),
    scrollBy: vi.fn(({ top }: { top: number }) => {
      box.scrollTop += top;
    }),
  });
  const pageAt = (start: number) => Math.floor(start / 100);
  const text: FindableText = {
    text: '',
    isDrawn: ({ start }) => drawn.has(pageAt(start)),
    rangeOf({ start }) {
      const inPage = drawn.has(pageAt(start)) ? 500 : 0;
      const top = () => pageAt(start) * 1000 + inPage - box.scrollTop;
      const rectangle = () => ({ top: top(), left: 20, bottom: top() + 20 });
      return {
        startContainer: {},
        getBoundingClientRect: rectangle,
      } as unknown as Range;
    },
  };
  const page = { window: {}, box, beforeScroll: vi.fn() } as unknown as FindablePage;
  return { page, text, box };
}
const place = (page: number) => ({ start: page * 100, end: page * 100 + 5 });

describe('the scroller of places', () => {
  const drawn = new Set<number>();
  let { page, text, box } = pageOf(drawn);
  beforeEach(() => {
    drawn.clear();
    ({ page, text, box } = pageOf(drawn));
  });

  it('goes to a page that is not drawn, and to its words once they are', () => {
    const scroller = createPlaceScroller();
    scroller.want(place(7));
    scroller.scroll(page, text);
    expect(box.scrollTop).toBeCloseTo(7000 - 400 / 3);
    drawn.add(7);
    scroller.scroll(page, text);
    expect(box.scrollTop).toBeCloseTo(7500 - 400 / 3);
  });

  it('leaves the page where the user has scrolled it meanwhile', () => {
    const scroller = createPlaceScroller();
    scroller.want(place(7));
    scroller.scroll(page, text);
    box.scrollTop = 100;
    drawn.add(0);
    scroller.scroll(page, text);
    expect(box.scrollTop).toBe(100);
  });

  it('goes to a place once', () => {
    drawn.add(2);
    const scroller = createPlaceScroller();
    scroller.want(place(2));
    scroller.scroll(page, text);
    box.scrollTop = 0;
    scroller.scroll(page, text);
    expect(box.scrollTop).toBe(0);
    expect(page.beforeScroll).toHaveBeenCalledOnce();
  });
});

it('the first place from a height on is found also on pages that are not drawn', () => {
  const { page, text, box } = pageOf(new Set([1]));
  box.scrollTop = 900;
  const first = (top: number) => firstFrom(page, 5, (at) => text.rangeOf(place(at)), top);
  expect(first(0)).toBe(0);
  expect(first(1400)).toBe(1);
  expect(first(1600)).toBe(2);
  expect(first(4001)).toBe(-1);
});

it('a text is the same when other parts of it are drawn, and not in another frame', () => {
  const { page } = pageOf(new Set());
  expect(isSameText(page, { ...page })).toBe(true);
  expect(isSameText(page, pageOf(new Set()).page)).toBe(false);
  const frame = { ...page, box: null };
  expect(isSameText(frame, frame)).toBe(true);
  expect(isSameText(frame, { ...frame })).toBe(false);
});
