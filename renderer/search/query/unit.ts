import type { Term } from '../index/lookup';
import type { Needle } from '../text/needle';
import { hasVariants, representative, spellingsOf } from '../text/variants';

/** One part of a query: how it is looked up, and how it is found in a text. */
export interface Unit {
  terms: Term[];
  needle: Needle;
  /** The unit continues the word of the unit before it. */
  inner?: true;
  /** Weight in the ranking; default 1. */
  share?: number;
}

/** The same unit for all spellings of its characters. */
export function inAllSpellings(unit: Unit): Unit {
  const { needle, terms } = unit;
  if (!hasVariants(needle.text)) return unit;
  return {
    ...unit,
    terms: terms.map(widened),
    needle: { ...needle, text: representative(needle.text), variants: true },
  };
}

function widened(term: Term): Term {
  return term.flatMap((lookup) => spellingsOf(lookup.text).map((text) => ({ ...lookup, text })));
}

/** The folded text in the spelling that the needle is written in. */
export function textFor(needle: Needle, folded: string): string {
  return needle.variants ? representative(folded) : folded;
}
