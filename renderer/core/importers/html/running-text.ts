/** Shorter ones are entries of menus and words of buttons. */
const SHORTEST_RUN = 20;

/** Characters of text outside links and controls, without short pieces. */
export function runningText(root: Element | null): number {
  if (!root) return 0;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, {
    acceptNode: (node) =>
      node.nodeType === Node.ELEMENT_NODE
        ? NO_RUNNING_TEXT.test((node as Element).localName)
          ? NodeFilter.FILTER_REJECT
          : NodeFilter.FILTER_SKIP
        : NodeFilter.FILTER_ACCEPT,
  });
  let length = 0;
  while (walker.nextNode()) {
    const run = walker.currentNode.textContent?.trim().length ?? 0;
    if (run >= SHORTEST_RUN) length += run;
  }
  return length;
}

const NO_RUNNING_TEXT =
  /^(?:a|button|select|option|nav|script|style|noscript|template|iframe|frame|object|textarea|title)$/;
