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
  const before = lines[lastIndex(lines, at - 1, isThere)];
  const after = lines[firstIndex(lines, at, isThere)];
  const parent = element.parentElement;
  const isSibling = ({ line }: PageLine) => parent?.contains(line.block) === true;
  const siblings = endsOf(parent, lines, at, isThere);
  const place = (neighbour: PageLine) =>
    placeOf(twinOf(neighbour) as Element, siblings.map(twinOf) as Element[], element, found);
  const isAfter = before && (!after || isSibling(before) || !isSibling(after));
  if (isAfter) place(before).after(copy);
  else if (after) place(after).before(copy);
  const added = new Map(linesOf(copy).map((line) => [line.text, line]));
  for (let own = at; element.contains(lines[own]?.line.block ?? null); own++) {
    const line = lines[own]!;
    line.twin ??= added.get(line.line.text) ?? null;
  }
}

/** Where the lines of a parent begin and end; a page may have thousands of parts to put back below one. */
const rangesOfParents = new WeakMap<Element, readonly [number, number]>();

function rangeOf(parent: Element, lines: readonly PageLine[], at: number) {
  const isIn = (index: number) => parent.contains(lines[index]?.line.block ?? null);
  let [from, to] = [at, at];
  while (from > 0 && isIn(from - 1)) from--;
  while (isIn(to + 1)) to++;
  return [from, to] as const;
}

/** The first and the last of the lines below the parent that are there: what has both has all between. */
function endsOf(
  parent: Element | null,
  lines: readonly PageLine[],
  at: number,
  isThere: (line: PageLine) => boolean,
): PageLine[] {
  if (!parent) return [];
  const range = rangesOfParents.get(parent) ?? rangeOf(parent, lines, at);
  rangesOfParents.set(parent, range);
  const first = lines[firstIndex(lines, range[0], isThere)];
  const last = lines[lastIndex(lines, range[1], isThere)];
  return [first, last].filter((each) => each && parent.contains(each.line.block)) as PageLine[];
}

/** As `findIndex`, from an index on. */
function firstIndex<T>(all: readonly T[], from: number, is: (each: T) => boolean): number {
  let at = from;
  while (at < all.length && !is(all[at]!)) at++;
  return at;
}

function lastIndex<T>(all: readonly T[], from: number, is: (each: T) => boolean): number {
  let at = from;
  while (at >= 0 && !is(all[at]!)) at--;
  return at;
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
