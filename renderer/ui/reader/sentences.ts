import type { TextSpan } from '../../core/highlights/anchor-quote';
import { sentenceSpans } from '../../core/text/sentences';

/** The sentence with the first word at or after `at`; null after the last sentence. */
export function sentenceFrom(text: string, at: number, lang: string | null): TextSpan | null {
  const gap = /\S/.exec(text.slice(at));
  if (!gap) return null;
  const word = at + gap.index;
  const lineStart = text.lastIndexOf('\n', word) + 1;
  const lineEnd = text.indexOf('\n', word);
  const line = text.slice(lineStart, lineEnd < 0 ? text.length : lineEnd);
  for (const { start, end } of sentenceSpans(line, lang)) {
    if (lineStart + end > word) return { start: lineStart + start, end: lineStart + end };
  }
  return null;
}

/** The sentence before `at`; null before the first one. */
export function sentenceBefore(text: string, at: number, lang: string | null): TextSpan | null {
  const before = text.slice(0, at).trimEnd();
  return before === '' ? null : sentenceFrom(text, before.length - 1, lang);
}
