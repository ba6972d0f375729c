/** Paragraphs that are quotations or code by their style. Word processors have no other element for them. */

export type BlockKind = 'quote' | 'code';

const QUOTE = /^(?:(?:intense )?quote|quotations?|block text)$/i;
const CODE = /^(?:(?:html )?preformatted(?: text)?|source code)$/i;

/** @param names of the style and of what it is based on, as the program's built-in styles are called */
export function blockKindOf(names: readonly string[]): BlockKind | null {
  if (names.some((name) => QUOTE.test(name))) return 'quote';
  return names.some((name) => CODE.test(name)) ? 'code' : null;
}

/**
 * The element that holds a paragraph of this kind: `last`, when the paragraph goes on what that is, else a new
 * one that is not in the document yet.
 */
export function blockOfKind(
  paragraph: Element,
  kind: BlockKind,
  last: Element | null | undefined,
): Element {
  const name = kind === 'quote' ? 'BLOCKQUOTE' : 'PRE';
  const goesOn = last?.nodeName === name;
  const block = goesOn ? last : paragraph.ownerDocument.createElement(name);
  if (kind === 'quote') block.append(paragraph);
  else block.append(...(goesOn ? ['\n'] : []), ...paragraph.childNodes);
  return block;
}
