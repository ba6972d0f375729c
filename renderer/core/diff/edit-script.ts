/** A run of pieces: in both lists, only in the first, or only in the second. */
export interface Stretch {
  kind: 'same' | 'deleted' | 'inserted';
  length: number;
}

/** Most differences for which the shortest script is searched: its trace takes their square in memory. */
const MOST_EDITS = 600;

/** Farthest distance, in pieces, to move a change to a line end. */
const MOST_SLID = 200;

/**
 * The shortest edit script (Myers, "An O(ND) difference algorithm"). When there are too many differences,
 * pieces that occur once in each are matched first (Bram Cohen's patience diff), then what lies between
 * them; a range without such pieces is deleted and inserted as a whole. So the time grows with the length,
 * not with its square.
 */
export function editScript(before: readonly string[], after: readonly string[]): Stretch[] {
  const numbers = new Map<string, number>();
  const numbered = (pieces: readonly string[]) =>
    Uint32Array.from(pieces, (piece) => {
      const known = numbers.get(piece);
      if (known !== undefined) return known;
      numbers.set(piece, numbers.size);
      return numbers.size - 1;
    });
  const script = new Script();
  const a = numbered(before);
  const b = numbered(after);
  // A stack instead of recursion, because the ranges may nest deep.
  const waiting: Range[] = [{ a: 0, aEnd: a.length, b: 0, bEnd: b.length }];
  for (let range = waiting.pop(); range; range = waiting.pop()) {
    const { inner, head, tail } = trim(a, b, range);
    script.add('same', head);
    // The tail is written after the inner range.
    if (tail > 0)
      waiting.push({ a: inner.aEnd, aEnd: range.aEnd, b: inner.bEnd, bEnd: range.bEnd });
    if (inner.a === inner.aEnd || inner.b === inner.bEnd) {
      script.add('deleted', inner.aEnd - inner.a);
      script.add('inserted', inner.bEnd - inner.b);
      continue;
    }
    if (shortest(a, b, inner, script)) continue;
    const anchors = anchorsOf(a, b, inner);
    if (anchors.length === 0) {
      script.add('deleted', inner.aEnd - inner.a);
      script.add('inserted', inner.bEnd - inner.b);
      continue;
    }
    waiting.push(...rangesBetween(anchors, inner).reverse());
  }
  return script.stretches;
}

/**
 * Moves pure insertions and deletions to line starts where that is equivalent: of the insertion `b\na\n` in
 * `a\nb\na\n`, a reader sees `a\nb\n`.
 */
export function slideToLines(
  script: readonly Stretch[],
  before: readonly string[],
  after: readonly string[],
): Stretch[] {
  const slid = script.map((stretch) => ({ ...stretch }));
  let a = 0;
  let b = 0;
  for (const [at, stretch] of slid.entries()) {
    const previous = slid[at - 1];
    const next = slid[at + 1];
    const [pieces, start] = stretch.kind === 'inserted' ? [after, b] : [before, a];
    const isAlone = previous?.kind === 'same' && next?.kind === 'same';
    if (stretch.kind !== 'same' && isAlone) {
      const by = slideBy(pieces, start, stretch.length, previous.length, next.length);
      previous.length -= by;
      next.length += by;
      a -= by;
      b -= by;
    }
    if (stretch.kind !== 'inserted') a += stretch.length;
    if (stretch.kind !== 'deleted') b += stretch.length;
  }
  return slid.filter(({ length }) => length > 0);
}

/**
 * How many pieces to move a run back so that it follows a line end, or forward (negative) so that it begins
 * with one; 0 when it cannot be moved.
 */
function slideBy(
  pieces: readonly string[],
  start: number,
  length: number,
  mostBack: number,
  mostForward: number,
): number {
  for (let by = 0; by <= Math.min(mostBack, MOST_SLID); by++) {
    const first = start - by;
    if (first === 0 || pieces[first - 1]!.includes('\n')) return by;
    if (pieces[first - 1] !== pieces[first + length - 1]) break;
  }
  for (let by = 0; by <= Math.min(mostForward, MOST_SLID); by++) {
    const first = start + by;
    if (pieces[first]!.includes('\n')) return -by;
    if (pieces[first] !== pieces[first + length]) break;
  }
  return 0;
}

interface Range {
  a: number;
  aEnd: number;
  b: number;
  bEnd: number;
}

class Script {
  readonly stretches: Stretch[] = [];

  add(kind: Stretch['kind'], length: number): void {
    if (length === 0) return;
    const last = this.stretches.at(-1);
    if (last?.kind === kind) last.length += length;
    else this.stretches.push({ kind, length });
  }
}

