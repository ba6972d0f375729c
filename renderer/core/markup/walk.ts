/** What is done with each node of a tree. The name of an element is its `nodeName`, read once. */
export interface Visitor {
  text(node: Text): void;
  /** Answers whether to go into the element. Also called for a document and a fragment. */
  enter(element: Element, name: string): boolean;
  /** Called after everything in the element, also for one that was not gone into. */
  leave(element: Element, name: string): void;
}

/**
 * Walks a tree in the order of the page, without recursion: hostile pages nest deeper than any stack.
 * Comments and the like are passed over. An import walks a page a dozen times, and each question to a node
 * crosses from script to engine: the parents and their names are kept here instead of asked for again.
 */
export function walk(root: Node, visitor: Visitor): void {
  const parents: Element[] = [];
  const names: string[] = [];
  let node: Node | null = root;
  while (node) {
    const type: number = node.nodeType;
    if (type === 3) visitor.text(node as Text);
    else if (type === 1 || type === 9 || type === 11) {
      const name: string = node.nodeName;
      const first: Node | null = visitor.enter(node as Element, name) ? node.firstChild : null;
      if (first) {
        parents.push(node as Element);
        names.push(name);
        node = first;
        continue;
      }
      visitor.leave(node as Element, name);
    }
    while (node) {
      const next: Node | null = node === root ? null : node.nextSibling;
      if (next) {
        node = next;
        break;
      }
      node = parents.pop() ?? null;
      if (node) visitor.leave(node as Element, names.pop() as string);
    }
  }
}
