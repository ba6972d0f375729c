import { countWords, readingLength } from '../text/count-words';
import type { Article } from './article';
import type { LeftOutFacts } from './article-parts';
import { sha256OfText, textSha256 } from './hashes';
import { type LeftOut, leftOutText } from './left-out';

/** The fields that are computed from an article's text, and from what was left out of it. */
export type TextFacts = Pick<Article, 'wordCount' | 'readingMinutes' | 'textSha256' | 'leftOut'>;

export async function textFacts(text: string, leftOut?: LeftOut): Promise<TextFacts> {
  const besides = await leftOutFacts(leftOut);
  const { words, minutes } = readingLength(text);
  return {
    wordCount: words,
    readingMinutes: minutes,
    textSha256: await textSha256(text),
    ...(besides && { leftOut: besides }),
  };
}

/** What the record of an article says about its left-out text; undefined where nothing was left out. */
async function leftOutFacts(leftOut?: LeftOut): Promise<LeftOutFacts | undefined> {
  if (leftOut === undefined || leftOut.parts.length === 0) return undefined;
  const { parts, mayMiss } = leftOut;
  const all = parts.map(({ kind, after, backAs = '', html }) => [kind, after, backAs, html]);
  return {
    words: countWords(leftOutText(parts, 'prose')),
    mayMiss,
    sha256: await sha256OfText(JSON.stringify(all)),
  };
}
