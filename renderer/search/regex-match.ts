import type { Mark, Snippet } from './protocol';

const snippetLength = 160;
const mostMarks = 20;

/** The place of the first match with all matches near it; null where there is none. */
export function matchRegex(pattern: RegExp, text: string): Snippet | null {
  const marks: Mark[] = [];
  let start = 0;
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    const at = match.index;
    if (marks.length === 0) {
      start = Math.max(0, at - snippetLength / 3) | 0;
      if (isHalf(text, start)) start += 1;
      end = Math.min(text.length, start + snippetLength);
      if (isHalf(text, end)) end -= 1;
    } else if (at >= end || marks.length === mostMarks) break;
    marks.push({
      start: at - start,
      end: Math.min(end, at + match[0].length) - start,
    });
  }
  if (marks.length === 0) return null;
  return { text: text.slice(start, end).replace(/\s/gu, ' '), marks: marks.filter(isThere) };
}

/** A match may be empty: `x*` stands everywhere. */
function isThere({ start, end }: Mark): boolean {
  return end > start;
}

function isHalf(text: string, at: number): boolean {
  return /[\udc00-\udfff]/.test(text[at] ?? '') && /[\ud800-\udbff]/.test(text[at - 1] ?? '');
}
