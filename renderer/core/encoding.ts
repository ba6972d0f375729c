import { declaredEncoding, type EncodingHint } from './encoding/declared';
import { plausibility } from './encoding/plausibility';
import { guessEncoding, withoutControls } from './encoding/statistics';
import { isIso2022Jp, isNearlyUtf8, markedEncoding, utf16WithoutMark } from './encoding/telltales';

export interface DecodedText {
  text: string;
  /** WHATWG label in lower case, e.g. `euc-kr`. */
  encoding: string;
}

/** Never throws: bytes that no encoding explains come out with replacement characters. */
export async function decodeBytes(bytes: Uint8Array, hint: EncodingHint): Promise<DecodedText> {
  const certain = markedEncoding(bytes) ?? utf16WithoutMark(bytes);
  if (certain) return decodedAs(certain, bytes);
  if (isIso2022Jp(bytes)) return decodedAs('iso-2022-jp', bytes);

  const utf8 = decodeStrictly('utf-8', bytes);
  const declared = declaredEncoding(bytes, hint);
  if (utf8 !== null && !couldBeChance(utf8, declared)) return { text: utf8, encoding: 'utf-8' };
  if (utf8 === null && isNearlyUtf8(bytes)) return decodedAs('utf-8', bytes);
  return decodeLegacy(bytes, declared === 'utf-8' ? null : declared);
}

function decodedAs(encoding: string, bytes: Uint8Array): DecodedText {
  return { text: new TextDecoder(encoding).decode(bytes), encoding };
}

function decodeStrictly(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/**
 * Two or three syllables of EUC-KR or GBK can happen to be valid UTF-8, as Latin, Greek or Arabic
 * letters (the famous 联通): a declared charset then decides.
 */
function couldBeChance(utf8: string, declared: string | null): boolean {
  if (!declared || declared === 'utf-8') return false;
  const foreign = utf8.match(/[^\0-\x7f]/g) ?? [];
  return foreign.length > 0 && foreign.length < 12 && foreign.every((each) => each < '\u0800');
}

/** The guess must look this much better than what the page says of itself. */
const DOUBT = 0.15;

async function decodeLegacy(bytes: Uint8Array, declared: string | null): Promise<DecodedText> {
  const hasControls = bytes.some((byte) => byte >= 0x80 && byte < 0xa0);
  const guessed = decodedAs(withoutControls(await guessEncoding(bytes), hasControls), bytes);
  if (!declared || sameFamily(declared, guessed.encoding)) {
    return declared ? decodedAs(declared, bytes) : guessed;
  }
  const stated = decodedAs(declared, bytes);
  return plausibility(guessed.text) > plausibility(stated.text) + DOUBT ? guessed : stated;
}

const sameFamily = (one: string, other: string) =>
  one === other || (/^gb/.test(one) && /^gb/.test(other));
