// Hosts of addresses, as people type them and as articles state them.

/**
 * The host of an http(s) address in lower case, internationalised names in punycode; empty for any other
 * text.
 */
export function hostOfAddress(address: string | null): string {
  const host = address === null ? undefined : /^https?:\/\/([^/?#]*)/i.exec(address)?.[1];
  return host === undefined ? '' : readHost(host);
}

/** The host in `foxnews.com`, `한국.com` or a whole address; empty when the words cannot be a host. */
export function hostOfWords(words: string): string {
  return readHost(/^(?:(?:[a-z][a-z\d+.-]*:)?\/\/)?([^/?#]*)/i.exec(words.trim())?.[1] ?? '');
}

/** True for a host itself and its subdomains; `www.` is ignored on both. */
export function isHostWithin(host: string, wanted: string): boolean {
  const [own, above] = [host, wanted].map((one) => one.replace(/^www\./, ''));
  return own === above || own!.endsWith(`.${above}`);
}

/** The host without user, port and dots at its ends, in lower case and punycode. */
function readHost(text: string): string {
  const bare = text
    .replace(/^.*@/, '')
    .replace(/:\d*$/, '')
    .replace(/^\.+|\.+$/g, '');
  if (/^[\w.-]*$/.test(bare)) return bare.toLowerCase();
  if (/\s/u.test(bare)) return '';
  try {
    return new URL(`http://${bare}`).hostname.replace(/\.$/, '');
  } catch {
    return '';
  }
}
