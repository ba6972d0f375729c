/** MD5 (RFC 1321). WebCrypto has none, and Evernote names attachments by it. */

const SHIFTS = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];
const SINES = Uint32Array.from({ length: 64 }, (_, at) =>
  Math.floor(Math.abs(Math.sin(at + 1)) * 2 ** 32),
);

/** The digest as 32 lower-case hexadecimal characters. */
export function md5(bytes: Uint8Array): string {
  const view = new DataView(padded(bytes).buffer);
  const state = Uint32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476);
  for (let at = 0; at < view.byteLength; at += 64) addBlock(state, view, at);
  return Array.from(new Uint8Array(state.buffer), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}

/**
 * The message with RFC 1321's padding: a one bit, zeros, and the length in bits, to a multiple of 64 bytes.
 */
function padded(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64);
  whole.set(bytes);
  whole[bytes.length] = 0x80;
  new DataView(whole.buffer).setBigUint64(whole.length - 8, BigInt(bytes.length) * 8n, true);
  return whole;
}

function addBlock(state: Uint32Array, view: DataView, start: number): void {
  let [a = 0, b = 0, c = 0, d = 0] = state;
  for (let step = 0; step < 64; step++) {
    const round = step >> 4;
    const mix =
      round === 0
        ? (b & c) | (~b & d)
        : round === 1
          ? (d & b) | (~d & c)
          : round === 2
            ? b ^ c ^ d
            : c ^ (b | ~d);
    const word = [step, 5 * step + 1, 3 * step + 5, 7 * step][round]! % 16;
    const sum = (a + mix + SINES[step]! + view.getUint32(start + word * 4, true)) | 0;
    const shift = SHIFTS[round * 4 + (step % 4)]!;
    a = d;
    d = c;
    c = b;
    b = (b + ((sum << shift) | (sum >>> (32 - shift)))) | 0;
  }
  state[0]! += a;
  state[1]! += b;
  state[2]! += c;
  state[3]! += d;
}
