import { lastAbove, onScrolled } from './outline';
import type { PlacedMark } from './placed-marks';
import { edgesOf, isVertical } from './text-flow';

type FrameWindow = Window & typeof globalThis;

/** A hostile list of highlights must not fill the document with buttons: those around what is seen have bars. */
const mostMarks = 1000;
/** Bars of overlapping highlights stand side by side in so many columns. */
const columns = 3;

/**
 * Draws a bar in the margin of `body` beside the lines of each highlight, above them in vertical text, and keeps
 * it there while the layout changes. A click on it is a click on the highlight. Of very many highlights those
 * around what is seen have bars.
 *
 * @param placed in the order of the text
 * @returns a function that removes the bars
 */
export function showMarginMarks(
  frame: FrameWindow,
  body: Element,
  placed: readonly PlacedMark[],
  nameOf: (placed: PlacedMark) => string,
  onMark: (id: string) => void,
): () => void {
  const { document } = frame;
  if (placed.length === 0) return () => {};
  const margin = document.createElement('div');
  margin.className = 'margin-marks';
  let from = 0;
  let bars: { bar: HTMLElement; range: Range }[] = [];
  const barOf = (each: PlacedMark) => {
    const bar = document.createElement('button');
    bar.type = 'button';
    bar.className = 'margin-mark';
    // The keys for the next and the previous highlight lead to them; hundreds of Tab stops would not help.
    bar.tabIndex = -1;
    bar.dataset.colour = each.mark.colour;
    bar.toggleAttribute('data-noted', each.mark.note !== '');
    bar.setAttribute('aria-label', nameOf(each));
    bar.addEventListener('click', (event) => {
      event.stopPropagation();
      onMark(each.mark.id);
    });
    return { bar, range: each.range };
  };
  const draw = () => {
    bars = placed.slice(from, from + mostMarks).map(barOf);
    margin.replaceChildren(...bars.map(({ bar }) => bar));
    place();
  };
  const place = () => {
    // All reads before all writes: one layout.
    const isTurned = isVertical(document);
    const edge = body.getBoundingClientRect();
    const boxes = bars.map(({ range }) => range.getBoundingClientRect());
    const edges = bars.map(({ range }) => edgesOf(range));
    const ends = new Array<number>(columns).fill(Number.NEGATIVE_INFINITY);
    for (const [at, { bar }] of bars.entries()) {
      const { top, left, width, height } = boxes[at]!;
      const { start, end } = edges[at]!;
      const free = ends.findIndex((last) => last <= start);
      const column = free < 0 ? columns - 1 : free;
      ends[column] = Math.max(ends[column]!, end);
      const away = 16 + 10 * column;
      const x = isTurned ? left : edge.left - away;
      const y = isTurned ? edge.top - away : top;
      bar.style.left = `${x + frame.scrollX}px`;
      bar.style.top = `${y + frame.scrollY}px`;
      bar.style.width = isTurned ? `${width}px` : '';
      bar.style.height = isTurned ? '' : `${height}px`;
      bar.hidden = end === start;
    }
  };
  /** Draws others when what is seen is about to come to the end of those that are drawn. */
  const follow = () => {
    const seen = firstInSight(placed);
    const isNear = seen - from > mostMarks / 4 && seen - from < (mostMarks * 3) / 4;
    const wanted = Math.max(0, Math.min(seen - mostMarks / 2, placed.length - mostMarks));
    if (isNear || wanted === from) return;
    from = wanted;
    draw();
  };
  document.body.append(margin);
  draw();
  // Pictures that load, another width, another size of the text.
  const observer = new frame.ResizeObserver(place);
  observer.observe(body);
  observer.observe(document.body);
  const isPart = placed.length > mostMarks;
  if (isPart) follow();
  const stopFollowing = isPart ? onScrolled(frame, follow) : () => {};
  return () => {
    stopFollowing();
    observer.disconnect();
    margin.remove();
  };
}

/** Index of the first highlight that ends below the upper edge; the last one where none does. */
function firstInSight(placed: readonly PlacedMark[]): number {
  const above = lastAbove(placed.length, (at) => edgesOf(placed[at]!.range).end, 0);
  return Math.min(above + 1, placed.length - 1);
}
