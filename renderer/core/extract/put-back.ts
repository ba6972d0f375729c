/** Puts copies of the page's elements into the block that was taken, where they are on the page. */

import { type PageLine, UNSEEN } from './left-lines';
import { linesOf } from './lines';

const RESTORED = 'data-restored';

/** Why the line was put back; null for what Readability took. */
export const whyRestored = (block: Element): string | null =>
  block.closest(`[${RESTORED}]`)?.getAttribute(RESTORED) ?? null;

export function copyOf(element: Element, reason: string): Element {
  const copy = element.cloneNode(true) as Element;
  copy.setAttribute(RESTORED, reason);
  for (const unseen of copy.querySelectorAll(UNSEEN)) unseen.remove();
  return copy;
}

/** `at` is the index of the element's first line. Its lines count as taken from now on. */
export function putBack(
  element: Element,
  copy: Element,
  at: number,
  lines: readonly PageLine[],
  found: Element,
): void {
  const twinOf = ({ twin }: PageLine) => (twin && found.contains(twin.block) ? twin.block : null);
  const isThere = (each: PageLine) => twinOf(each) !== null;
  const before = lines.slice(0, at).findLast(isThere);
  const after = lines.slice(at).find(isThere);
  const parent = element.parentElement;
  const siblings = lines.filter((each) => isThere(each) && parent?.contains(each.line.block));
  const place = (neighbour: PageLine) =>
    placeOf(twinOf(neighbour) as Element, siblings.map(twinOf) as Element[], element, found);
  const isAfter = before && (!after || siblings.includes(before) || !siblings.includes(after));
  if (isAfter) place(before).after(copy);
  else if (after) place(after).before(copy);
  const added = linesOf(copy);
  for (const each of lines) {
    if (!each.twin && element.contains(each.line.block))
      each.twin = added.find(({ text }) => text === each.line.text) ?? null;
  }
}

const PARTS = /^(?:LI|TD|TH|TR|TBODY|DT|DD|CAPTION)$/;

/** The neighbour, or the element around it in the block that has all siblings of the page's element. */
function placeOf(
  neighbour: Element,
  siblings: readonly Element[],
  element: Element,
  found: Element,
): Element {
  let place = neighbour;
  while (place.parentElement && place.parentElement !== found) {
    const { parentElement } = place;
    const isPart = PARTS.test(place.nodeName) && place.nodeName !== element.nodeName;
    if (!isPart && siblings.every((each) => parentElement.contains(each))) break;
    place = parentElement;
  }
  return place;
}
