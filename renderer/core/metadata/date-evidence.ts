/** The dates in the lines of a page, each with what speaks for it and against it, as numbers. */
import { type Label, labelIn } from './date-labels';
import { datesIn } from './dates';
import { isInSentence, type LinesAndTitle, placesOfTitle } from './shown-date';

export interface DateEvidence {
  iso: string;
  /** Its label says that it is a member's, or the moment at which the page was shown. */
  isOther: boolean;
  /** In the order of `DATE_EVIDENCE`. */
  evidence: number[];
}

/** The names of the numbers. A change of them needs the model to be trained again. */
export const DATE_EVIDENCE = [
  ...['from title', 'from title above', 'line', 'share of lines', 'length', 'before', 'after'],
  ...['label', 'label above', 'time', 'lines of its shape', 'which of its shape'],
  ...['prose above', 'prose since title', 'from prose', 'length above', 'length below'],
  ...['dates in line', 'its day', 'earlier days', 'later days', 'which date', 'dates', 'prose'],
  'words before',
] as const;

/** A longer line is prose, with dates of what it tells of. */
const LONGEST_LINE = 120;
const PROSE = 100;
/** "Not there", and the farthest that is told apart. */
const [NOWHERE, FARTHEST_ABOVE, FARTHEST_BELOW] = [-99, -60, 200];
/** As much of a line's end tells its shape: "13. 1. 2020, 13:47" below each name of a list of comments. */
const SHAPE = 24;

interface Found {
  iso: string;
  at: number;
  before: string;
  after: string;
}

export function datesWithEvidence(page: LinesAndTitle): DateEvidence[] {
  const found = datesInLines(page);
  const { lines } = page;
  const titles = placesOfTitle(page);
  const proseAbove = countUp(lines);
  const firstProse = lines.findIndex(isProse);
  const days = [...new Set(found.map(({ iso }) => dayOf(iso)))].sort();
  const ofDay = countBy(found, ({ iso }) => dayOf(iso));
  const inLine = countBy(found, ({ at }) => at);
  const ofShape = countBy(found, ({ at }) => shapeOf(lines[at]!));
  const seenShapes = new Map<string, number>();
  return found.map(({ iso, at, before, after }, which) => {
    const line = lines[at]!;
    const above = titles.findLast((place) => place <= at);
    const shape = shapeOf(line);
    const nth = seenShapes.get(shape) ?? 0;
    seenShapes.set(shape, nth + 1);
    const day = days.indexOf(dayOf(iso));
    const evidence = [
      titles.length === 0 ? NOWHERE : within(at - titles[0]!),
      above === undefined ? NOWHERE : within(at - above),
      at,
      at / lines.length,
      line.length,
      before.length,
      after.length,
      numberOf(labelIn(before)),
      numberOf(labelAbove(lines[at - 1])),
      iso.includes('T') ? 1 : 0,
      ofShape.get(shape)!,
      nth,
      proseAbove[at]!,
      above === undefined ? -1 : proseAbove[at]! - proseAbove[above]!,
      firstProse === -1 ? NOWHERE : Math.max(NOWHERE, Math.min(-NOWHERE, at - firstProse)),
      (lines[at - 1] ?? '').length,
      (lines[at + 1] ?? '').length,
      inLine.get(at)!,
      ofDay.get(dayOf(iso))!,
      day,
      days.length - 1 - day,
      which,
      found.length,
      proseAbove.at(-1) ?? 0,
      (before.match(/\p{L}+/gu) ?? []).length,
    ];
    const isOther = labelIn(before) === 'other' || isInSentence({ before, after });
    return { iso, isOther, evidence };
  });
}

function datesInLines({ lines, locale }: LinesAndTitle): Found[] {
  return lines.flatMap((line, at) => {
    if (line.length >= LONGEST_LINE || !/\p{Nd}/u.test(line)) return [];
    return datesIn(line, locale).map(({ iso, before, after }) => ({ iso, at, before, after }));
  });
}

const dayOf = (iso: string) => iso.slice(0, 10);
const isProse = (line: string) => line.length > PROSE;
const within = (steps: number) => Math.max(FARTHEST_ABOVE, Math.min(FARTHEST_BELOW, steps));

const shapeOf = (line: string) =>
  line
    .replace(/\p{L}+/gu, 'a')
    .replace(/\p{Nd}+/gu, '9')
    .slice(-SHAPE);

/** For each line, and for the end, how many lines of prose are above it. */
function countUp(lines: readonly string[]): number[] {
  const counts = [0];
  for (const line of lines) counts.push(counts.at(-1)! + (isProse(line) ? 1 : 0));
  return counts;
}

function countBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, number> {
  const counts = new Map<Key, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}

/** A line with digits is no label of the next one, but a date of its own. */
const labelAbove = (line = '') =>
  line.length < 40 && !/\p{Nd}/u.test(line) ? labelIn(line) : null;

const numberOf = (label: Label | null) =>
  label === null ? 2 : { published: 3, changed: 1, other: 0 }[label];
