import { countWords, readingMinutes } from '../text/count-words';
import type { Article } from './article';
import { textSha256 } from './hashes';

/** What an article's record says of its text. */
export type TextFacts = Pick<Article, 'wordCount' | 'readingMinutes' | 'textSha256'>;

export async function textFacts(text: string): Promise<TextFacts> {
  return {
    wordCount: countWords(text),
    readingMinutes: readingMinutes(text),
    textSha256: await textSha256(text),
  };
}
