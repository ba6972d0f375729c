/** The lines of a page in reading order. */
import { plainCharacters } from './plain-characters';
import type { PageRuns, TextRun } from './text-runs';

/** A line of text without a wide gap; a row of a table has one for each column. */
export interface Line {
  text: string;
  left: number;
  right: number;
  y: number;
  size: number;
  font: string;
  page: number;
  /** The line ends with a space, so its last word is complete. */
  endsWithSpace: boolean;
}

/** The size of most letters. */
export function bodySize(lines: readonly Line[]): number {
  const letters = new Map<number, number>();
  for (const { size, text } of lines) {
    const rounded = Math.round(size * 2) / 2;
    letters.set(rounded, (letters.get(rounded) ?? 0) + text.length);
  }
  let best = 0;
  for (const [size, count] of letters) if (count > (letters.get(best) ?? 0)) best = size;
  return best;
}

/** In font sizes; a wider gap separates two columns. */
const COLUMN_GAP = 2;
const WORD_GAP = 0.22;
/** A superscript or subscript still belongs to the line. */
const MOST_RAISED = 0.45;

export function linesOf(text: PageRuns, page: number): Line[] {
  const runs = drawnOnce(text.runs);
  const gutters = guttersOf(runs);
  const lines: Line[] = [];
  let pieces: TextRun[] = [];
  const end = () => {
    const line = lineOf(pieces, page);
    if (line) lines.push(line);
    pieces = [];
  };
  for (const run of runs) {
    // A space may have been stretched over the gap between two columns.
    const last = pieces.findLast(hasGlyphs);
    if (last && hasGlyphs(run) && !follows(run, last, gutters)) end();
    if (run.text !== '') pieces.push(run);
    if (run.endsLine) end();
  }
  end();
  return inReadingOrder(lines);
}

const hasGlyphs = ({ text }: TextRun) => text.trim() !== '';

function follows(run: TextRun, last: TextRun, gutters: readonly number[]): boolean {
  const size = Math.max(run.size, last.size);
  const gap = run.left - last.right;
  return (
    Math.abs(run.y - last.y) <= size * MOST_RAISED &&
    gap > -size &&
    gap < size * COLUMN_GAP &&
    !(gap > 0 && gutters.some((x) => last.right <= x && x <= run.left)) &&
    run.right >= last.left
  );
}

/** In font sizes: how far apart the two drawings of a bold letter are, at most. */
const DRAWN_TWICE = 0.1;
/** Runs back in which the first drawing is looked for: programs draw a letter or a line twice in turn. */
const LOOKED_BACK = 200;

/** Some programs make bold letters by drawing them twice, a fraction of a point apart. */
function drawnOnce(runs: readonly TextRun[]): TextRun[] {
  const recent = new Map<string, TextRun[]>();
  return runs.filter((run, at) => {
    if (!hasGlyphs(run)) return true;
    const same = recent.get(run.text) ?? [];
    const isSecond = same.some(
      (other) =>
        Math.abs(run.left - other.left) < run.size * DRAWN_TWICE &&
        Math.abs(run.y - other.y) < run.size * DRAWN_TWICE,
    );
    if (!isSecond) recent.set(run.text, [...same.slice(-8), run]);
    if (at % LOOKED_BACK === LOOKED_BACK - 1) recent.clear();
    return !isSecond;
  });
}

/** In font sizes: a narrower gap is a space between words. */
const NARROWEST_GUTTER = 0.8;
const FEWEST_ROWS = 6;

interface Gap {
  left: number;
  right: number;
  width: number;
}

/**
 * The horizontal places of gaps that lie below each other in most rows of a page that is drawn row by row
 * across its columns. Spaces of justified text can be as wide, but then all of them are.
 */
function guttersOf(runs: readonly TextRun[]): number[] {
  const gaps: Gap[] = [];
  let last: TextRun | null = null;
  for (const run of runs.filter(hasGlyphs)) {
    if (last && Math.abs(run.y - last.y) < run.size * 0.3 && run.left > last.right)
      gaps.push({ left: last.right, right: run.left, width: (run.left - last.right) / run.size });
    last = run;
  }
  const gutters: number[] = [];
  let rest = gaps.filter(({ width }) => width > NARROWEST_GUTTER);
  while (rest.length >= FEWEST_ROWS) {
    const place = mostCovered(rest);
    const covering = rest.filter(({ left, right }) => left <= place && place <= right);
    if (covering.length < FEWEST_ROWS) break;
    rest = rest.filter((gap) => !covering.includes(gap));
    const crossing = runs.filter((run) => hasGlyphs(run) && run.left < place && run.right > place);
    const others = gaps.filter((gap) => !covering.includes(gap));
    const isWide = medianWidth(covering) > 1.5 * medianWidth(others);
    if (crossing.length <= covering.length / 3 && isWide) gutters.push(place);
  }
  return gutters;
}

