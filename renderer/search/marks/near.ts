import type { Needle } from '../text/needle';
import { pieces } from '../text/tokenize';
import { allPlacesOf, type Place } from './places';

const latinOrHangul = /[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]/u;
const ideographs = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]/gu;
const wordCharacter = /[\p{L}\p{N}\p{M}_]/u;
/** UTF-16 code units. In a gap longer than `distance + 1` times this, words are not counted. */
const longestOfAWord = 40;

/**
 * Whether at most `distance` words lie between the two needles, in either order; `a NEAR/0 b` are adjacent.
 * A word is what lies between spaces and punctuation. Chinese and Japanese have no spaces: there two
 * characters count as a word, the length of most of their words. A Korean word includes its particles. The
 * rest of a word in which a match ends does not count.
 *
 * @param text folded; each of its lines is a text of its own
 */
export function standNear(text: string, needles: [Needle, Needle], distance: number): boolean {
  return text.split('\n').some((line) => standNearInLine(line, needles, distance));
}

function standNearInLine(text: string, [left, right]: [Needle, Needle], distance: number): boolean {
  const [ones, others] = [left, right].map((needle) =>
    allPlacesOf(text, [needle], Number.POSITIVE_INFINITY),
  );
  return ones!.some(standsNear(text, others!, distance));
}

/** Returns a test of whether one of `others` is near a place. Call it with places in order. */
export function standsNear(
  text: string,
  others: readonly Place[],
  distance: number,
): (place: Place) => boolean {
  let next = 0;
  return (place) => {
    while (next < others.length && others[next]!.end <= place.start) next += 1;
    // Only the nearest place on either side has to be tested.
    const before = others[next - 1];
    let at = next;
    while (at < others.length && others[at]!.start < place.end) at += 1;
    const after = others[at];
    return (
      (before !== undefined && areNear(text, before, place, distance)) ||
      (after !== undefined && areNear(text, place, after, distance))
    );
  };
}

/** True when at most `distance` words lie between the two matches. */
export function areNear(text: string, left: Place, right: Place, distance: number): boolean {
  if (left.end > right.start) return false;
  return (
    right.start - left.end <= (distance + 1) * longestOfAWord &&
    wordsBetween(text, left.end, right.start) <= distance
  );
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

/** True when both characters belong to one word of a script with spaces. */
function isRestOfWord(text: string, at: number, next: number): boolean {
  return [text[at] ?? ' ', text[next] ?? ' '].every(
    (character) => wordCharacter.test(character) && latinOrHangul.test(character),
  );
}
