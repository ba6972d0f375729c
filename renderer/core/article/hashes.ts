import type { Sha256 } from './article';

export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<Sha256> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The hash of a text in UTF-8. */
export const sha256OfText = (text: string): Promise<Sha256> =>
  sha256(new TextEncoder().encode(text));

/**
 * Hash of a text that is independent of line breaks, spacing and Unicode composition, which differ between
 * exporters.
 */
export function textSha256(text: string): Promise<Sha256> {
  const words = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\u200b-\u200d\ufeff]+/g, '');
  return sha256OfText(words);
}
