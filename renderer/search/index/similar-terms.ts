/**
 * The terms of a sorted dictionary, each with a line end behind it, that differ from `word` in at
 * most `most` bytes inserted, deleted or replaced (Levenshtein). Neighbours in the dictionary share a
 * prefix, so the rows of the table for that prefix are kept, and all terms with a prefix that is already
 * too different are skipped:
 *
 *         a r c h i v e
 *       0 1 2 3 4 5 6 7
 *     a 1 0 1 2 3 4 5 6      the rows of `ar` serve archive, argue, art …
 *     r 2 1 0 1 2 3 4 5
 */
export function similarTerms(
  word: string,
  most: number,
  bytes: Uint8Array,
  starts: Uint32Array,
  from: number,
  to: number,
): [term: string, distance: number][] {
  const found: [string, number][] = [];
  const width = word.length + 1;
  const longest = word.length + most;
  const rows = new Uint8Array((longest + 1) * width);
  for (let i = 0; i < width; i++) rows[i] = i;
  /** How many rows are valid for the term before, and from which row on every term is too different. */
  let depth = 0;
  let hopelessAt = longest + 1;
  for (let index = from; index < to; index++) {
    const start = starts[index]!;
    const length = starts[index + 1]! - start - 1;
    if (index > from) {
      const before = starts[index - 1]!;
      const shared = Math.min(depth, length, start - before - 1);
      let same = 0;
      while (same < shared && bytes[before + same] === bytes[start + same]) same++;
      depth = same;
    }
    if (depth >= hopelessAt || length > longest) continue;
    hopelessAt = longest + 1;
    while (depth < length && hopelessAt > depth) {
      const least = fillRow(rows, depth + 1, width, word, bytes[start + depth]!);
      depth += 1;
      if (least > most) hopelessAt = depth;
    }
    if (depth < length || hopelessAt <= depth) continue;
    const distance = rows[length * width + word.length]!;
    if (distance <= most) {
      found.push([String.fromCharCode(...bytes.subarray(start, start + length)), distance]);
    }
  }
  return found;
}

/** Returns the smallest number in the row. */
function fillRow(rows: Uint8Array, row: number, width: number, word: string, byte: number): number {
  const at = row * width;
  const above = at - width;
  rows[at] = row;
  let least = row;
  for (let i = 1; i < width; i++) {
    const replaced = rows[above + i - 1]! + (word.charCodeAt(i - 1) === byte ? 0 : 1);
    const distance = Math.min(replaced, rows[above + i]! + 1, rows[at + i - 1]! + 1);
    rows[at + i] = distance;
    if (distance < least) least = distance;
  }
  return least;
}

/** How many bytes two terms differ in; null when it is more than `most`. */
export function distanceWithin(word: string, term: string, most: number): number | null {
  if (Math.abs(word.length - term.length) > most) return null;
  const width = word.length + 1;
  const rows = new Uint8Array((term.length + 1) * width);
  for (let i = 0; i < width; i++) rows[i] = i;
  for (let row = 1; row <= term.length; row++) {
    const least = fillRow(rows, row, width, word, term.charCodeAt(row - 1));
    if (least > most) return null;
  }
  const distance = rows[term.length * width + word.length]!;
  return distance <= most ? distance : null;
}
