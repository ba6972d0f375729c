/** Chooses between UTF-8, a declared charset and the guess of the statistics. */
import { decodeAs } from './decoders';
import { betterLatin } from './latin';
import { plausibility } from './plausibility';
import { ENOUGH_BYTES } from './sample-size';

/** Bytes with fewer characters beyond ASCII may be valid UTF-8 by chance. */
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
 * True when a declared charset decides although the bytes are valid UTF-8: two or three characters of
 * EUC-KR or GBK can also be UTF-8, as Latin, Greek or Arabic letters (联通 is the known example).
 *
 * @param foreign the first `FEW` characters beyond ASCII, of bytes that are valid UTF-8
 */
export function couldBeChance(foreign: readonly string[], declared: string | null): boolean {
  if (!declared || declared === 'utf-8') return false;
  return foreign.length > 0 && foreign.length < FEW && foreign.every((each) => each < '\u0800');
}

/** The guess replaces a declared charset only if its text is this much more plausible. */
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
  // Loaded with the first text that needs it: most are UTF-8, and the detector has 350 KB.
  const { guessEncoding } = await import('./statistics');
  const statistics = withoutControls(await guessEncoding(sample), hasControls);
  const guessed = johabOr(betterLatin(statistics, sample), sample);
  if (!declared || sameFamily(declared, guessed)) return declared ?? guessed;
  const lead = plausibilityAs(guessed, sample) - plausibilityAs(declared, sample);
  return lead > DOUBT ? guessed : declared;
}

/**
 * ISO-8859-2 has control codes where windows-1250 has quotation marks, and no text holds such codes.
 *
 * @param hasControls the text has bytes from 0x80 to 0x9f
 */
function withoutControls(guess: string, hasControls: boolean): string {
  return guess === 'iso-8859-2' && hasControls ? 'windows-1250' : guess;
}

/** The commonest syllables of Korean, which are some seven in ten of a text. */
const COMMON_SYLLABLES = new Set(
  '다이는을에의가고하지한로도은사서기를리으나시인자어그아해있대들과일여수장정보라만게전조주부제구원면신것해스상공지경간안년생동위오성국니습세요할내단되된했었였았음러려야우소연영미민선실히때문반받발방법본불비산모물말마명무데등당따또르력료권교계관개거건김남날너노누집중진차체초최추출치크터통트표품학합행현화회후',
);
/** Texts in other encodings that happen to be valid Johab have less than two in ten. */
const LEAST_COMMON = 0.4;
const LEAST_SYLLABLES = 4;

/** The statistics do not know Johab; EUC-KR read as Johab gives syllables that nobody uses. */
function johabOr(guessed: string, sample: Uint8Array): string {
  const text = decodeAs('johab', sample.subarray(0, 64 * 1024));
  const syllables = text.match(/[가-힣]/g) ?? [];
  const foreign = text.match(/[^\0-\x7f]/g)?.length ?? 0;
  if (syllables.length < Math.max(LEAST_SYLLABLES, foreign * 0.7)) return guessed;
  // Only the last character may be cut off.
  if (text.slice(0, -1).includes('\ufffd')) return guessed;
  const common = syllables.filter((each) => COMMON_SYLLABLES.has(each)).length;
  return common >= syllables.length * LEAST_COMMON ? 'johab' : guessed;
}

/** Where the sample for the statistics begins: bytes of ASCII at the beginning tell nothing. */
export function sampleStart(firstForeign: number): number {
  return firstForeign < ENOUGH_BYTES / 2 ? 0 : firstForeign - 1024;
}

const plausibilityAs = (encoding: string, sample: Uint8Array) =>
  plausibility(decodeAs(encoding, sample));

const sameFamily = (one: string, other: string) =>
  one === other || (/^gb/.test(one) && /^gb/.test(other));
