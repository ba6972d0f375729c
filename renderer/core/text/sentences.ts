/** Where the sentences of a text begin and end. */

/**
 * Words before a point that ends no sentence. Segmenters know few of them: CLDR's list of exceptions has to
 * be asked for by an extension that Chromium does not read.
 */
const ABBREVIATION =
  /(?:^|[\s("'“‘[])(?:Dr|Mr|Mrs|Ms|Prof|Sr|Jr|St|Mt|Ft|Gen|Col|Capt|Lt|Sgt|Maj|Adm|Gov|Sen|Rep|Hon|Rev|Pres|No|Nos|Nr|pp?|vol|Vol|ch|Ch|Fig|Figs|fig|Eq|Sec|sec|Art|art|ed|eds|Ed|Eds|vs|cf|ca|approx|e\.g|i\.e|viz|al|op\. cit|Bd|bzw|z\.B|d\.h|u\.a|Inc|Ltd|Corp|Co|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|[A-Z]|[A-Z]\.[A-Z](?:\.[A-Z])*)\.$/;
/** What may also end a sentence goes on only before a small letter, a number or a mark. */
const MAY_END = /(?:Inc|Ltd|Corp|Co|Jr|Sr|al|No|Art|[A-Z]\.[A-Z](?:\.[A-Z])*)\.$/;

export interface SentenceSpan {
  start: number;
  end: number;
}

/**
 * The sentences of a line of text, without the blanks around them.
 *
 * @param locale a BCP 47 tag; one that the engine does not know is left out of account
 */
export function* sentenceSpans(line: string, locale: string | null): Generator<SentenceSpan> {
  let from: number | null = null;
  for (const { segment, index } of segmenterFor(locale).segment(line)) {
    const start: number = from ?? index;
    const end = index + segment.length;
    if (goesOn(line.slice(start, end).trimEnd(), line.slice(end))) {
      from = start;
      continue;
    }
    from = null;
    const text = line.slice(start, end);
    if (text.trim() === '') continue;
    yield {
      start: start + text.length - text.trimStart().length,
      end: start + text.trimEnd().length,
    };
  }
}

function goesOn(before: string, after: string): boolean {
  if (after.trim() === '' || !ABBREVIATION.test(before.slice(-24))) return false;
  return !MAY_END.test(before) || /^\s*[\p{Ll}\p{N}(,;:]/u.test(after);
}

function segmenterFor(locale: string | null): Intl.Segmenter {
  try {
    return new Intl.Segmenter(locale ?? undefined, { granularity: 'sentence' });
  } catch {
    // Pages declare invalid languages such as `lang="utf-8"`.
    return new Intl.Segmenter(undefined, { granularity: 'sentence' });
  }
}
