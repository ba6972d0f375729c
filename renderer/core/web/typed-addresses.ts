/** Addresses that a user types, pastes or drops, and links of the scheme `carrel:` that bring one. */

/** Characters of one address. */
const longest = 8 * 1024;
const mostAddresses = 2_000;

/** An address as a user has typed it; `https` is assumed where the scheme is missing. */
export interface TypedAddress {
  url: string;
  hasScheme: boolean;
}

/** The http(s) addresses in a text, each once. A name without a scheme, such as `news.example/a`, counts. */
export const typedAddresses = (text: string): string[] => [...addressesByUrl(text).keys()];

/** The words of a text that are addresses, each once and as it was typed. */
export const typedWords = (text: string): string[] => [...addressesByUrl(text).values()];

function addressesByUrl(text: string): Map<string, string> {
  const words = new Map<string, string>();
  for (const word of text.split(/[\s<>"]+/)) {
    const url = readTyped(word)?.url;
    if (url !== undefined && !words.has(url)) words.set(url, word);
    if (words.size === mostAddresses) break;
  }
  return words;
}

/**
 * Asks for what is at a typed address: without a scheme first at `https`, then at `http`, where the server
 * has no TLS. Behind a certificate of somebody else, nothing is asked for in plain text.
 *
 * @param isClosed whether an answer says that there is no TLS
 */
export async function askTyped<Answer>(
  { url, hasScheme }: TypedAddress,
  ask: (url: string) => Promise<Answer>,
  isClosed: (answer: Answer) => boolean,
): Promise<Answer> {
  const found = await ask(url);
  if (hasScheme || !isClosed(found)) return found;
  const plain = await ask(url.replace(/^https:/, 'http:'));
  return isClosed(plain) ? found : plain;
}

/** The addresses when the text is nothing else; none for other text. */
export function onlyAddresses(text: string): string[] {
  const words = text.trim().split(/\s+/);
  return words.every((word) => /^https?:\/\//i.test(word)) ? typedAddresses(text) : [];
}

/** `carrel://add?url=ADDRESS`: the address; null for every other link. */
export function readAddLink(link: string): string | null {
  if (link.length > longest || !/^carrel:\/\/add\/?\?/i.test(link)) return null;
  const address = new URLSearchParams(link.slice(link.indexOf('?') + 1)).get('url') ?? '';
  return /^https?:\/\//i.test(address) ? (readTyped(address)?.url ?? null) : null;
}

/** Reads one word as an address; null for what is none, such as another scheme or a word without a dot. */
export function readTyped(word: string): TypedAddress | null {
  const hasScheme = /^https?:\/\//i.test(word);
  if (word.length > longest || (!hasScheme && !named.test(word))) return null;
  const address = hasScheme ? word : `https://${word}`;
  return URL.canParse(address) ? { url: new URL(address).href, hasScheme } : null;
}

/** A name with a dot, an address in numbers, or this machine. */
const named =
  /^(?:[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)+|localhost|\[[\da-f:.]+\])(?::\d+)?(?:[/?#]|$)/iu;
