/** Characters of one answer; a paragraph that is longer is given whole. */
const mostCharacters = 40_000;

export interface NumberedParagraphs {
  /** Each paragraph after its number: `[12] …`. */
  text: string;
  /** The number of the last paragraph in `text`; 0 for none. */
  last: number;
  total: number;
}

/**
 * Paragraphs of an article's text, counted from 1. The numbers stay the same for as long as the text does.
 *
 * @param text a paragraph a line; empty lines are none
 * @param from the first paragraph to give
 * @param most the most paragraphs to give
 */
export function numberedParagraphs(text: string, from: number, most: number): NumberedParagraphs {
  const paragraphs = text.split('\n').filter((line) => line.trim() !== '');
  const given: string[] = [];
  let length = 0;
  for (const [at, paragraph] of paragraphs.entries()) {
    if (at + 1 < from) continue;
    length += paragraph.length;
    if (given.length === most || (given.length > 0 && length > mostCharacters)) break;
    given.push(`[${at + 1}] ${paragraph}`);
  }
  const last = given.length === 0 ? 0 : from + given.length - 1;
  return { text: given.join('\n\n'), last, total: paragraphs.length };
}
