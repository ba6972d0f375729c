import { bodySize, type Line } from './lines';

/** Fewest pages on which a line must be repeated to be a running head. */
const FEWEST = 3;
/** Lines at the top and bottom that are examined. */
const DEPTH = 3;

/** The pages without running heads and page numbers. */
export function withoutMargins(pages: readonly (readonly Line[])[]): Line[][] {
  const seen = new Map<string, Set<number>>();
  const body = bodySize(pages.flat());
  for (const [page, lines] of pages.entries()) {
    for (const line of edgesOf(lines)) {
      const key = patternOf(line, body);
      seen.set(key, (seen.get(key) ?? new Set()).add(page));
    }
  }
  // Left and right pages have different running heads, and chapters change theirs.
  const enough = Math.max(FEWEST, Math.min(pages.length * 0.15, 10));
  const isRepeated = (line: Line) => (seen.get(patternOf(line, body))?.size ?? 0) >= enough;
  return pages.map((lines) => {
    const heads = runningHeads(lines, isRepeated, body);
    const edges = new Set(edgesOf(lines));
    return lines.filter(
      (line) => !heads.has(line) && !(edges.has(line) && isPageNumber(line, pages.length)),
    );
  });
}

/** A running head is so much farther from the text than lines of the text are from one another. */
const APART = 1.3;

/**
 * The repeated lines at both edges of a page that stand apart from its text, or in another size. Paragraphs may begin with the
 * same words on many pages: minutes, statutes, reports.
 */
function runningHeads(
  lines: readonly Line[],
  isRepeated: (line: Line) => boolean,
  body: number,
): Set<Line> {
  const rows = rowsOf(lines);
  const pitch = pitchOf(rows);
  const found = new Set<Line>();
  for (const fromTop of [true, false]) {
    const inward = fromTop ? rows : rows.toReversed();
    const count = Math.min(DEPTH, inward.length);
    // From the text outwards: what stands close to the text belongs to it.
    let inner = inward[count];
    for (const row of inward.slice(0, count).reverse()) {
      const isApart = !inner || Math.abs(row.y - inner.y) > pitch * APART;
      const isBesideHead = inner?.lines.every((line) => found.has(line)) ?? false;
      for (const line of row.lines.filter(isRepeated)) {
        const isOfOtherSize = Math.abs(line.size - body) > 0.5;
        if (isApart || isBesideHead || isOfOtherSize) found.add(line);
      }
      inner = row;
    }
  }
  return found;
}

interface Row {
  y: number;
  lines: Line[];
}

/** The lines by their height on the page; columns stand side by side. */
function rowsOf(lines: readonly Line[]): Row[] {
  const rows: Row[] = [];
  for (const line of lines.toSorted((a, b) => a.y - b.y)) {
    const last = rows.at(-1);
    if (last && line.y - last.y < line.size / 2) last.lines.push(line);
    else rows.push({ y: line.y, lines: [line] });
  }
  return rows;
}

/** The usual distance of two rows; 0 where there are too few of them to tell. */
function pitchOf(rows: readonly Row[]): number {
  const gaps = rows.slice(1).map((row, at) => row.y - rows[at]!.y);
  if (gaps.length < 2 * DEPTH) return 0;
  return gaps.sort((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0;
}

function edgesOf(lines: readonly Line[]): Line[] {
  const sorted = lines.toSorted((a, b) => a.y - b.y);
  return [...sorted.slice(0, DEPTH), ...sorted.slice(-DEPTH)];
}

/** What counts up in a text: the titles of slides, captions, headings. A number in them is no page number. */
const COUNTED =
  /^(?:fig(?:ure|\.)?|table|tab\.?|abb(?:ildung|\.)?|exhibit|chart|box|plate|scheme|equation|example|step|part|chapter|section|question|exercise|그림|표|사진|도표|예제|문제|図|表|写真|图|圖|問)\s*\d/i;

/** The position, and the text with page numbers replaced, unless the text counts something else. */
function patternOf(line: Line, body: number): string {
  const { text, y, size } = line;
  const isCounted = size > body * 1.15 || COUNTED.test(text);
  return `${Math.round(y / 6)} ${isCounted ? text : text.replace(/\d+|\b[ivxl]+\b/gi, '#')}`;
}

const isPageNumber = ({ text }: Line, pageCount: number) =>
  pageCount > 1 && /^(?:[-–—]\s*)?\d{1,4}(?:\s*\/\s*\d{1,4})?(?:\s*[-–—])?$/.test(text);
