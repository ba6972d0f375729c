import type { Term } from '../index/lookup';
import type { Needle } from '../text/needle';
import { hasVariants, representative, spellingsOf } from '../text/variants';

/** One part of a query: how the index is asked for it, and how it is found in a text. */
export interface Unit {
  terms: Term[];
  needle: Needle;
  /** It continues the word of the unit before. */
  inner?: true;
  /** Its weight in the ranking; 1 where there is none. */
  share?: number;
}

/** The same unit, met by all spellings of its characters. */
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

/** The folded text in the spelling in which the needle has to be looked for. */
export function textFor(needle: Needle, folded: string): string {
  return needle.variants ? representative(folded) : folded;
}
