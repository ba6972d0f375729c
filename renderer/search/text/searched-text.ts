/** Stands between the text of an article and the running text that was left out of it. */
const separator = '\x1c';

/** The text that a search compares an article with. */
export function searchedText(body: string, leftOut: string | undefined): string {
  const text = body.includes(separator) ? body.replaceAll(separator, ' ') : body;
  return leftOut ? `${text}\n${separator}\n${leftOut.replaceAll(separator, ' ')}` : text;
}

/** The body, and what was left out of it; empty for nothing. Also splits the folded form of such a text. */
export function splitSearchedText(text: string): { body: string; leftOut: string } {
  const at = text.indexOf(separator);
  if (at < 0) return { body: text, leftOut: '' };
  return { body: text.slice(0, Math.max(0, at - 1)), leftOut: text.slice(at + 2) };
}
