/** Makes of the tree what the rules have decided. */
import type { Fate, Judged } from './decision';
import type { Line } from './lines';

const MEDIA = 'img, picture, video, audio, iframe, math, svg, table, pre, hr';

export function carryOut(root: Element, judged: readonly Judged[]): void {
  const byBlock = new Map<Element, Judged[]>();
  for (const each of judged) {
    const { block } = each.line;
    const known = byBlock.get(block);
    if (known) known.push(each);
    else byBlock.set(block, [each]);
  }
  for (const each of judged) {
    if (each.fate !== 'dropped') continue;
    for (const node of each.line.nodes) removeWithShell(node, each.line.block);
    if (each.line.block !== root) removeIfEmpty(each.line.block, root);
  }
  // A block with other blocks inside is not moved as a whole, only its own lines are.
  const outer = new Set<Element>();
  for (const block of byBlock.keys()) {
    for (let each = block.parentElement; each && !outer.has(each); each = each.parentElement)
      outer.add(each);
  }
  for (const [block, lines] of byBlock) {
    const left = lines.filter(({ fate }) => fate !== 'dropped');
    const [first] = left;
    if (!first || !(block === root || root.contains(block))) continue;
    const isUniform =
      block !== root && !outer.has(block) && left.every(({ fate }) => fate === first.fate);
    if (isUniform) become(block, first.fate);
    else for (const each of left) wrap(each.line, each.fate);
  }
}

/** The text, and the inline elements that held nothing else. */
function removeWithShell(node: ChildNode, block: Element): void {
  shellOf(node, block).remove();
}

function shellOf(node: ChildNode, block: Element): ChildNode {
  let shell = node;
  while (shell.parentNode && shell.parentNode !== block && shell.parentNode.childNodes.length === 1)
    shell = shell.parentNode as Element;
  return shell;
}

function removeIfEmpty(block: Element, root: Element): void {
  let element: Element | null = block;
  while (element && element !== root) {
    if (element.textContent?.trim() || element.querySelector(MEDIA)) return;
    const parent: Element | null = element.parentElement;
    element.remove();
    element = parent;
  }
}

const ELEMENT_OF = { caption: 'figcaption', beside: 'aside', kept: null, dropped: null };

function become(block: Element, fate: Fate): void {
  const name = ELEMENT_OF[fate];
  if (!name || block.closest(`${name}, caption`)) return;
  const other = block.ownerDocument.createElement(name);
  other.append(...block.childNodes);
  if (/^(?:P|DIV|H[1-6]|CENTER|SECTION|HEADER|FOOTER)$/.test(block.nodeName))
    block.replaceWith(other);
  else block.append(other);
}

/** A line among others of its block, as pages of one block with line breaks have it. */
function wrap(line: Line, fate: Fate): void {
  const name = ELEMENT_OF[fate];
  const [first] = line.nodes;
  if (!name || !first || line.block.closest(`${name}, caption`)) return;
  const other = line.block.ownerDocument.createElement(name);
  shellOf(first, line.block).before(other);
  for (const node of line.nodes) if (!other.contains(node)) other.append(shellOf(node, line.block));
}
