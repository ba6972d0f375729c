import type { DocSet } from './search-index';

export function both(a: DocSet, b: DocSet): DocSet {
  return a.map((one, doc) => one & b[doc]!);
}

export function either(a: DocSet, b: DocSet): DocSet {
  return a.map((one, doc) => one | b[doc]!);
}

export function without(a: DocSet, b: DocSet): DocSet {
  return a.map((one, doc) => one & ~b[doc]!);
}

export function countOf(docs: DocSet): number {
  let count = 0;
  for (let doc = 0; doc < docs.length; doc++) count += docs[doc]!;
  return count;
}
