import type { Mark } from '../text/needle';
import { regexOf } from '../text/regex';
import type { Snippet } from './snippet';

const snippetLength = 160;
const mostMarks = 20;
const mostInPage = 2000;

/** The first match and all matches near it; null when there is none. */
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
  return { text: text.slice(start, end).replace(/\s/gu, ' '), marks: marks.filter(isVisible) };
}

/** All matches that are not empty. */
export function* matchesOf(pattern: RegExp, text: string, most = mostMarks): Generator<Mark> {
  let found = 0;
  for (const match of text.matchAll(pattern)) {
    if (match[0] === '') continue;
    yield { start: match.index, end: match.index + match[0].length };
    found += 1;
    if (found === most) return;
  }
}

/**
 * All matches in a page as shown. Its white space differs from the stored text: there it is one space, or
 * the end of a line.
 */
export function* matchesInPage(text: string, patterns: readonly string[]): Generator<Mark> {
  const places: number[] = [];
  let stored = '';
  let at = 0;
  const keep = (end: number) => {
    for (let i = at; i < end; i++) places.push(i);
    stored += text.slice(at, end);
  };
  for (const { 0: white, index } of text.matchAll(/[ \t\r\f\u00a0\n]+/g)) {
    keep(index);
    if (stored !== '') {
      places.push(index);
      stored += white.includes('\n') ? '\n' : ' ';
    }
    at = index + white.length;
  }
  keep(text.length);
  for (const pattern of patterns) {
    for (const { start, end } of matchesOf(regexOf(pattern), stored, mostInPage)) {
      yield { start: places[start]!, end: places[end - 1]! + 1 };
    }
  }
}

/** A match may be empty: `x*` matches everywhere. */
function isVisible({ start, end }: Mark): boolean {
  return end > start;
}

function isHalf(text: string, at: number): boolean {
  return /[\udc00-\udfff]/.test(text[at] ?? '') && /[\ud800-\udbff]/.test(text[at - 1] ?? '');
}
