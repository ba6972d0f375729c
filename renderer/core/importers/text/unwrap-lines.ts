/**
 * Gives text that a mail program or an editor broke at some 70 columns, with empty lines between the
 * paragraphs, its paragraphs back. In other text a line is a paragraph already.
 */
export function unwrapLines(text: string): string[] {
  const lines = text.split('\n').map((line) => line.trimEnd());
  const longest = longestOf(lines);
  if (!isWrapped(lines, longest)) return lines.map((line) => line.trim()).filter((line) => line);
  const paragraphs: string[] = [];
  lines.forEach((line, at) => {
    const before = lines[at - 1] ?? '';
    if (line.trim() === '') return;
    if (before === '' || !goesOn(before, line, longest)) paragraphs.push(line.trim());
    else paragraphs.push(join(paragraphs.pop() ?? '', line.trim()));
  });
  return paragraphs;
}

const LONGEST_LINE = 100;
/** A line that the next word still fits into was ended by its writer: a heading, a verse, an address. */
const FULL = 0.6;

const longestOf = (lines: readonly string[]) =>
  lines.reduce((most, line) => Math.max(most, line.length), 0);

function isWrapped(lines: readonly string[], longest: number): boolean {
  if (longest > LONGEST_LINE || longest < 30) return false;
  const inside = lines.filter((line, at) => line !== '' && (lines[at + 1] ?? '') !== '');
  const full = inside.filter((line) => line.length >= longest * 0.7);
  return inside.length >= 3 && full.length >= inside.length * 0.7;
}

/** An item of a list and a quoted line begin anew. */
const goesOn = (before: string, line: string, longest: number) =>
  before.length >= longest * FULL && !/^\s*(?:[-*•●▪>]|\d{1,3}[.)])\s/.test(line);

/** Chinese and Japanese have no space where a line was broken. */
function join(before: string, line: string): string {
  const isDense =
    /[\u3000-\u30ff\u4e00-\u9fff\uff01-\uff5e]$/.test(before) &&
    /^[\u3000-\u30ff\u4e00-\u9fff\uff01-\uff5e]/.test(line);
  return isDense ? before + line : `${before} ${line}`;
}
