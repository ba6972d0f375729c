// Hosts of addresses, as people write them and as articles state them.

/** The host of an http(s) address in lower case, as DNS has it; empty where there is none. */
export function hostOfAddress(address: string | null): string {
  const host = address === null ? undefined : /^https?:\/\/([^/?#]*)/i.exec(address)?.[1];
  return host === undefined ? '' : readHost(host);
}

/**
 * The host that somebody means by `foxnews.com`, `한국.com` or a whole address; empty where no host can
 * be meant, as by a name of two words.
 */
export function hostOfWords(words: string): string {
  return readHost(/^(?:(?:[a-z][a-z\d+.-]*:)?\/\/)?([^/?#]*)/i.exec(words.trim())?.[1] ?? '');
}

/** True for a host itself and those below it; `www.` before either makes no difference. */
export function isHostWithin(host: string, wanted: string): boolean {
  const [own, above] = [host, wanted].map((one) => one.replace(/^www\./, ''));
  return own === above || own!.endsWith(`.${above}`);
}

/** Without a user, a port and the dots at its ends; a name in another script as DNS writes it. */
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
