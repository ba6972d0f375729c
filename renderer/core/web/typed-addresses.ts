/** Addresses that a user types, pastes or drops, and links of the scheme `carrel:` that bring one. */

/** Characters of one address. */
const longest = 8 * 1024;
const mostAddresses = 2_000;

/** The http(s) addresses in a text, each once. A name without a scheme, such as `news.example/a`, counts. */
export function typedAddresses(text: string): string[] {
  const addresses = text
    .split(/[\s<>"]+/)
    .flatMap((word) => addressIn(word) ?? [])
    .slice(0, mostAddresses);
  return [...new Set(addresses)];
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
  return /^https?:\/\//i.test(address) ? addressIn(address) : null;
}

function addressIn(word: string): string | null {
  const hasScheme = /^https?:\/\//i.test(word);
  if (word.length > longest || (!hasScheme && !/^[\w-]+(?:\.[\w-]+)+(?:[:/?#]|$)/.test(word)))
    return null;
  const address = hasScheme ? word : `https://${word}`;
  return URL.canParse(address) ? new URL(address).href : null;
}
