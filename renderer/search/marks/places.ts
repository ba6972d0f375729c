import type { Needle } from '../text/needle';
import { representative } from '../text/variants';

/** Enough places to find the best window; more places of a frequent word do not help. */
const mostPlaces = 2000;

/** A needle's place in folded text. */
export interface Place {
  start: number;
  end: number;
  needle: number;
}

const wordCharacter = /[\p{L}\p{N}\p{M}_]/u;

/** All places of the needles, in order, without the check of NEAR. */
export function allPlacesOf(
  folded: string,
  needles: readonly Needle[],
  most = mostPlaces,
): Place[] {
  const places: Place[] = [];
  // `representative` keeps the length, so offsets stay valid in the text itself.
  const spelled = needles.some((needle) => needle.variants) ? representative(folded) : folded;
  needles.forEach((needle, number) => {
    const { length } = needle.text;
    const text = needle.variants ? spelled : folded;
    if (length === 0) return;
    let at = text.indexOf(needle.text);
    for (; at >= 0 && places.length < most; at = text.indexOf(needle.text, at + 1)) {
      let end = at + length;
      if (needle.at !== 'anywhere' && at > 0 && isWordAt(text, at - 1)) continue;
      if (needle.words) {
        while (isWordAt(text, end)) end += 1;
        if (!needle.words.has(text.slice(at, end))) continue;
      } else if (needle.at === 'word' && isWordAt(text, end)) continue;
      places.push({ start: at, end, needle: number });
    }
    const isNowhere = places.at(-1)?.needle !== number;
    if (needle.inside && isNowhere) addInside(folded, needle.inside, number, places, most);
  });
  return places.sort((a, b) => a.start - b.start);
}

function addInside(
  folded: string,
  inside: string,
  needle: number,
  places: Place[],
  most: number,
): void {
  let start = folded.indexOf(inside);
  for (; start >= 0 && places.length < most; start = folded.indexOf(inside, start + 1)) {
    places.push({ start, end: start + inside.length, needle });
  }
}

/** True for a letter that continues a word; Korean and Chinese characters end a Latin word. */
function isWordAt(text: string, at: number): boolean {
  const character = text[at];
  return character !== undefined && character < '\u0e00' && wordCharacter.test(character);
}
