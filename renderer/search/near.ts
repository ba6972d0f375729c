import type { Needle } from './plan';
import { placesOf } from './snippet';
import { pieces } from './tokenize';

const latinOrHangul = /[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]/u;
const ideographs = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]/gu;
const wordCharacter = /[\p{L}\p{N}\p{M}_]/u;
/** In code units; nothing is counted where more stand between. */
const longestOfAWord = 40;

/**
 * Whether the two stand with at most so many words between them, in either order; `a NEAR/0 b` are
 * neighbours. A word is what stands between spaces and punctuation. Chinese and Japanese put none
 * between words: there every two characters count as one, which is the length of most of their
 * words, and is counted alike by whoever asks and by the text. Korean has spaces; its particles
 * belong to their word. What is left of a word that a hit ends in does not count.
 *
 * @param text folded; lines of it are texts of their own
 */
export function standNear(text: string, needles: [Needle, Needle], distance: number): boolean {
  return text.split('\n').some((line) => standNearInLine(line, needles, distance));
}

function standNearInLine(text: string, needles: [Needle, Needle], distance: number): boolean {
  const places = placesOf(text, needles, Number.POSITIVE_INFINITY);
  const longest = (distance + 1) * longestOfAWord;
  // The nearest of the other side before each place: whatever stands further back is further off.
  const lastEnds: [number[], number[]] = [[], []];
  for (const { start, end, needle } of places) {
    const others = lastEnds[needle === 0 ? 1 : 0];
    for (let i = others.length - 1; i >= 0; i--) {
      const from = others[i]!;
      if (from > start) continue;
      if (start - from <= longest && wordsBetween(text, from, start) <= distance) return true;
      break;
    }
    lastEnds[needle as 0 | 1].push(end);
  }
  return false;
}

function wordsBetween(text: string, from: number, to: number): number {
  const between = text.slice(from, to);
  let words = 0;
  for (const piece of pieces(between)) {
    const inIdeographs = piece.text.match(ideographs)?.length ?? 0;
    words += Math.ceil(inIdeographs / 2);
    const goesOn =
      (piece.start === 0 && isRestOfWord(text, from - 1, from)) ||
      (piece.end === between.length && isRestOfWord(text, to, to - 1));
    if (latinOrHangul.test(piece.text) && !goesOn) words += 1;
  }
  return words;
}

/** Whether a word of a script with spaces goes on from the one character to the other. */
function isRestOfWord(text: string, at: number, next: number): boolean {
  return [text[at] ?? ' ', text[next] ?? ' '].every(
    (character) => wordCharacter.test(character) && latinOrHangul.test(character),
  );
}
