import type { TextSpan } from '../../core/highlights/anchor-quote';

/** The sentence with the first word at or after `at`; null after the last sentence. */
export function sentenceFrom(text: string, at: number, lang: string | null): TextSpan | null {
  const gap = /\S/.exec(text.slice(at));
  if (!gap) return null;
  const word = at + gap.index;
  const lineStart = text.lastIndexOf('\n', word) + 1;
  const lineEnd = text.indexOf('\n', word);
  const line = text.slice(lineStart, lineEnd < 0 ? text.length : lineEnd);
  for (const { segment, index } of segmenterFor(lang).segment(line)) {
    const start = lineStart + index + (segment.length - segment.trimStart().length);
    const end = lineStart + index + segment.trimEnd().length;
    if (end > word) return { start, end };
  }
  return null;
}

/** The sentence before `at`; null before the first one. */
export function sentenceBefore(text: string, at: number, lang: string | null): TextSpan | null {
  const before = text.slice(0, at).trimEnd();
  return before === '' ? null : sentenceFrom(text, before.length - 1, lang);
}

function segmenterFor(lang: string | null): Intl.Segmenter {
  try {
    return new Intl.Segmenter(lang ?? undefined, { granularity: 'sentence' });
  } catch {
    // Pages declare invalid languages such as `lang="utf-8"`.
    return new Intl.Segmenter(undefined, { granularity: 'sentence' });
  }
}
