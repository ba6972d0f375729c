/** Which lines of a page are in the body of its article, wherever they stand there. */
import { withoutSpaces } from '../article/left-out';
import { type TextLine, textOfLine } from './text-lines';

/** What is known of each line of the page; in the order of the lines. */
export interface KeptLine {
  /** `whole`: the same line is in the body. `within`: its text is in other lines of it. */
  kept: 'whole' | 'within' | null;
}

export const isKept = ({ kept }: KeptLine) => kept !== null;

/** Shorter ones stand on a page several times: the one beside other lines of the body is meant. */
const LONG = 24;

/** Characters that may be searched for lines that are set in another way; a page can be hostile. */
const MOST_WORK = 30_000_000;

/**
 * Each line of the body accounts for one line of the page, so nothing is taken for kept that the body
 * has fewer times. Of a line that is in the body in part, the runs that are there are taken out.
 */
export function markKept(
  page: readonly TextLine[],
  body: readonly TextLine[],
  title: string,
): KeptLine[] {
  const counts = new Map<string, number>();
  for (const key of [...body.map((line) => line.key), withoutSpaces(title)])
    if (key) counts.set(key, (counts.get(key) ?? 0) + 1);
  const marks: KeptLine[] = page.map(() => ({ kept: null }));
  const take = (at: number) => {
    const left = counts.get(page[at]!.key) ?? 0;
    if (marks[at]!.kept || left === 0) return;
    counts.set(page[at]!.key, left - 1);
    marks[at]!.kept = 'whole';
  };
  for (const [at, { key }] of page.entries()) if (key.length >= LONG) take(at);
  for (let at = 1; at < page.length; at++) if (marks[at - 1]!.kept) take(at);
  for (let at = page.length - 2; at >= 0; at--) if (marks[at + 1]!.kept) take(at);
  for (const at of page.keys()) take(at);
  markWithin(page, marks, restOf(counts));
  return marks;
}

function restOf(counts: ReadonlyMap<string, number>): string[] {
  let rest = '';
  for (const [key, count] of counts) rest += key.repeat(count);
  return rest === '' ? [] : [rest];
}

/** Lines that the body has in other pieces: what was one line there is several here, or the reverse. */
function markWithin(page: readonly TextLine[], marks: KeptLine[], rest: string[]): void {
  let work = 0;
  const takeFrom = (key: string): boolean => {
    if (key === '') return true;
    for (const [at, piece] of rest.entries()) {
      if (piece.length < key.length) continue;
      if (work > MOST_WORK) return false;
      work += piece.length;
      const found = piece.indexOf(key);
      if (found < 0) continue;
      const around = [piece.slice(0, found), piece.slice(found + key.length)];
      rest.splice(at, 1, ...around.filter((each) => each !== ''));
      return true;
    }
    return false;
  };
  const unmatched = page.map((_, at) => at).filter((at) => !marks[at]!.kept);
  if (rest.length === 0) return;
  // The longest first: a short one must not take its letters out of a long one.
  unmatched.sort((one, other) => page[other]!.key.length - page[one]!.key.length);
  for (const at of unmatched) {
    const isBeside = marks[at - 1]?.kept || marks[at + 1]?.kept;
    if ((isBeside || page[at]!.key.length >= LONG) && takeFrom(page[at]!.key))
      marks[at]!.kept = 'within';
  }
  for (const at of unmatched) {
    const line = page[at]!;
    if (rest.length === 0) return;
    if (marks[at]!.kept || line.runs.length < 2) continue;
    const long = line.runs.filter(({ text }) => withoutSpaces(text).length >= LONG);
    long.sort((one, other) => other.text.length - one.text.length);
    const taken = new Set(long.filter(({ text }) => takeFrom(withoutSpaces(text))));
    if (taken.size === 0) continue;
    // A short run between two that were taken, such as a link of one word, is part of their sentence.
    for (const run of line.runs)
      if (!taken.has(run) && takeFrom(withoutSpaces(run.text))) taken.add(run);
    line.runs = line.runs.filter((run) => !taken.has(run));
    line.key = withoutSpaces(textOfLine(line));
    if (line.key === '') marks[at]!.kept = 'within';
  }
}
