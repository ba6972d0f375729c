/**
 * Text that a mail program or an editor broke at some 70 columns, with empty lines between the
 * paragraphs, gets its paragraphs back. Other text is already one line, one paragraph.
 */
export function unwrapLines(text: string): string[] {
  const lines = text.split('\n').map((line) => line.replace(/\s+$/, ''));
  if (!isWrapped(lines)) return lines.map((line) => line.trim()).filter((line) => line !== '');
  return text
    .split(/\n\s*\n/)
    .map((paragraph) =>
      paragraph
        .split('\n')
        .map((line) => line.trim())
        .reduce(join, ''),
    )
    .filter((paragraph) => paragraph !== '');
}

const LONGEST_LINE = 100;

function isWrapped(lines: readonly string[]): boolean {
  const longest = lines.reduce((most, line) => Math.max(most, line.length), 0);
  if (longest > LONGEST_LINE || longest < 30) return false;
  const inside = lines.filter((line, at) => line !== '' && (lines[at + 1] ?? '') !== '');
  const full = inside.filter((line) => line.length >= longest * 0.7);
  return inside.length >= 3 && full.length >= inside.length * 0.7;
}

/** Chinese and Japanese have no space where a line was broken. */
function join(before: string, line: string): string {
  if (before === '') return line;
  const isDense =
    /[\u3000-\u30ff\u4e00-\u9fff\uff01-\uff5e]$/.test(before) &&
    /^[\u3000-\u30ff\u4e00-\u9fff\uff01-\uff5e]/.test(line);
  return isDense ? before + line : `${before} ${line}`;
}
