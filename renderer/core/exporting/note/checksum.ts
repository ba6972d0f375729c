import { sha256 } from '@noble/hashes/sha2';

/**
 * A short checksum of what Carrel wrote, by which it knows what the user has changed since. Line ends and
 * white space at the ends of lines do not count: editors change them.
 */
export function noteChecksum(text: string): string {
  const plain = text
    .split(/\r?\n/)
    .map((line) => line.trimEnd())
    .join('\n')
    .trim()
    .normalize('NFC');
  return Array.from(sha256(new TextEncoder().encode(plain)).subarray(0, 5), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
