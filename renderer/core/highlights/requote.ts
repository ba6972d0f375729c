import { createAnchors, quoteOf, type TextQuote, type TextSpan } from './anchor-quote';

/**
 * Quotes passages of an article's original in the words of its reading text, so that a highlight is found in
 * both. A passage which the reading text does not have keeps the original's words.
 *
 * @param quoteReading quotes a passage of the reading text
 */
export function createRequoter(
  original: string,
  reading: string,
  quoteReading: (span: TextSpan) => TextQuote = (span) => quoteOf(reading, span),
): (span: TextSpan) => TextQuote {
  let anchors: { inReading: Anchor; inOriginal: Anchor } | null = null;
  return (span) => {
    anchors ??= { inReading: createAnchors(reading), inOriginal: createAnchors(original) };
    const own = quoteOf(original, span);
    const place = anchors.inReading(own);
    if (place === null) return own;
    const words = quoteReading(place);
    // The same words may occur in a menu, or others that resemble them elsewhere.
    const back = anchors.inOriginal(words);
    return back !== null && back.start < span.end && back.end > span.start ? words : own;
  };
}

type Anchor = ReturnType<typeof createAnchors>;
