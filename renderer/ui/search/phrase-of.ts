/** UTF-16 code units: an address, a sentence or two. */
const longest = 300;

/**
 * The query that finds some words of an article: a phrase for each part between quotation marks, which a phrase
 * cannot hold, and for each paragraph.
 */
export function phraseOf(words: string): string {
  const cut =
    words.length > longest ? words.slice(0, longest).replace(/[^\s.,。、]*$/u, '') : words;
  return (cut || words.slice(0, longest).toWellFormed())
    .split(/["“”\r\n]/u)
    .map((part) => part.replace(/\s+/gu, ' ').trim())
    .filter((part) => part !== '')
    .map((part) => `"${part}"`)
    .join(' ');
}
