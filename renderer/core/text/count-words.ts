const IDEOGRAPHS_AND_KANA = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;
/** Longer words count as several: V8 overflows its stack in a repetition of millions. */
const SPACED_WORDS = /[\p{L}\p{N}\p{M}]{1,10000}(?:['’.-][\p{L}\p{N}\p{M}]{1,10000}){0,100}/gu;

/** Chinese and Japanese words have about two characters. */
const CHARACTERS_PER_WORD = 2;

/**
 * Read in a minute, silently. Words: 238 in English non-fiction (Brysbaert 2019, "How many words do we read per
 * minute?"), rounded down. An eojeol: between the 130 read aloud and the 202 read silently of single
 * sentences (Rhiu et al. 2017, Korean Journal of Ophthalmology 31(3)), because articles are harder.
 * Ideographs and kana: 500, as Medium counts them; no study of articles was found.
 */
const MINUTE = { words: 230, eojeol: 170, characters: 500 };

interface Counts {
  words: number;
  eojeol: number;
  characters: number;
}

/** Before all of Hangul, Han and kana; most texts of other scripts have none from there on. */
const MAY_BE_DENSE = /[\u1100-\u11ff\u2e80-\uffff]/;

function count(text: string): Counts {
  if (!MAY_BE_DENSE.test(text)) {
    return { characters: 0, eojeol: 0, words: text.match(SPACED_WORDS)?.length ?? 0 };
  }
  const characters = text.match(IDEOGRAPHS_AND_KANA)?.length ?? 0;
  const spaced = text.replace(IDEOGRAPHS_AND_KANA, ' ').match(SPACED_WORDS) ?? [];
  const eojeol = spaced.filter((word) => /\p{Script=Hangul}/u.test(word)).length;
  return { characters, eojeol, words: spaced.length - eojeol };
}

/** Words between spaces (Latin, Cyrillic, Hangul), plus half the number of ideographs and kana. */
export function countWords(text: string): number {
  return wordsIn(count(text));
}

/** The same with the minutes to read the text: none for no text, else at least one. */
export function readingLength(text: string): { words: number; minutes: number } {
  const counts = count(text);
  return { words: wordsIn(counts), minutes: minutesFor(counts) };
}

const wordsIn = ({ characters, eojeol, words }: Counts) =>
  words + eojeol + Math.ceil(characters / CHARACTERS_PER_WORD);

function minutesFor({ characters, eojeol, words }: Counts): number {
  const minutes = words / MINUTE.words + eojeol / MINUTE.eojeol + characters / MINUTE.characters;
  return minutes === 0 ? 0 : Math.max(1, Math.round(minutes));
}
