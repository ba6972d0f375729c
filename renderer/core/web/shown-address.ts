/** Controls, spaces, invisible characters and those that turn the direction of the text. */
const unseen = /[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]/gu;

export interface ShownAddress {
  /** The host and port, in Punycode where the name has other letters than ASCII. */
  host: string;
  /** The path, query and fragment, split after each delimiter; each piece is isolated when it is shown. */
  pieces: string[];
}

/**
 * An http(s) or mailto address for reading: what is escaped is decoded when it has visible characters. The
 * host is never decoded, and a user name before it, which could pass for a host, is left out. Null for any
 * other address.
 */
export function shownAddress(address: string): ShownAddress | null {
  if (!URL.canParse(address)) return null;
  const { protocol, host, pathname, search, hash } = new URL(address);
  if (protocol === 'mailto:') return { host: '', pieces: [readable(`mailto:${pathname}`)] };
  if (protocol !== 'http:' && protocol !== 'https:') return null;
  const path = pathname === '/' && search === '' && hash === '' ? '' : pathname;
  // Split before decoding: an escaped delimiter is none.
  const pieces = `${path}${search}${hash}`.match(/[^/?#&=]*[/?#&=]|[^/?#&=]+$/g) ?? [];
  return { host, pieces: pieces.map(readable) };
}

function readable(piece: string): string {
  const keepsDelimiters = piece.replace(/%(?=2f|3f|23|26|3d|25)/gi, '%25');
  try {
    return decodeURIComponent(keepsDelimiters).replace(unseen, (one) =>
      encodeURIComponent(one.toWellFormed()),
    );
  } catch {
    // Not UTF-8.
    return piece;
  }
}
