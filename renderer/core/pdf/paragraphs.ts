/** Makes paragraphs and headings of a document's lines. */
import { createLineJoiner } from './join-lines';
import type { Line } from './lines';

export interface Block {
  element: 'p' | 'h2' | 'h3';
  text: string;
  /** Points; the largest text on the first page is the title. */
  size: number;
  page: number;
}

const SENTENCE_END = /(?:[.!?。！？…:：]|다\.?)["'”’」』)\]】]*$/;
const BULLET =
  /^(?:[•▪▫●○◦‣■□◆◇▶※*·∙–—-]\s|\(?\d{1,3}[.)]\s|[가-하][.)]\s|[①-⑳]|\[\d{1,3}\]\s|제\d+[조장절])/u;
/** Dot leaders before a page number in a table of contents. */
const LEADERS = /(?:\s?[.·…]){4,}\s?/;
const LONGEST_HEADING = 200;

export function blocksOf(pages: readonly (readonly Line[])[]): Block[] {
  const lines = pages.flat();
  const body = bodySize(lines);
  const join = createLineJoiner(lines);
  const paragraphs: Line[][] = [];
  for (const column of pages.flatMap(columnsOf)) {
    const [first, ...rest] = paragraphsIn(column);
    const last = paragraphs.at(-1);
    if (!first) continue;
    if (last && continues(last, first, column, body)) last.push(...first);
    else paragraphs.push(first);
    paragraphs.push(...rest);
  }
  return paragraphs.map((paragraph) => {
    const text = paragraph.reduce(join, '').replace(LEADERS, ' … ');
    const { size, page } = paragraph[0]!;
    const isHeading = size > body * 1.15 && text.length <= LONGEST_HEADING;
    const element = isHeading ? (size > body * 1.4 ? 'h2' : 'h3') : 'p';
    return { element, text, size, page };
  });
}

/** The size of most letters. */
function bodySize(lines: readonly Line[]): number {
  const letters = new Map<number, number>();
  for (const { size, text } of lines) {
    const rounded = Math.round(size * 2) / 2;
    letters.set(rounded, (letters.get(rounded) ?? 0) + text.length);
  }
  let best = 0;
  for (const [size, count] of letters) if (count > (letters.get(best) ?? 0)) best = size;
  return best;
}

/** Consecutive lines of about one size, one below the other. */
function columnsOf(lines: readonly Line[]): Line[][] {
  const columns: Line[][] = [];
  for (const line of lines) {
    const column = columns.at(-1);
    const above = column?.at(-1);
    if (column && above && isBelow(line, above)) column.push(line);
    else columns.push([line]);
  }
  return columns;
}

function isBelow(line: Line, above: Line): boolean {
  const size = Math.max(line.size, above.size);
  const step = line.y - above.y;
  return (
    step > size * 0.5 &&
    step < size * 2.6 &&
    Math.abs(line.size - above.size) < size * 0.1 &&
    line.left < above.right &&
    line.right > above.left
  );
}

function paragraphsIn(column: readonly Line[]): Line[][] {
  const steps = column.slice(1).map((line, at) => line.y - column[at]!.y);
  const usual = [...steps].sort((a, b) => a - b)[steps.length >> 2] ?? 0;
  const right = Math.max(...column.map((line) => line.right));
  const width = right - Math.min(...column.map((line) => line.left));
  const margin = usualLeft(column);
  const isJustified =
    column.filter((line) => right - line.right < line.size * 0.5).length > column.length * 0.5;
  const paragraphs: Line[][] = [];
  for (const [at, line] of column.entries()) {
    const above = column[at - 1];
    const isShort =
      above !== undefined &&
      right - above.right > (isJustified ? line.size * 1.5 : Math.max(width * 0.2, line.size * 3));
    const indent = line.left - margin;
    const indentAbove = above ? above.left - margin : 0;
    const begins =
      !above ||
      steps[at - 1]! > usual * (isInSentence(above, line) ? 1.9 : 1.25) ||
      // Each line of a table of contents is a paragraph.
      LEADERS.test(above.text) ||
      // A first line's indent; in a quotation, all lines are indented.
      (indent > line.size * 0.7 && Math.abs(indent - indentAbove) > line.size * 0.5) ||
      // A hanging indent, as in bibliographies.
      indent < -line.size * 0.7 ||
      (isShort && (SENTENCE_END.test(above.text) || BULLET.test(line.text))) ||
      (isShort && above.font !== line.font) ||
      (BULLET.test(line.text) && SENTENCE_END.test(above.text));
    if (begins) paragraphs.push([line]);
    else paragraphs.at(-1)!.push(line);
  }
  return paragraphs;
}

const isInSentence = (above: Line, line: Line) =>
  !SENTENCE_END.test(above.text) && /^\p{Ll}/u.test(line.text);

/** The left edge of most lines. */
function usualLeft(lines: readonly Line[]): number {
  const counts = new Map<number, number>();
  for (const { left } of lines) {
    const rounded = Math.round(left / 2) * 2;
    counts.set(rounded, (counts.get(rounded) ?? 0) + 1);
  }
  let best = lines[0]!.left;
  let most = 1;
  for (const [left, count] of counts) {
    if (count > most || (count === most && left < best)) [best, most] = [left, count];
  }
  return best;
}

/**
 * Whether a paragraph continues after the end of a column or page: in the middle of a sentence and in the
 * same font.
 */
function continues(
  last: readonly Line[],
  first: readonly Line[],
  column: readonly Line[],
  body: number,
) {
  const before = last.at(-1)!;
  const after = first[0]!;
  const isBody = [before, after].every(({ size }) => Math.abs(size - body) < body * 0.1);
  if (!isBody || SENTENCE_END.test(before.text) || BULLET.test(after.text)) return false;
  if (after.page === before.page && after.y > before.y) return false;
  if (after.left - usualLeft(column) > after.size * 0.7) return false;
  return last.length + first.length > 2 && /^[\p{Ll}\p{Lo}\p{N}("'“‘(]/u.test(after.text);
}
