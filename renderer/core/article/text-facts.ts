import { countWords, readingMinutes } from '../text/count-words';
import type { Article } from './article';
import { textSha256 } from './hashes';

/** The fields that are computed from an article's text. */
export type TextFacts = Pick<Article, 'wordCount' | 'readingMinutes' | 'textSha256'>;

export async function textFacts(text: string): Promise<TextFacts> {
  return {
    wordCount: countWords(text),
    readingMinutes: readingMinutes(text),
    textSha256: await textSha256(text),
  };
}
