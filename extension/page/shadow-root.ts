/** Elements that a page can give a shadow root, apart from custom elements; others have the browser's own. */
const HOSTS = new Set(
  'article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span'.split(
    ' ',
  ),
);

/** The shadow root that the page gave the element, also a closed one where the browser shows it. */
export function shadowRootOf(element: Element): ShadowRoot | null {
  if (!HOSTS.has(element.localName) && !element.localName.includes('-')) return null;
  if (element.shadowRoot) return element.shadowRoot;
  if (element.openOrClosedShadowRoot) return element.openOrClosedShadowRoot;
  const dom = typeof chrome === 'undefined' ? undefined : chrome.dom;
  // Chromium throws for elements of another document, which has no window.
  if (!dom || !element.ownerDocument.defaultView) return null;
  return dom.openOrClosedShadowRoot(element) ?? null;
}

/** Every element below `root` in the order of the tree, those in shadow roots included. */
export function* elementsIn(root: Document | ShadowRoot): Generator<Element> {
  const roots: (Document | ShadowRoot)[] = [root];
  for (let inner = roots.pop(); inner; inner = roots.pop()) {
    const walker = root.ownerDocument
      ? root.ownerDocument.createTreeWalker(inner, NodeFilter.SHOW_ELEMENT)
      : (root as Document).createTreeWalker(inner, NodeFilter.SHOW_ELEMENT);
    while (walker.nextNode()) {
      const element = walker.currentNode as Element;
      yield element;
      const shadow = shadowRootOf(element);
      if (shadow) roots.push(shadow);
    }
  }
}
