import { type ByteSource, piecesOf, readAll } from '../bytes/byte-source';
import { declaredEncoding, type EncodingHint } from './declared';
import { decoderOf } from './decoders';
import { hasKoreanDesignator } from './korean-multibyte';
import { couldBeChance, foreignIn, legacyEncoding, sampleStart } from './legacy';
import { ENOUGH_BYTES } from './sample-size';
import { evidentEncoding, hasJisEscapes, Utf8Tally } from './telltales';

export interface TextInPieces {
  pieces: AsyncIterable<string>;
  /** As `decodeBytes` has it. */
  encoding: string;
}

/**
 * As `decodeBytes`, for a file that is too large for the memory. The file is read twice, because a guess
 * from its beginning could turn out wrong after its first entries are stored.
 */
export async function decodeInPieces(
  source: ByteSource,
  hint: EncodingHint,
): Promise<TextInPieces> {
  const encoding = await encodingOf(source, hint);
  return { pieces: textOf(source, encoding), encoding };
}

async function* textOf(source: ByteSource, encoding: string): AsyncGenerator<string> {
  const decoder = decoderOf(encoding);
  for await (const piece of piecesOf(source)) yield decoder.decode(piece, false);
  yield decoder.decode(new Uint8Array(), true);
}

async function encodingOf(source: ByteSource, hint: EncodingHint): Promise<string> {
  const head = await readAll(source, 0, ENOUGH_BYTES);
  const certain = evidentEncoding(head);
  if (certain) return certain;
  const found = await lookThrough(source);
  if (found.hasKoreanDesignator && found.isSevenBit) return 'iso-2022-kr';
  if (found.hasJisEscapes && found.isSevenBit) return 'iso-2022-jp';
  const declared = declaredEncoding(head, hint);
  if (found.isUtf8 && !couldBeChance(found.foreign, declared)) return 'utf-8';
  if (!found.isUtf8 && found.isNearlyUtf8) return 'utf-8';
  const sample = await readAll(source, sampleStart(found.firstForeign), ENOUGH_BYTES);
  return legacyEncoding(sample, declared === 'utf-8' ? null : declared, found.hasControls);
}

interface Found {
  isSevenBit: boolean;
  hasJisEscapes: boolean;
  hasKoreanDesignator: boolean;
  isUtf8: boolean;
  isNearlyUtf8: boolean;
  /** Bytes from 0x80 to 0x9f. */
  hasControls: boolean;
  /** The first characters beyond ASCII, while it is UTF-8. */
  foreign: string[];
  /** Where the first byte beyond ASCII is; -1 without one. */
  firstForeign: number;
}

async function lookThrough(source: ByteSource): Promise<Found> {
  const strict = new TextDecoder('utf-8', { fatal: true });
  const tally = new Utf8Tally();
  const found: Found = {
    isSevenBit: true,
    hasJisEscapes: false,
    hasKoreanDesignator: false,
    isUtf8: true,
    isNearlyUtf8: false,
    hasControls: false,
    foreign: [],
    firstForeign: -1,
  };
  let before: Uint8Array = new Uint8Array();
  let from = 0;
  for await (const piece of piecesOf(source)) {
    found.isUtf8 &&= decodes(() => {
      found.foreign = foreignIn(strict.decode(piece, { stream: true }), found.foreign);
    });
    tally.take(piece);
    for (let at = 0; at < piece.length; at++) {
      const byte = piece[at] ?? 0;
      if (byte < 0x80) continue;
      if (found.isSevenBit) found.firstForeign = from + at;
      found.isSevenBit = false;
      if (byte < 0xa0) found.hasControls = true;
    }
    from += piece.length;
    // An escape sequence of up to four bytes may be cut.
    const cut = new Uint8Array([...before, ...piece.subarray(0, 3)]);
    found.hasJisEscapes ||= hasJisEscapes(piece) || hasJisEscapes(cut);
    found.hasKoreanDesignator ||= hasKoreanDesignator(piece) || hasKoreanDesignator(cut);
    before = piece.length > 2 ? piece.slice(-3) : cut.slice(-3);
  }
  found.isUtf8 &&= decodes(() => strict.decode());
  found.isNearlyUtf8 = tally.end();
  return found;
}

function decodes(decode: () => unknown): boolean {
  try {
    decode();
    return true;
  } catch {
    return false;
  }
}
