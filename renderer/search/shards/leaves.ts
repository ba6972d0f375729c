/**
 * Which articles share a file. Ids are ULIDs, so those of articles that came one after the other begin
 * alike: a file holds all ids that begin with the same bits, and is split in two when they are too many. So
 * the same articles are in the same files on every machine, and a new article changes the last file only.
 */

/** Some ids that are next to each other in the order of ids. */
export interface Leaf {
  /** The bits with which the ids begin, in the alphabet of ids, and their number: `01jq8w0-33`. */
  name: string;
  /** Where the ids begin and end among all ids. */
  start: number;
  end: number;
}

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const bitsOfCharacter = 5;
const idBits = 26 * bitsOfCharacter;

export const leafName = /^[0-9a-hjkmnp-tv-z]{0,26}-\d{1,3}$/;

/** @param ids in their order, each once; @param most ids of a leaf */
export function leavesOf(ids: readonly string[], most: number): Leaf[] {
  const leaves: Leaf[] = [];
  function split(start: number, end: number, bits: number): void {
    if (start === end) return;
    if (end - start <= most || bits === idBits) {
      leaves.push({ name: nameOf(ids[start]!, bits), start, end });
      return;
    }
    const middle = firstWithBit(ids, start, end, bits);
    split(start, middle, bits + 1);
    split(middle, end, bits + 1);
  }
  split(0, ids.length, 0);
  return leaves;
}

/** The leaf whose ids begin like this one, also of an id that is not among them; null for none. */
export function leafOf(id: string, leaves: readonly Leaf[]): Leaf | null {
  let low = 0;
  let high = leaves.length;
  const begins = (leaf: Leaf) => firstId(leaf.name);
  while (low < high) {
    const middle = (low + high) >> 1;
    if (begins(leaves[middle]!) <= id) low = middle + 1;
    else high = middle;
  }
  const leaf = leaves[low - 1];
  return leaf && nameOf(id, bitsIn(leaf.name)) === leaf.name ? leaf : null;
}

/** The place of the first id whose bit at this place is set; the bits before are the same in all. */
function firstWithBit(ids: readonly string[], start: number, end: number, bit: number): number {
  let low = start;
  let high = end;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (hasBit(ids[middle]!, bit)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function hasBit(id: string, bit: number): boolean {
  const value = alphabet.indexOf(id[Math.floor(bit / bitsOfCharacter)]!);
  return ((value >> (bitsOfCharacter - 1 - (bit % bitsOfCharacter))) & 1) === 1;
}

function nameOf(id: string, bits: number): string {
  const whole = Math.floor(bits / bitsOfCharacter);
  const rest = bits % bitsOfCharacter;
  const unused = bitsOfCharacter - rest;
  const last = rest === 0 ? '' : alphabet[(alphabet.indexOf(id[whole]!) >> unused) << unused]!;
  return `${id.slice(0, whole)}${last}-${bits}`.toLowerCase();
}

const bitsIn = (name: string) => Number(name.slice(name.indexOf('-') + 1));

/** The lowest id of a leaf, cut short. */
const firstId = (name: string) => name.slice(0, name.indexOf('-')).toUpperCase();
