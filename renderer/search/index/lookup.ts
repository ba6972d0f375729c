/** How a query looks into a dictionary: for one term, for all with a prefix, or inside words. */
export type Lookup =
  | { kind: 'term'; text: string }
  | { kind: 'prefix'; text: string }
  | { kind: 'infix'; text: string; atEnd: boolean };

/** Spellings of one word: an article matches the term when it contains any of them. */
export type Term = readonly Lookup[];

/** The look-up of one term of the dictionary. */
export function exactly(text: string): Lookup {
  return { kind: 'term', text };
}
