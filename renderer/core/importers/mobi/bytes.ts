/** Reading numbers of a book for the Kindle; all are big-endian. What lies outside of the bytes is 0. */
export const u8 = (bytes: Uint8Array, at: number): number => bytes[at] ?? 0;
export const u16 = (bytes: Uint8Array, at: number): number =>
  u8(bytes, at) * 0x100 + u8(bytes, at + 1);
export const u32 = (bytes: Uint8Array, at: number): number =>
  u16(bytes, at) * 0x10000 + u16(bytes, at + 2);
export const ascii = (bytes: Uint8Array, at: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + length));

/** "No record" in a header. */
export const NONE = 0xffffffff;

/** A number of seven bits a byte; the last byte has the high bit. */
export function variableNumber(bytes: Uint8Array, at: number): { value: number; length: number } {
  let value = 0;
  let length = 0;
  while (length < 4 && at + length < bytes.length) {
    const byte = u8(bytes, at + length);
    value = value * 0x80 + (byte & 0x7f);
    length += 1;
    if (byte & 0x80) break;
  }
  return { value, length: Math.max(1, length) };
}
