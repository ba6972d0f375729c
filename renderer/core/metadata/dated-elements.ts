/** The elements of a page whose class or id says that they hold a date. */
import { remembered } from '../text/remembered';
import type { PageClues } from './page-clues';

/** More are not looked at: a page may have a million. */
export const MOST_ELEMENTS = 60;

const namedOn = new WeakMap<PageClues, readonly Element[]>();

/**
 * Those whose class or id says that they hold a date, in the order of the page; found once, since several places
 * ask for them.
 */
export function named(clues: PageClues): readonly Element[] {
  let found = namedOn.get(clues);
  if (!found) {
    found = findNamed(clues.document);
    namedOn.set(clues, found);
  }
  return found;
}

function findNamed(document: Document): Element[] {
  const named: Element[] = [];
  // Asking each element for its id as well would take as long as all else here.
  const byId = new Set(document.querySelectorAll(DATE_ID));
  for (const element of document.querySelectorAll(`[class], ${DATE_ID}`)) {
    if (!classSaysDate(element.getAttribute('class') ?? '') && !byId.has(element)) continue;
    named.push(element);
    if (named.length === MOST_ELEMENTS) break;
  }
  return named;
}

const DATE_ID =
  '[id]:is([id*="date" i], [id*="datum" i], [id*="fecha" i]), [data-testid*="date" i]';

const classSaysDate = remembered((names) =>
  /date|datum|fecha|publish|time|byline|meta|posted|info/i.test(names),
);
