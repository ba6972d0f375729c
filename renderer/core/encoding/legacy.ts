/** What decides between UTF-8, a declared charset and the guess of the statistics. */
import { plausibility } from './plausibility';
import { ENOUGH_BYTES, guessEncoding, withoutControls } from './statistics';

/** Fewer characters beyond ASCII may be valid UTF-8 by chance. */
const FEW = 12;

/** The first characters beyond ASCII, `FEW` together with the `known` ones of an earlier piece. */
export function foreignIn(text: string, known: readonly string[] = []): string[] {
  const found = [...known];
  for (const [character] of text.matchAll(/[^\0-\x7f]/g)) {
    if (found.length >= FEW) break;
    found.push(character);
  }
  return found;
}

/**
 * Two or three syllables of EUC-KR or GBK can happen to be valid UTF-8, as Latin, Greek or Arabic
 * letters (the famous 联通): a declared charset then decides.
 *
 * @param foreign the first `FEW` characters beyond ASCII, of bytes that are valid UTF-8
 */
export function couldBeChance(foreign: readonly string[], declared: string | null): boolean {
  if (!declared || declared === 'utf-8') return false;
  return foreign.length > 0 && foreign.length < FEW && foreign.every((each) => each < '\u0800');
}

/** The guess must look this much better than what the page says of itself. */
const DOUBT = 0.15;

/**
 * The encoding of bytes that are no UTF-8.
 *
 * @param sample `ENOUGH_BYTES` of them, from `sampleStart` on
 * @param hasControls whether there are bytes from 0x80 to 0x9f in all of them
 */
export async function legacyEncoding(
  sample: Uint8Array,
  declared: string | null,
  hasControls: boolean,
): Promise<string> {
  const guessed = withoutControls(await guessEncoding(sample), hasControls);
  if (!declared || sameFamily(declared, guessed)) return declared ?? guessed;
  const lead = plausibilityAs(guessed, sample) - plausibilityAs(declared, sample);
  return lead > DOUBT ? guessed : declared;
}

/** Where to look for what the letters are: a long beginning in ASCII says nothing. */
export function sampleStart(firstForeign: number): number {
  return firstForeign < ENOUGH_BYTES / 2 ? 0 : firstForeign - 1024;
}

const plausibilityAs = (encoding: string, sample: Uint8Array) =>
  plausibility(new TextDecoder(encoding).decode(sample));

const sameFamily = (one: string, other: string) =>
  one === other || (/^gb/.test(one) && /^gb/.test(other));
