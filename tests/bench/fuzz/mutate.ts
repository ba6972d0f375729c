import { joinBytes } from '../../../renderer/core/containers/join-bytes';

/** Bytes that break parsers: ends of strings, tags, numbers at their limits. */
const NASTY = [
  '\0',
  '<',
  '>',
  '"',
  "'",
  '&#x0;',
  ']]>',
  '{',
  '[',
  ',',
  '\r\n',
  '../',
  '%',
  '<![CDATA[',
];
const NUMBERS = [0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0xffff, 0x7fffffff, 0xffffffff];

/**
 * One to five changes: flipped bits, changed bytes, pieces that are deleted, doubled, moved, or taken
 * from another file.
 */
export function mutated(
  original: Uint8Array<ArrayBuffer>,
  other: Uint8Array,
  random: () => number,
): Uint8Array<ArrayBuffer> {
  let bytes = original;
  const changes = 1 + Math.floor(random() * 5);
  for (let change = 0; change < changes; change++) bytes = changed(bytes, other, random);
  return bytes;
}

function changed(
  bytes: Uint8Array<ArrayBuffer>,
  other: Uint8Array,
  random: () => number,
): Uint8Array<ArrayBuffer> {
  const place = (length: number) => Math.floor(random() * (length + 1));
  const at = place(bytes.length);
  const length = Math.floor(random() ** 3 * Math.max(1, bytes.length - at));
  const piece = bytes.subarray(at, at + length);
  switch (Math.floor(random() * 8)) {
    case 0: {
      const copy = bytes.slice();
      if (at < copy.length) copy[at]! ^= 1 << Math.floor(random() * 8);
      return copy;
    }
    case 1: {
      const copy = bytes.slice();
      const number = NUMBERS[Math.floor(random() * NUMBERS.length)]!;
      const view = new DataView(copy.buffer);
      if (at + 4 <= copy.length) view.setUint32(at, number, random() < 0.7);
      return copy;
    }
    case 2:
      return joinBytes([bytes.subarray(0, at), bytes.subarray(at + length)]);
    case 3:
      return joinBytes([bytes.subarray(0, at), piece, bytes.subarray(at)]);
    case 4:
      return bytes.slice(0, at);
    case 5: {
      const nasty = NASTY[Math.floor(random() * NASTY.length)]!;
      const times = random() < 0.1 ? 5_000 : 1 + Math.floor(random() * 3);
      const text = new TextEncoder().encode(nasty.repeat(times));
      return joinBytes([bytes.subarray(0, at), text, bytes.subarray(at)]);
    }
    case 6: {
      const from = place(other.length);
      const taken = other.subarray(from, from + Math.floor(random() * 2000));
      return joinBytes([bytes.subarray(0, at), taken, bytes.subarray(at + length)]);
    }
    default: {
      const copy = bytes.slice();
      for (let index = at; index < at + Math.min(length, 64); index++) {
        copy[index] = Math.floor(random() * 256);
      }
      return copy;
    }
  }
}
