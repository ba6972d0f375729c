/** Character references in text that is no markup: in JSON, and where a page escaped its text twice. */

import { parseFragment } from 'parse5';

const REFERENCE = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,30});/gi;
const decoded = new Map<string, string>();

/** "Fran&ccedil;ois" as "François"; unknown names stay as they are. */
export function decodeEntities(text: string): string {
  return text.includes('&') ? text.replace(REFERENCE, characterOf) : text;
}

/**
 * The same for text that a parser has decoded once already. A reference that is a word by itself may
 * be what the text tells about ("What is &nbsp;?"): it stays, unless it is a mark of punctuation.
 */
export function decodeTwice(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(REFERENCE, (reference, at: number) => {
    const around = `${text[at - 1] ?? ''}${text[at + reference.length] ?? ''}`;
    const isWord = !/[\p{L}\p{N}\p{P}]/u.test(around);
    return isWord && !PUNCTUATION.test(reference) ? reference : characterOf(reference);
  });
}

const PUNCTUATION = /^&(?:amp|quot|apos|#0?39|#x27|[lr][sd]quo|[mn]dash|hellip|#8\d{3});$/i;

function characterOf(reference: string): string {
  let character = decoded.get(reference);
  if (character === undefined) {
    const [node] = parseFragment(reference).childNodes;
    character = node && 'value' in node ? node.value : reference;
    if (decoded.size < 1000) decoded.set(reference, character);
  }
  return character;
}
