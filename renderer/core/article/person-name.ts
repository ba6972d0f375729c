import type { Person } from './article-parts';

/** A person as reference managers store one: the parts of the name in fields of their own. */
export interface PersonParts {
  given?: string | null;
  family?: string | null;
  /** `van der`, `de la`: written before the family name. */
  particle?: string | null;
  /** `Jr.`, `III`. */
  suffix?: string | null;
}

const EAST_ASIAN =
  /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}々ー]+$/u;
const KATAKANA = /^[\p{Script=Katakana}ー]+$/u;

/**
 * The name as it is read out; empty without any part. Korean, Japanese and Chinese names have the family
 * name first and no space between. A name in katakana alone is a foreign one and keeps the Western order.
 */
export function personName({ given, family, particle, suffix }: PersonParts): string {
  const parts = [given, particle, family, suffix].flatMap((each) => each?.trim() || []);
  const isEastAsian = parts.every((each) => EAST_ASIAN.test(each));
  if (!isEastAsian || parts.length !== 2) return parts.join(' ');
  if (parts.every((each) => KATAKANA.test(each))) return parts.join('・');
  return `${family?.trim()}${given?.trim()}`;
}

/**
 * The parts of a name in one field: `Lindqvist, Hedda`, `van der Lind, Hedda`, `King, Martin Luther, Jr.`
 * Null for a name without a comma, which does not show them.
 */
export function personOfOneField(text: string): Person | null {
  const [first = '', second, third] = text.split(/\s*[,，]\s*/).map((each) => each.trim());
  if (first === '' || !second) return null;
  const [particle, family = first] =
    /^((?:\p{Ll}[\p{L}'’]*\s+)+)(\S.*)$/u.exec(first)?.slice(1) ?? [];
  // BibTeX writes the suffix second, RIS third.
  const isSecond = third !== undefined && isSuffix(second);
  const [given, suffix] = isSecond ? [third, second] : [second, third];
  return {
    family,
    given,
    ...(particle && { particle: particle.trim() }),
    ...(suffix && { suffix }),
  };
}

/**
 * A name in one field: `Lindqvist, Hedda`, `King, Martin Luther, Jr.`, `Hedda Lindqvist`. The first comma
 * ends the family name.
 */
export function nameOfOneField(text: string): string {
  const person = personOfOneField(text);
  return person
    ? personName(person)
    : text
        .replace(/[,，]\s*$/, '')
        .replace(/\s+/g, ' ')
        .trim();
}

const isSuffix = (text: string) => /^(?:[js]r\.?|[ivx]+)$/i.test(text);
