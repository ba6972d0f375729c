const BLOCKS = /^(?:div|p|li|tr|pre|ol|ul|table|tbody)$/;
const LINE_NAME = /(?:^|\s)(?:line|code-line|view-line|token-line|hljs-ln-line)(?:$|\s)/;

/**
 * The lines of a listing as a reader sees them: at line breaks, at blocks, and at elements that a style sheet
 * shows as lines. Without empty lines at the end.
 */
export function linesOf(root: Element): string[] {
  const hasBreaks = root.querySelector('br') !== null || /\n\s*\S/.test(root.textContent ?? '');
  const lines: string[] = [''];
  const newLine = () => {
    if (lines.at(-1) !== '') lines.push('');
  };
  const walk = (element: Element, depth: number) => {
    for (const node of element.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) {
        addText(lines, node as Text);
      } else if (node.nodeName === 'BR') {
        lines.push('');
      } else if (node.nodeType === Node.ELEMENT_NODE && depth < DEEPEST) {
        const inner = node as Element;
        const isLine = isBlock(inner) || (!hasBreaks && isShownAsLine(inner));
        if (isLine) newLine();
        walk(inner, depth + 1);
        // An empty line is an element with nothing in it.
        if (isLine) lines.push('');
      }
    }
  };
  walk(root, 0);
  while (lines.length > 0 && lines.at(-1)?.trim() === '') lines.pop();
  return lines;
}

/** A parsed page is at most this deep (shallow-html.ts). */
const DEEPEST = 600;

const isBlock = (element: Element) => BLOCKS.test(element.localName);

/** True by its own style, or by its name where all siblings are of its kind. */
function isShownAsLine(element: Element): boolean {
  if (/display\s*:\s*(?:block|flex|grid)/i.test(element.getAttribute('style') ?? '')) return true;
  if (element.localName === 'code' && element.parentElement?.localName === 'pre')
    return (element.parentElement.querySelectorAll(':scope > code').length ?? 0) > 1;
  return LINE_NAME.test(element.className) || element.hasAttribute('data-line');
}

/** White space between blocks is how the page was written, not a line of the listing. */
function addText(lines: string[], text: Text): void {
  const beside = [text.previousSibling, text.nextSibling];
  const isBetweenBlocks = beside.some(
    (each) => each?.nodeType === Node.ELEMENT_NODE && isBlock(each as Element),
  );
  if (isBetweenBlocks && text.data.trim() === '') return;
  const [first = '', ...others] = text.data.split('\n');
  lines[lines.length - 1] += first;
  lines.push(...others);
}
