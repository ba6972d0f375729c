import type { PlacedMark } from './placed-marks';
import { markAt } from './placed-marks';

/** What a context menu of the article's frame is about. */
export interface MenuTarget {
  /** In CSS pixels of the frame's window. */
  x: number;
  y: number;
  /** The id of the highlight there. */
  mark: string | null;
  /** The http(s) address of the link there. */
  link: string | null;
  image: HTMLImageElement | null;
}

/** What is at the place of a `contextmenu` event, which a mouse, a finger or the keyboard has caused. */
export function menuTargetOf(event: MouseEvent, placed: readonly PlacedMark[]): MenuTarget {
  const { clientX: x, clientY: y } = event;
  // The frame's elements are of another realm, where `instanceof Element` is false.
  const element = event.target as Partial<Element> | null;
  const href = element?.closest?.('a[href], area[href]')?.getAttribute('href') ?? '';
  const image = element?.closest?.('img') ?? null;
  return {
    ...{ x, y },
    mark: markAt(placed, x, y)?.mark.id ?? null,
    link: /^https?:\/\//i.test(href) ? href : null,
    image: image !== null && image.naturalWidth > 0 ? image : null,
  };
}
