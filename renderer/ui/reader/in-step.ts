import type { CommonPlace } from '../../core/highlights/common-places';
import type { FrameText } from '../../core/highlights/frame-text';
import { readingLine } from './outline';
import { edgesOf, lengthOf, screenOf, scrolledTo, scrollFrame } from './text-flow';

/** A text that the reader shows and scrolls. */
export interface ScrolledText {
  window: Window;
  /** The element that scrolls; null when the window does. */
  box: HTMLElement | null;
  text: Pick<FrameText, 'text' | 'rangeOf'>;
  /** Called before the text is scrolled to a place. */
  beforeScroll(): void;
}

/** More are thinned out: each costs a measurement after the layout has changed. */
const mostPlaces = 2000;
/** The line that is kept in step, below the upper edge of what is seen, in CSS pixels. */
const lineBelowTop = 24;
/** What outlives a change of the texts' layout. */
export interface StepState {
  /** The text that was scrolled last. */
  leader: Side;
  /** Where a text was scrolled to by the other one, which must not lead back; NaN for none. */
  led: Record<Side, number>;
}

type Side = keyof CommonPlace;

/** Rounding of scroll positions, in CSS pixels. */
const slack = 2;

/**
 * Where the other text has what stands at `y`. Between two common places it is their share; before the first
 * and after the last one the distance to it.
 *
 * @param own the tops of the common places in CSS pixels, in the order of the text; NaN for one that is not shown
 * @param other the tops of the same places in the other text
 */
export function placeInStep(
  own: ArrayLike<number>,
  other: ArrayLike<number>,
  y: number,
): number | null {
  let before = -1;
  let after = -1;
  for (let at = 0; at < own.length && after < 0; at++) {
    if (Number.isNaN(own[at]!) || Number.isNaN(other[at]!)) continue;
    if (own[at]! > y) after = at;
    else before = at;
  }
  const from = (at: number) => other[at]! + y - own[at]!;
  if (before < 0 && after < 0) return null;
  if (before < 0) return from(after);
  if (after < 0) return from(before);
  const share = (y - own[before]!) / (own[after]! - own[before]!);
  // From the end of a column to the top of the next one there is nothing between.
  if (other[after]! < other[before]!) return from(share < 0.5 ? before : after);
  return other[before]! + share * (other[after]! - other[before]!);
}

/**
 * Scrolls two texts in step: what is at the top of the one that the user scrolls is at the top of the other. In
 * the last screen it is what is at the bottom, so that both come to their ends.
 *
 * @param places those of `own` and `other`
 * @param state the text that does not lead is in step at once
 * @returns how to stop it
 */
export function keepInStep(
  texts: Record<Side, ScrolledText>,
  places: readonly CommonPlace[],
  state: StepState,
): () => void {
  const some = thinned(places);
  const own = createSide(
    texts.own,
    some.map((place) => place.own),
  );
  const other = createSide(
    texts.other,
    some.map((place) => place.other),
  );
  const sides = { own, other };
  const follow = () => {
    const leading = sides[state.leader];
    const led = state.leader === 'own' ? 'other' : 'own';
    const line = leading.line();
    const wanted = placeInStep(leading.tops(), sides[led].tops(), leading.scrolled() + line);
    if (wanted !== null && sides[led].scrollTo(wanted - line)) {
      state.led[led] = sides[led].scrolled();
    }
  };
  let asked = 0;
  const scrolled = (side: Side) => {
    if (Math.abs(sides[side].scrolled() - state.led[side]) < slack) return;
    state.led[side] = Number.NaN;
    state.leader = side;
    asked ||= requestAnimationFrame(() => {
      asked = 0;
      follow();
    });
  };
  const stop = new AbortController();
  for (const side of ['own', 'other'] as const) {
    const { box, window } = texts[side];
    const options = { passive: true, signal: stop.signal };
    (box ?? window).addEventListener('scroll', () => scrolled(side), options);
  }
  follow();
  return () => {
    stop.abort();
    cancelAnimationFrame(asked);
  };
}

function thinned(places: readonly CommonPlace[]): CommonPlace[] {
  const step = Math.max(1, places.length / mostPlaces);
  return Array.from(
    { length: Math.min(places.length, mostPlaces) },
    (_, at) => places[Math.floor(at * step)]!,
  );
}

function createSide({ window, box, text, beforeScroll }: ScrolledText, offsets: number[]) {
  const scroller = box ?? window.document.documentElement;
  const scrolled = () => (box ? box.scrollTop : scrolledTo(window));
  let measured: { layout: string; tops: Float64Array } | null = null;

  return {
    scrolled,
    /** The line that is kept in step, from the upper edge of what is seen. */
    line(): number {
      const seen = box ? box.clientHeight : screenOf(window);
      const length = box ? box.scrollHeight : lengthOf(window);
      return readingLine(scrolled(), length - seen, seen, lineBelowTop);
    },
    /** The places from the top of the text; measured anew when the layout has changed. */
    tops(): Float64Array {
      const { scrollHeight, scrollWidth, clientWidth } = scroller;
      const layout = `${scrollHeight} ${scrollWidth} ${clientWidth}`;
      if (measured?.layout === layout) return measured.tops;
      const from = scrolled() - (box?.getBoundingClientRect().top ?? 0);
      const topOf = (start: number) => {
        const place = text.rangeOf({ start, end: start + 1 });
        return place.getClientRects().length === 0 ? Number.NaN : edgesOf(place).start + from;
      };
      measured = { layout, tops: Float64Array.from(offsets, topOf) };
      return measured.tops;
    },
    /** False when it is there already. */
    scrollTo(top: number): boolean {
      if (Math.abs(scrolled() - top) < slack) return false;
      beforeScroll();
      if (box) box.scrollTo({ top, behavior: 'instant' });
      else scrollFrame(window, top);
      return true;
    },
  };
}
