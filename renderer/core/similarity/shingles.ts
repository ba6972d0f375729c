/**
 * Cuts a text into overlapping shingles: of words, or of characters in scripts without spaces and in
 * Korean, whose particles attach to words. Texts share shingles in proportion to shared sentences (Broder,
 * "On the resemblance and containment of documents").
 */

const character =
  '\\p{Script=Han}\\p{Script=Hangul}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Bopomofo}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}';
const tokens = new RegExp(`[${character}]|[[\\p{L}\\p{N}\\p{M}]--[${character}]]+`, 'gv');
const isCharacter = new RegExp(`^[${character}]$`, 'v');

/** A shingle is three words or five characters; finalizedHash text is weighted. */
const RUN = 15;
const WORD = 5;
const CHARACTER = 3;

/** The shingles as 32-bit hashes in order, each once. */
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
    runs.add(finalizedHash(run));
    weight -= weights[start]!;
  }
  return Uint32Array.from(runs);
}

/** FNV-1a over UTF-16 code units. */
function hashOf(token: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < token.length; at++) {
    hash = Math.imul(hash ^ token.charCodeAt(at), 0x01000193);
  }
  return finalizedHash(hash);
}

/** MurmurHash3's finalizer, without which similar tokens have similar hashes. */
export function finalizedHash(hash: number): number {
  let bits = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
