import type { DocSet } from './search-index';

// Plain loops: at a hundred thousand articles `map` takes ten times as long.

export function both(a: DocSet, b: DocSet): DocSet {
  const made = new Uint8Array(a.length);
  for (let doc = 0; doc < a.length; doc++) made[doc] = a[doc]! & b[doc]!;
  return made;
}

export function either(a: DocSet, b: DocSet): DocSet {
  const made = new Uint8Array(a.length);
  for (let doc = 0; doc < a.length; doc++) made[doc] = a[doc]! | b[doc]!;
  return made;
}

export function without(a: DocSet, b: DocSet): DocSet {
  const made = new Uint8Array(a.length);
  for (let doc = 0; doc < a.length; doc++) made[doc] = a[doc]! & ~b[doc]!;
  return made;
}

export function docsOf(set: DocSet): Uint32Array {
  const docs = new Uint32Array(countOf(set));
  let next = 0;
  for (let doc = 0; doc < set.length; doc++) if (set[doc] === 1) docs[next++] = doc;
  return docs;
}

export function countOf(docs: DocSet): number {
  let count = 0;
  for (let doc = 0; doc < docs.length; doc++) count += docs[doc]!;
  return count;
}
