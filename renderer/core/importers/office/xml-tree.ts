/** Looks into XML by local names: programs and versions differ in their namespaces. */

export const childrenOf = (element: Element | null | undefined, name: string): Element[] =>
  [...(element?.children ?? [])].filter((each) => each.localName === name);

export const childOf = (element: Element | null | undefined, name: string): Element | null =>
  childrenOf(element, name)[0] ?? null;

export const allNamed = (root: Document | Element | null, name: string): Element[] =>
  root ? [...root.getElementsByTagNameNS('*', name)] : [];

/** The attribute with this local name, in whatever namespace; null without one. */
export function attributeOf(element: Element | null | undefined, name: string): string | null {
  for (const attribute of element?.attributes ?? [])
    if (attribute.localName === name) return attribute.value;
  return null;
}

/** `val` of a child: `<w:pStyle w:val="Title"/>`. */
export const valueOfChild = (element: Element | null | undefined, name: string): string | null =>
  attributeOf(childOf(element, name), 'val');

/** Words that stand in the first element of this name; empty without one. */
export const wordsIn = (root: Document | null, name: string): string =>
  allNamed(root, name)[0]?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
