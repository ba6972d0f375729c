/** The date that readers see at the headline, compared with the one in the page's data. */

import { type DateInText, datesIn } from './dates';
import type { PageClues } from './page-clues';

const [LINES_ABOVE, LINES_BELOW] = [6, 8];
/** A date that begins a longer line is set before the text: "1 February 2022 The harbour …". */
const LONGEST_SMALL_PRINT = 120;
const MOST_LETTERS_BEFORE = 3;

/** What is read of a page here. */
export type LinesAndTitle = Pick<PageClues, 'lines' | 'title' | 'locale'>;

/** The numbers of the lines that show the title, in their order. */
export function placesOfTitle({ lines, title }: LinesAndTitle): number[] {
  const isTitle = shows(title);
  return lines.flatMap((line, at) => (isTitle(line) ? [at] : []));
}

/** The lines around the first one that shows the title, in their order; none where no line shows it. */
function linesNearTitle({ lines, title }: LinesAndTitle): readonly string[] {
  const at = lines.findIndex(shows(title));
  return at === -1 ? [] : lines.slice(Math.max(0, at - LINES_ABOVE), at + LINES_BELOW + 1);
}

function shows(title: string): (line: string) => boolean {
  const folded = fold(title);
  return (line) => {
    const text = fold(line);
    return text === folded || (folded.length > 10 && text.includes(folded));
  };
}

const fold = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/**
 * The first date below the title, else above it, as ISO 8601; `isWanted` leaves out those of changes and
 * members.
 */
export function dateNearTitle(
  clues: PageClues,
  isWanted: (date: DateInText, above: string) => boolean,
): string | null {
  const near = linesNearTitle(clues);
  const title = near.findIndex(shows(clues.title));
  const places = [...near.keys()];
  // Above the title the head of the site may show which day it is.
  for (const at of [...places.slice(title), ...places.slice(0, title)]) {
    const line = near[at]!;
    if (!/\p{Nd}/u.test(line)) continue;
    const date = datesIn(line, clues.locale).find(
      (each) =>
        (line.length < LONGEST_SMALL_PRINT || each.before.length <= MOST_LETTERS_BEFORE) &&
        !isInSentence(each) &&
        isWanted(each, near[at - 1] ?? ''),
    );
    if (date) return date.iso;
  }
  return null;
}

/** "On 4 July 1911 the first card was written.": what the text tells of. */
export const isInSentence = ({ before, after }: Pick<DateInText, 'before' | 'after'>): boolean =>
  /^\p{L}+\s$/u.test(before) && after.length > 30 && /^\s\p{Ll}.*[.!?]["”’»)]?$/u.test(after);

/**
 * The date in the data, unless readers see another one: some templates fill data from other fields.
 * `shown` is the date of the nearest element below the headline. A day more or less is the zone of
 * the server. ISO 8601.
 */
export function asShown(stated: string, shown: string | null, clues: PageClues): string {
  if (!shown || dayOf(shown) === dayOf(stated)) return stated;
  const daysApart = Math.abs(Date.parse(dayOf(shown)) - Date.parse(dayOf(stated))) / MS_OF_DAY;
  if (daysApart <= 1) return stated;
  const seen = linesNearTitle(clues).flatMap((line) => datesIn(line, clues.locale));
  return seen.some(({ iso }) => dayOf(iso) === dayOf(stated)) ? stated : shown;
}

const MS_OF_DAY = 24 * 3_600_000;
const dayOf = (iso: string) => iso.slice(0, 10);
