import type { PopoverPlace } from '../highlights/popover-place';
import { screenOf, scrollFrameBy } from './text-flow';

/** The visible part of a box in the frame, in the coordinates of the page around it. */
export function visiblePart(box: DOMRect, outer: DOMRect): PopoverPlace {
  const top = Math.min(Math.max(outer.top, outer.top + box.top), outer.bottom);
  const bottom = Math.min(Math.max(top, outer.top + box.bottom), outer.bottom);
  return { left: outer.left + box.left, top, width: box.width, height: bottom - top };
}

/** Scrolls by screens, with a few lines of the last one left. */
export function scrollByScreens(frame: Window, by: number): void {
  scrollFrameBy(frame, by * (screenOf(frame) - 60), prefersReducedMotion() ? 'instant' : 'smooth');
}

function prefersReducedMotion(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
