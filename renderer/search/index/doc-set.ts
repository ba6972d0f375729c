import type { Doc } from './postings';

/**
 * Sorted article numbers, each once. Few articles match a query, and passing over a mark for every article
 * of the library at each step took longer than the search itself.
 */
export type Docs = Uint32Array;

/** For each article number, 1 when the article belongs to the set, else 0. */
export type DocSet = Uint8Array;

/** When one list is this many times longer, each article of the shorter one is searched in it. */
const sparseRatio = 16;

// Plain loops: with 100,000 articles `map` takes ten times as long.

export function both(a: Docs, b: Docs): Docs {
  if (a.length > b.length) return both(b, a);
  const made = new Uint32Array(a.length);
  let size = 0;
  if (a.length * sparseRatio < b.length) {
    for (let i = 0; i < a.length; i++) if (holds(b, a[i]!)) made[size++] = a[i]!;
    return made.subarray(0, size);
  }
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const [one, other] = [a[i]!, b[j]!];
    if (one === other) made[size++] = one;
    if (one <= other) i += 1;
    if (other <= one) j += 1;
  }
  return made.subarray(0, size);
}

export function either(a: Docs, b: Docs): Docs {
  const made = new Uint32Array(a.length + b.length);
  let size = 0;
  for (let i = 0, j = 0; i < a.length || j < b.length; ) {
    const one = a[i] ?? Number.POSITIVE_INFINITY;
    const other = b[j] ?? Number.POSITIVE_INFINITY;
    made[size++] = Math.min(one, other);
    if (one <= other) i += 1;
    if (other <= one) j += 1;
  }
  return made.subarray(0, size);
}

export function without(a: Docs, b: Docs): Docs {
  const made = new Uint32Array(a.length);
  let size = 0;
  for (let i = 0, j = 0; i < a.length; i++) {
    while (j < b.length && b[j]! < a[i]!) j += 1;
    if (b[j] !== a[i]) made[size++] = a[i]!;
  }
  return made.subarray(0, size);
}

export function holds(docs: Docs, doc: Doc): boolean {
  return docs[firstNotBefore(docs, doc, 0, docs.length)] === doc;
}

/** Place of the first article not before `doc`, in the half-open range. */
export function firstNotBefore(docs: Docs, doc: Doc, from: number, to: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (docs[middle]! < doc) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function docsOf(set: DocSet): Docs {
  let count = 0;
  for (let doc = 0; doc < set.length; doc++) count += set[doc]!;
  const docs = new Uint32Array(count);
  let next = 0;
  for (let doc = 0; doc < set.length; doc++) if (set[doc] === 1) docs[next++] = doc;
  return docs;
}

/** Below this share of all articles, sorting is faster than a pass over all marks. */
const fewToSort = 1 / 64;

/**
 * Puts the first `count` of `docs` in order.
 *
 * @param marks by article number, not 0 for exactly these articles
 */
export function putInOrder(
  docs: Uint32Array,
  count: number,
  marks: Uint8Array | Float32Array,
): void {
  if (count < marks.length * fewToSort) {
    docs.subarray(0, count).sort();
    return;
  }
  for (let doc = 0, next = 0; next < count; doc++) if (marks[doc] !== 0) docs[next++] = doc;
}
