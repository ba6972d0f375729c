import type { Person, Publication } from '../../article/article-parts';
import { personOfOneField } from '../../article/person-name';

type Stated = { [Name in keyof Publication]?: Publication[Name] | null | undefined };

/** The facts without those of which nothing is known; undefined when none is left. */
export function publicationOf(facts: Stated): Publication | undefined {
  const known = Object.entries(facts).filter(
    ([, value]) => value && !(Array.isArray(value) && value.length === 0),
  );
  return known.length > 0 ? (Object.fromEntries(known) as Publication) : undefined;
}

/** The parts of those names that show them. */
export const peopleOf = (names: readonly string[]): Person[] =>
  names.flatMap((name) => personOfOneField(name) ?? []);

/** A number of books has ten digits and more, one of periodicals eight. */
export function serialNumber(text: string | null): Pick<Publication, 'isbn' | 'issn'> {
  const digits = text?.replace(/[^\dXx]/g, '').length ?? 0;
  if (text === null || digits < 8) return {};
  return digits >= 10 ? { isbn: text } : { issn: text };
}