const medianWidth = (gaps: readonly Gap[]) =>
  gaps.map(({ width }) => width).sort((a, b) => a - b)[gaps.length >> 1] ?? 0;

/** The middle of the stretch that lies in most of the gaps. */
function mostCovered(gaps: readonly Gap[]): number {
  const ends = gaps
    .flatMap(({ left, right }) => [
      { x: left, step: 1 },
      { x: right, step: -1 },
    ])
    .sort((a, b) => a.x - b.x || b.step - a.step);
  let count = 0;
  let most = 0;
  let place = 0;
  for (const [at, { x, step }] of ends.entries()) {
    count += step;
    if (count > most) {
      most = count;
      place = (x + (ends[at + 1]?.x ?? x)) / 2;
    }
  }
  return place;
}

function lineOf(runs: readonly TextRun[], page: number): Line | null {
  let text = '';
  let last: TextRun | null = null;
  const weights = new Map<TextRun, number>();
  for (const run of runs) {
    const isApart = last !== null && run.left - last.right > run.size * WORD_GAP;
    if (isApart && !/\s$/.test(text) && !/^\s/.test(run.text)) text += ' ';
    text += run.text;
    last = run;
    weights.set(run, run.text.trim().length);
  }
  const words = text.replace(/[\s\0]+/g, ' ').trim();
  if (words === '') return null;
  const inked = runs.filter(hasGlyphs);
  const main = inked.reduce((most, run) => (weights.get(run)! > weights.get(most)! ? run : most));
  return {
    text: plainCharacters(words),
    left: Math.min(...inked.map(({ left }) => left)),
    right: Math.max(...inked.map(({ right }) => right)),
    y: main.y,
    size: main.size,
    font: main.font,
    page,
    endsWithSpace: /\s$/.test(text),
  };
}

/**
 * Nearly every program draws a page in reading order, one column after the other. Columns that are drawn
 * row by row, or in no order, are found by the gaps between them.
 */
function inReadingOrder(lines: Line[]): Line[] {
  let rows = 0;
  let jumps = 0;
  for (const [at, line] of lines.entries()) {
    const before = lines[at - 1];
    if (!before) continue;
    if (Math.abs(line.y - before.y) < line.size * 0.3) rows += 1;
    else if (line.y < before.y - line.size * 2) jumps += 1;
  }
  const isDisordered = jumps > 4 && jumps > lines.length / 8;
  const isRowByRow = rows >= 5 && rows > lines.length / 4;
  return isDisordered || isRowByRow ? byGaps(lines, 0) : lines;
}

/** Splits at the widest gap through all lines, into columns first, then rows (XY-cut). */
function byGaps(lines: Line[], depth: number): Line[] {
  if (lines.length < 2 || depth > 12) return lines;
  const size = lines.map((line) => line.size).sort((a, b) => a - b)[lines.length >> 1]!;
  const columns = split(
    lines,
    ({ left }) => left,
    ({ right }) => right,
    size * 0.8,
  );
  // Two lines side by side are a row of a table; columns have more lines.
  if (columns?.every((each) => each.length > 2)) {
    return columns.flatMap((each) => byGaps(each, depth + 1));
  }
  const top = (line: Line) => line.y - line.size;
  const rows = split(lines, top, ({ y }) => y, size * 0.4);
  if (rows) return rows.flatMap((each) => byGaps(each, depth + 1));
  return lines.toSorted((a, b) => (Math.abs(a.y - b.y) < size * 0.3 ? a.left - b.left : a.y - b.y));
}

/** Splits in two at the widest gap; null when no gap is wider than `least`. */
function split(
  lines: readonly Line[],
  start: (line: Line) => number,
  end: (line: Line) => number,
  least: number,
): [Line[], Line[]] | null {
  const sorted = lines.toSorted((a, b) => start(a) - start(b));
  let reached = end(sorted[0]!);
  let widest = least;
  let place: number | null = null;
  for (const line of sorted) {
    if (start(line) - reached > widest) {
      widest = start(line) - reached;
      place = start(line);
    }
    reached = Math.max(reached, end(line));
  }
  if (place === null) return null;
  const at = place;
  return [lines.filter((line) => start(line) < at), lines.filter((line) => start(line) >= at)];
}
