/** PalmDOC's compression: letters, copies of what stands at most 2,047 bytes before, and spaces with a letter. */
import { ContainerError } from '../../containers/container';
import { u8 } from './bytes';

/** Bytes of one record unpacked. Programs write 4,096; the format allows no more than twice that. */
export const LARGEST_RECORD = 64 * 1024;

export function unpackPalmDoc(packed: Uint8Array): Uint8Array {
  const output = new Uint8Array(LARGEST_RECORD);
  let size = 0;
  const put = (byte: number) => {
    if (size >= LARGEST_RECORD) throw new ContainerError('too-much-inside');
    output[size++] = byte;
  };
  for (let at = 0; at < packed.length; at++) {
    const byte = u8(packed, at);
    if (byte >= 1 && byte <= 8) {
      for (let left = byte; left > 0 && at + 1 < packed.length; left--) put(u8(packed, ++at));
    } else if (byte < 0x80) put(byte);
    else if (byte >= 0xc0) {
      put(0x20);
      put(byte ^ 0x80);
    } else {
      const pair = byte * 0x100 + u8(packed, ++at);
      const distance = (pair & 0x3fff) >> 3;
      // A copy from before the beginning is damage, which costs no more than these letters.
      if (distance === 0 || distance > size) continue;
      for (let left = (pair & 7) + 3; left > 0; left--) put(output[size - distance] ?? 0);
    }
  }
  return output.slice(0, size);
}
