/** Decoders for the names of encodings: the browser's own, and those that no browser has. */
import { Iso2022KrDecoder, JohabDecoder, type PieceDecoder } from './korean-multibyte';
import { Utf32Decoder } from './utf-32';

const OWN: Record<string, () => PieceDecoder> = {
  johab: () => new JohabDecoder(),
  'iso-2022-kr': () => new Iso2022KrDecoder(),
  'utf-32le': () => new Utf32Decoder(true),
  'utf-32be': () => new Utf32Decoder(false),
};

/**
 * @param encoding a WHATWG label, or one of `OWN`
 * @param ignoreBOM a byte order mark is kept as a character
 */
export function decoderOf(encoding: string, ignoreBOM = false): PieceDecoder {
  const own = OWN[encoding];
  if (own) return own();
  const decoder = new TextDecoder(encoding, { ignoreBOM });
  return { decode: (piece, isLast) => decoder.decode(piece, { stream: !isLast }) };
}

export const decodeAs = (encoding: string, bytes: Uint8Array, ignoreBOM = false): string =>
  decoderOf(encoding, ignoreBOM).decode(bytes, true);

/** Labels under which pages declare an encoding of ours. */
const LABELS: Record<string, string> = {
  johab: 'johab',
  ms1361: 'johab',
  cp1361: 'johab',
  'x-johab': 'johab',
  'ks_c_5601-1992': 'johab',
  // Not in the Encoding standard; mail programs and old servers write them.
  cp949: 'euc-kr',
  ms949: 'euc-kr',
  uhc: 'euc-kr',
};

export const ownLabel = (label: string): string | null => LABELS[label.toLowerCase()] ?? null;
