/** The compressed RTF of Outlook's mails ([MS-OXRTFCP]). */
import { bytesOfBinary } from '../../bytes/binary-string';
import { LARGEST_FILE } from '../../files/limits';

const HEADER_SIZE = 16;
const COMPRESSED = 0x75465a4c;
const UNCOMPRESSED = 0x414c454d;
const DICTIONARY_SIZE = 4096;
/** What the dictionary begins with (section 2.1.2.1). */
const WORDS =
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx';

/** The RTF; what was read until then where it is damaged or cut off, and empty for another format. */
export function unpackRtf(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  if (bytes.length < HEADER_SIZE) return new Uint8Array();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kind = view.getUint32(8, true);
  if (kind === UNCOMPRESSED) return bytes.subarray(HEADER_SIZE);
  if (kind !== COMPRESSED) return new Uint8Array();
  return unpack(bytes.subarray(HEADER_SIZE), Math.min(view.getUint32(4, true), LARGEST_FILE));
}

function unpack(packed: Uint8Array, stated: number): Uint8Array<ArrayBuffer> {
  const dictionary = new Uint8Array(DICTIONARY_SIZE);
  dictionary.set(bytesOfBinary(WORDS));
  let write = WORDS.length;
  // A reference of two bytes stands for 17 at most.
  const out = new Uint8Array(Math.min(stated, packed.length * 9));
  let length = 0;
  const put = (byte: number) => {
    if (length < out.length) out[length++] = byte;
    dictionary[write] = byte;
    write = (write + 1) % DICTIONARY_SIZE;
  };
  for (let at = 0; at < packed.length && length < out.length; ) {
    const control = packed[at++]!;
    for (let bit = 0; bit < 8 && at < packed.length; bit++) {
      if (((control >> bit) & 1) === 0) {
        put(packed[at++]!);
        continue;
      }
      const reference = (packed[at]! << 8) | (packed[at + 1] ?? 0);
      at += 2;
      const from = reference >> 4;
      if (from === write) return out.subarray(0, length);
      for (let i = 0; i < (reference & 15) + 2; i++) put(dictionary[(from + i) % DICTIONARY_SIZE]!);
    }
  }
  return out.subarray(0, length);
}
