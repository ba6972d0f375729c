/** What is a paragraph, and how much it weighs. */
import { parseDate } from '../metadata/dates';
import { remembered } from '../text/remembered';
import { furnitureIn } from './furniture-phrases';
import { isHeading, type Line, linkShare } from './lines';

const DENSE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;
/** Ideographs and Hangul say in one character what takes Latin script two or three. */
export const weightOf = (text: string) =>
  text.length + (MAY_BE_DENSE.test(text) ? 1.5 * (text.match(DENSE)?.length ?? 0) : 0);

/** A quick test: every dense script has code points in this range, and most texts have none of them. */
const MAY_BE_DENSE = /[\u1100-\uffff]/;

/** From here on a line without links is a paragraph and no label. */
export const PARAGRAPH = 80;

/** From here on a sentence above the text is a lead and no label. */
export const LEAD = 30;

/** A short paragraph: on a page of paragraphs it may be a label. */
export const isSentence = (line: Line) =>
  !isHeading(line.block) &&
  linkShare(line) < 0.3 &&
  weightOf(line.text) >= LEAD &&
  SENTENCE_END.test(line.text) &&
  furnitureIn(line.text) === null;

export function isParagraph(line: Line): boolean {
  const { block, text } = line;
  if (isHeading(block) || linkShare(line) > 0.4) return false;
  const weight = weightOf(text);
  if (weight < PARAGRAPH || block.closest('figcaption, caption')) return false;
  if (weight < 2 * PARAGRAPH && (!SENTENCE_END.test(text) || isDateLine(text))) return false;
  return furnitureIn(text) === null;
}

export const SENTENCE_END = /[.!?。！？…।॥۔؟።։:：;"”」』)）\]](?:\[\d+\])*\s*$/u;

/** A date and a few words about it; a line with a date and more to say is text. */
export const isDateLine = remembered(
  (text) =>
    text.length < 120 &&
    !/[!?。]\s*$|(?<![ap]\.?m|\d)\.\s*$/i.test(text) &&
    weightOf(text.replace(WORDS_OF_DATES, '').replace(/\P{L}/gu, '')) <= 40 &&
    parseDate(text) !== null,
);

/** Numbers with the word before or after: "3. März 2020", "2025년", "10:15 Uhr". */
const WORDS_OF_DATES = /\p{L}*[\s.,]?\d[\d\s.,:/-]*\p{L}*/gu;

/** To compare lines that are set in different ways. */
export const bare = remembered((text) => text.replace(/[\s\p{P}]+/gu, '').toLowerCase());
