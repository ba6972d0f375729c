/** Headings that say the words of furniture and are parts of the article all the same. */
import { furnitureIn } from './furniture-phrases';
import { isHeading, type Line, linesOf } from './lines';
import { isParagraph } from './paragraph';
import { isRelatedLabel } from './related-phrases';

/** The two places in which headings of one article stand: in one block, or in a section each. */
interface Place {
  kind: string;
  within: Element | null;
}

/** Headings of one kind are chapters from this number on, whatever each says. */
const ENOUGH = 3;

/**
 * The headings with a paragraph below that are built like another heading of the article: "Comments"
 * between "Methods" and "Results" is a chapter. A box of furniture has a block of its own.
 */
export function headingsOfText(lines: readonly Line[]): Set<Element> {
  const known = new Map<Element | null, Map<string, number>>();
  const withControls = new Map<Element, boolean>();
  const doubtful: Line[] = [];
  for (const line of lines) {
    if (!isHeading(line.block) || line.linked > 0 || !hasParagraphBelow(line.block)) continue;
    const isDoubtful = furnitureIn(line.text) !== null || isRelatedLabel(line.text);
    if (isDoubtful) doubtful.push(line);
    for (const { kind, within } of placesOf(line.block, withControls))
      count(known, within, kind, isDoubtful ? 1 : ENOUGH);
  }
  const isLikeOthers = ({ block }: Line) =>
    placesOf(block, withControls).some(
      ({ kind, within }) => (known.get(within)?.get(kind) ?? 0) >= ENOUGH,
    );
  return new Set(doubtful.filter(isLikeOthers).map(({ block }) => block));
}

function count(
  known: Map<Element | null, Map<string, number>>,
  within: Element | null,
  kind: string,
  weight: number,
): void {
  const kinds = known.get(within) ?? new Map<string, number>();
  kinds.set(kind, (kinds.get(kind) ?? 0) + weight);
  known.set(within, kinds);
}

/** @param withControls remembers for each section whether it asks for something; a section may have 10,000 headings */
function placesOf(heading: Element, withControls: Map<Element, boolean>): Place[] {
  const parent = heading.parentElement;
  const places: Place[] = [{ kind: heading.nodeName, within: parent }];
  if (parent?.nodeName !== 'SECTION') return places;
  const asks = withControls.get(parent) ?? parent.querySelector('form, input, button') !== null;
  withControls.set(parent, asks);
  if (!asks) places.push({ kind: `SECTION ${heading.nodeName}`, within: parent.parentElement });
  return places;
}

function hasParagraphBelow(heading: Element): boolean {
  const next = heading.nextElementSibling;
  return next?.nodeName === 'P' && linesOf(next).some(isParagraph);
}
