import { declaredEncoding, type EncodingHint } from './declared';
import { decodeAs } from './decoders';
import { couldBeChance, foreignIn, legacyEncoding, sampleStart } from './legacy';
import { ENOUGH_BYTES } from './sample-size';
import { evidentEncoding, isNearlyUtf8, iso2022 } from './telltales';

export interface DecodedText {
  text: string;
  /** In lower case, as `decoderOf` takes it: `euc-kr`. */
  encoding: string;
}

/** Never throws: bytes that no encoding explains come out with replacement characters. */
export async function decodeBytes(bytes: Uint8Array, hint: EncodingHint): Promise<DecodedText> {
  const certain = evidentEncoding(bytes) ?? iso2022(bytes);
  if (certain) return decodedAs(certain, bytes);

  const utf8 = decodeStrictly('utf-8', bytes);
  const declared = declaredEncoding(bytes, hint);
  if (utf8 !== null && !couldBeChance(foreignIn(utf8), declared)) {
    return { text: utf8, encoding: 'utf-8' };
  }
  if (utf8 === null && isNearlyUtf8(bytes)) return decodedAs('utf-8', bytes);
  return decodeLegacy(bytes, declared === 'utf-8' ? null : declared);
}

function decodedAs(encoding: string, bytes: Uint8Array): DecodedText {
  return { text: decodeAs(encoding, bytes), encoding };
}

function decodeStrictly(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

async function decodeLegacy(bytes: Uint8Array, declared: string | null): Promise<DecodedText> {
  const hasControls = bytes.some((byte) => byte >= 0x80 && byte < 0xa0);
  const start = sampleStart(bytes.findIndex((byte) => byte >= 0x80));
  const sample = bytes.subarray(start, start + ENOUGH_BYTES);
  return decodedAs(await legacyEncoding(sample, declared, hasControls), bytes);
}
