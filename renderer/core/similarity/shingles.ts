/**
 * Cuts a text into short overlapping runs of words, of characters where a script puts no spaces
 * between words and for Korean, whose particles grow onto the word. Two texts have as many of them
 * in common as they have sentences (Broder, "On the resemblance and containment of documents").
 */

const character =
  '\\p{Script=Han}\\p{Script=Hangul}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Bopomofo}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}';
const tokens = new RegExp(`[${character}]|[[\\p{L}\\p{N}\\p{M}]--[${character}]]+`, 'gv');
const isCharacter = new RegExp(`^[${character}]$`, 'v');

/** Three words or five characters are one run; where they are mixed, as much of each. */
const RUN = 15;
const WORD = 5;
const CHARACTER = 3;

/** The runs as 32-bit hashes, in the order in which they stand; one that stands twice, once. */
export function shinglesOf(text: string): Uint32Array<ArrayBuffer> {
  const hashes: number[] = [];
  const weights: number[] = [];
  for (const [token] of text.normalize('NFKC').toLowerCase().matchAll(tokens)) {
    hashes.push(hashOf(token));
    weights.push(isCharacter.test(token) ? CHARACTER : WORD);
  }
  const runs = new Set<number>();
  let end = 0;
  let weight = 0;
  for (let start = 0; start < hashes.length; start++) {
    while (weight < RUN && end < hashes.length) weight += weights[end++]!;
    if (weight < RUN) break;
    let run = 0x811c9dc5;
    for (let at = start; at < end; at++) run = Math.imul(run ^ hashes[at]!, 0x01000193);
    runs.add(mixed(run));
    weight -= weights[start]!;
  }
  return Uint32Array.from(runs);
}

/** FNV-1a over UTF-16 units. */
function hashOf(token: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < token.length; at++) {
    hash = Math.imul(hash ^ token.charCodeAt(at), 0x01000193);
  }
  return mixed(hash);
}

/** The last step of MurmurHash3: without it near tokens give near hashes. */
export function mixed(hash: number): number {
  let bits = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