/** Removes the common head and tail of a range. */
function trim(a: Uint32Array, b: Uint32Array, range: Range) {
  const inner = { ...range };
  while (inner.a < inner.aEnd && inner.b < inner.bEnd && a[inner.a] === b[inner.b]) {
    inner.a += 1;
    inner.b += 1;
  }
  const head = inner.a - range.a;
  while (inner.a < inner.aEnd && inner.b < inner.bEnd && a[inner.aEnd - 1] === b[inner.bEnd - 1]) {
    inner.aEnd -= 1;
    inner.bEnd -= 1;
  }
  // A range of equal pieces would otherwise return as its own tail.
  return { inner, head, tail: range.aEnd - inner.aEnd };
}

/** Writes the shortest script; false when there are too many differences. */
function shortest(a: Uint32Array, b: Uint32Array, range: Range, script: Script): boolean {
  const n = range.aEnd - range.a;
  const m = range.bEnd - range.b;
  const most = Math.min(n + m, MOST_EDITS);
  // The furthest point of each diagonal; the trace has a copy for each edit.
  const furthest = new Int32Array(2 * most + 3);
  const trace: Int32Array[] = [];
  for (let edits = 0; edits <= most; edits++) {
    trace.push(furthest.slice(most + 1 - edits - 1, most + 1 + edits + 2));
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const at = most + 1 + diagonal;
      const down =
        diagonal === -edits || (diagonal !== edits && furthest[at - 1]! < furthest[at + 1]!);
      let x = down ? furthest[at + 1]! : furthest[at - 1]! + 1;
      while (x < n && x - diagonal < m && a[range.a + x] === b[range.b + x - diagonal]) x += 1;
      furthest[at] = x;
      if (x >= n && x - diagonal >= m) {
        writeTraceback(trace, edits, n, m, script);
        return true;
      }
    }
  }
  return false;
}

/** Follows the trace back from the end; the steps come out in reverse. */
function writeTraceback(
  trace: Int32Array[],
  edits: number,
  n: number,
  m: number,
  script: Script,
): void {
  const steps: [Stretch['kind'], number][] = [];
  let x = n;
  let y = m;
  for (let edit = edits; edit > 0; edit--) {
    // Row `edit` begins at the diagonal -edit - 1.
    const row = trace[edit]!;
    const diagonal = x - y;
    const at = diagonal + edit + 1;
    const down = diagonal === -edit || (diagonal !== edit && row[at - 1]! < row[at + 1]!);
    const fromX = down ? row[at + 1]! : row[at - 1]!;
    const fromY = fromX - (diagonal + (down ? 1 : -1));
    const afterX = down ? fromX : fromX + 1;
    steps.push(['same', x - afterX], [down ? 'inserted' : 'deleted', 1]);
    x = fromX;
    y = fromY;
  }
  steps.push(['same', x]);
  for (const [kind, length] of steps.reverse()) script.add(kind, length);
}

/** Pieces that occur once in each list, as pairs of offsets; the longest sequence that is in order. */
function anchorsOf(a: Uint32Array, b: Uint32Array, range: Range): [number, number][] {
  const once = (pieces: Uint32Array, from: number, to: number) => {
    const places = new Map<number, number>();
    for (let at = from; at < to; at++) {
      places.set(pieces[at]!, places.has(pieces[at]!) ? -1 : at);
    }
    return places;
  };
  const inB = once(b, range.b, range.bEnd);
  const pairs: [number, number][] = [];
  for (const [piece, atA] of once(a, range.a, range.aEnd)) {
    const atB = inB.get(piece) ?? -1;
    if (atA >= 0 && atB >= 0) pairs.push([atA, atB]);
  }
  return longestRising(pairs.sort((one, other) => one[0] - other[0]));
}

/** The longest subsequence with rising second numbers (patience sorting). */
function longestRising(pairs: readonly [number, number][]): [number, number][] {
  const tops: number[] = [];
  const below = new Int32Array(pairs.length);
  for (const [index, [, value]] of pairs.entries()) {
    let low = 0;
    let high = tops.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (pairs[tops[middle]!]![1] < value) low = middle + 1;
      else high = middle;
    }
    below[index] = low > 0 ? tops[low - 1]! : -1;
    tops[low] = index;
  }
  const row: [number, number][] = [];
  for (let at = tops.at(-1) ?? -1; at >= 0; at = below[at]!) row.push(pairs[at]!);
  return row.reverse();
}

/** The ranges between the anchors. */
function rangesBetween(anchors: readonly [number, number][], range: Range): Range[] {
  const starts: [number, number][] = [[range.a, range.b], ...anchors];
  return starts.map(([a, b], at) => {
    const [aEnd, bEnd] = starts[at + 1] ?? [range.aEnd, range.bEnd];
    return { a, aEnd, b, bEnd };
  });
}
