import { ownLabel } from './decoders';

/** How the bytes may declare their charset. */
export type EncodingHint = 'html' | 'xml' | 'text';

/** Browsers look for `<meta charset>` in the first kilobyte, but saved pages have long comments before it. */
const HEAD_BYTES = 16 * 1024;

const XML_DECLARATION = /^\s*<\?xml[^>]*?\bencoding\s*=\s*["']?\s*([\w.:-]+)/i;
const META = /<meta\b[^>]*?\bcharset\s*=\s*["']?\s*([\w.:-]+)/i;

/** The charset that the bytes claim to be in, in lower case, as `decoderOf` takes it. */
export function declaredEncoding(bytes: Uint8Array, hint: EncodingHint): string | null {
  if (hint === 'text') return null;
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, HEAD_BYTES));
  const label = XML_DECLARATION.exec(head)?.[1] ?? (hint === 'html' ? META.exec(head)?.[1] : null);
  return label ? knownLabel(label) : null;
}

/** As the Encoding standard names it; null for what nobody here decodes. */
export function knownLabel(label: string): string | null {
  const own = ownLabel(label);
  if (own) return own;
  try {
    const name = new TextDecoder(label).encoding;
    // Read as ASCII to get here, so it cannot be UTF-16, whatever it says.
    return name.startsWith('utf-') ? 'utf-8' : name;
  } catch {
    return null;
  }
}
