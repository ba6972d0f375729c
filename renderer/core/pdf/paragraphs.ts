/** Makes paragraphs and headings of a document's lines. */
import { createLineJoiner } from './join-lines';
import { bodySize, type Line } from './lines';

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
    const [first, ...rest] = paragraphsIn(column, body);
    if (!first) continue;
    // Below the last paragraph of a page there may be footnotes in smaller letters.
    const last = paragraphs.findLast((each) => !isSmall(each, body));
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

const isSmall = (paragraph: readonly Line[], body: number) =>
  paragraph.every(({ size }) => size < body * 0.95);

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

function paragraphsIn(column: readonly Line[], body: number): Line[][] {
  const steps = column.slice(1).map((line, at) => line.y - column[at]!.y);
  const usual = [...steps].sort((a, b) => a - b)[steps.length >> 2] ?? 0;
  const right = Math.max(...column.map((line) => line.right));
  const width = right - Math.min(...column.map((line) => line.left));
  const margin = usualLeft(column);
  const isJustified =
    column.filter((line) => right - line.right < line.size * 0.5).length > column.length * 0.5;
  const isShort = (line: Line) =>
    right - line.right > (isJustified ? line.size * 1.5 : Math.max(width * 0.2, line.size * 3));
  const paragraphs: Line[][] = [];

  function begins(line: Line, above: Line, step: number, paragraph: readonly Line[]): boolean {
    // Each line of a table of contents is a paragraph.
    if (LEADERS.test(above.text)) return true;
    if (step > usual * (isInSentence(above, line) ? 1.9 : 1.25)) return true;
    // The lines of a title are centred, so that their left edges say nothing.
    if (line.size > body * 1.15 && line.font === above.font && areCentred(line, above))
      return false;
    const hang = hangOf(paragraph);
    if (hang !== null) {
      if (Math.abs(line.left - hang.rest) < line.size * 0.5) return BULLET.test(line.text);
      if (Math.abs(line.left - hang.first) < line.size * 0.5) return true;
    } else if (paragraph.length === 1 && startsHanging(line, above)) return false;
    const indent = line.left - margin;
    return (
      // A first line's indent; in a quotation, all lines are indented.
      (indent > line.size * 0.7 && Math.abs(line.left - above.left) > line.size * 0.5) ||
      // A hanging indent, as in bibliographies.
      indent < -line.size * 0.7 ||
      (isShort(above) && (SENTENCE_END.test(above.text) || BULLET.test(line.text))) ||
      (isShort(above) && above.font !== line.font) ||
      (BULLET.test(line.text) && SENTENCE_END.test(above.text))
    );
  }

  /** The second line of an item: further in, below a line that was full or began with a bullet. */
  function startsHanging(line: Line, above: Line): boolean {
    if (line.left - above.left < line.size * 0.5 || BULLET.test(line.text)) return false;
    if (BULLET.test(above.text)) return line.left - above.left < line.size * 4;
    return !isShort(above) && !SENTENCE_END.test(above.text);
  }

  for (const [at, line] of column.entries()) {
    const above = column[at - 1];
    const paragraph = paragraphs.at(-1);
    if (!above || !paragraph || begins(line, above, steps[at - 1]!, paragraph))
      paragraphs.push([line]);
    else paragraph.push(line);
  }
  return paragraphs;
}

/** Where the first line of a hanging paragraph begins and where the others do; null for any other. */
function hangOf([first, second]: readonly Line[]): { first: number; rest: number } | null {
  if (!first || !second || second.left - first.left < first.size * 0.5) return null;
  return { first: first.left, rest: second.left };
}

const areCentred = (line: Line, above: Line) =>
  Math.abs(line.left + line.right - above.left - above.right) < line.size * 2 ||
  Math.abs(line.left - above.left) < line.size * 0.5;

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
