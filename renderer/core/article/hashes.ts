import type { Sha256 } from './article';

export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<Sha256> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * The same words give the same hash, however two exporters broke the lines, spaced them or composed
 * their letters.
 */
export function textSha256(text: string): Promise<Sha256> {
  const words = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\u200b-\u200d\ufeff]+/g, '');
  return sha256(new TextEncoder().encode(words));
}
