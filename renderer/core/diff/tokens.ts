/**
 * Cuts a text into the pieces of a comparison: words, punctuation, white space. Chinese, Japanese and Thai
 * words are found by Unicode's rules and dictionaries (UAX #29). The pieces together are the text.
 */
const unspaced =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}ー々';
const pieces = new RegExp(
  `([${unspaced}]+)|[[\\p{L}\\p{N}\\p{M}_]--[${unspaced}]]+(?:['’.][[\\p{L}\\p{N}]--[${unspaced}]]+)*|\\n+|[^\\S\\n]+|.`,
  'gsv',
);

export function tokensOf(text: string): string[] {
  const words = new Intl.Segmenter(undefined, { granularity: 'word' });
  const tokens: string[] = [];
  for (const [piece, run] of text.matchAll(pieces)) {
    if (run === undefined || run.length === 1) tokens.push(piece);
    else for (const { segment } of words.segment(run)) tokens.push(segment);
  }
  return tokens;
}
