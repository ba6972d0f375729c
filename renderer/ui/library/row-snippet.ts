import type { Snippet } from '../../search/marks/snippet';

/** Characters kept before the first hit, so that the hit is on the row's first line of excerpt. */
const mostBefore = 16;

/** Cuts the snippet shortly before its first hit: a row may have only one line for it. */
export function rowSnippet({ text, marks }: Snippet): Snippet {
  const first = marks[0]?.start ?? 0;
  if (first <= mostBefore) return { text, marks };
  const earliest = first - mostBefore;
  const space = text.slice(earliest, first).search(/\s/u);
  const cut = space < 0 ? afterPair(text, earliest) : earliest + space + 1;
  const moved = marks.map(({ start, end }) => ({ start: start - cut + 1, end: end - cut + 1 }));
  return { text: `…${text.slice(cut)}`, marks: moved };
}

/** Moves an index out of the middle of a surrogate pair. */
function afterPair(text: string, at: number): number {
  return /[\udc00-\udfff]/.test(text.charAt(at)) ? at + 1 : at;
}
