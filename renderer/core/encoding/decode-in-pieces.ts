import { type ByteSource, piecesOf } from '../byte-source';
import { ENOUGH_BYTES, guessEncoding, withoutControls } from './statistics';
import { hasJisEscapes, markedEncoding, Utf8Tally, utf16WithoutMark } from './telltales';

export interface TextInPieces {
  pieces: AsyncIterable<string>;
  /** WHATWG label in lower case. */
  encoding: string;
}

/**
 * As `decodeBytes` with the hint `text`, for a file that is not to be in memory. It is read twice: a
 * guess from its beginning could be found wrong when its first entries are already stored.
 */
export async function decodeInPieces(source: ByteSource): Promise<TextInPieces> {
  const encoding = await encodingOf(source);
  return { pieces: textOf(source, encoding), encoding };
}

async function* textOf(source: ByteSource, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const piece of piecesOf(source)) yield decoder.decode(piece, { stream: true });
  yield decoder.decode();
}

async function encodingOf(source: ByteSource): Promise<string> {
  const head = await source.read(0, ENOUGH_BYTES);
  const certain = markedEncoding(head) ?? utf16WithoutMark(head);
  if (certain) return certain;
  const found = await lookThrough(source);
  if (found.hasJisEscapes && found.isSevenBit) return 'iso-2022-jp';
  if (found.isUtf8 || found.isNearlyUtf8) return 'utf-8';
  return withoutControls(await guessEncoding(head), found.hasControls);
}

interface Found {
  isSevenBit: boolean;
  hasJisEscapes: boolean;
  isUtf8: boolean;
  isNearlyUtf8: boolean;
  /** Bytes from 0x80 to 0x9f. */
  hasControls: boolean;
}

async function lookThrough(source: ByteSource): Promise<Found> {
  const strict = new TextDecoder('utf-8', { fatal: true });
  const tally = new Utf8Tally();
  const found: Found = {
    isSevenBit: true,
    hasJisEscapes: false,
    isUtf8: true,
    isNearlyUtf8: false,
    hasControls: false,
  };
  let before: Uint8Array = new Uint8Array();
  for await (const piece of piecesOf(source)) {
    found.isUtf8 &&= decodes(() => strict.decode(piece, { stream: true }));
    tally.take(piece);
    for (const byte of piece) {
      if (byte < 0x80) continue;
      found.isSevenBit = false;
      if (byte < 0xa0) found.hasControls = true;
    }
    // An escape sequence of three bytes may be cut.
    const cut = new Uint8Array([...before, ...piece.subarray(0, 2)]);
    found.hasJisEscapes ||= hasJisEscapes(piece) || hasJisEscapes(cut);
    before = piece.length > 1 ? piece.slice(-2) : cut.slice(-2);
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
