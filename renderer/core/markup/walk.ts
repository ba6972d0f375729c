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
export function walk(root: Node | FlatTree, visitor: Visitor): void {
  if ('ends' in root) {
    walkFlat(root, visitor);
    return;
  }
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

/**
 * A tree in the order of the page, read once for several walks while it does not change: each walk over the
 * nodes themselves asks each of them for its type, its name and its neighbours.
 */
export interface FlatTree {
  nodes: readonly Node[];
  /** The name of each; empty for a text. */
  names: readonly string[];
  /** Where the one behind everything in it is. */
  ends: readonly number[];
}

export function flatten(root: Node): FlatTree {
  const nodes: Node[] = [];
  const names: string[] = [];
  const ends: number[] = [];
  const open: number[] = [];
  walk(root, {
    text(node) {
      ends.push(nodes.push(node));
      names.push('');
    },
    enter(element, name) {
      open.push(nodes.length);
      nodes.push(element);
      names.push(name);
      ends.push(0);
      return true;
    },
    leave() {
      ends[open.pop() as number] = nodes.length;
    },
  });
  return { nodes, names, ends };
}

function walkFlat({ nodes, names, ends }: FlatTree, visitor: Visitor): void {
  const open: number[] = [];
  const leaveUpTo = (at: number) => {
    for (let last = open.at(-1); last !== undefined && ends[last]! <= at; last = open.at(-1)) {
      open.pop();
      visitor.leave(nodes[last] as Element, names[last]!);
    }
  };
  for (let at = 0; at < nodes.length; ) {
    leaveUpTo(at);
    const name = names[at]!;
    if (name === '') visitor.text(nodes[at++] as Text);
    else if (visitor.enter(nodes[at] as Element, name)) open.push(at++);
    else {
      visitor.leave(nodes[at] as Element, name);
      at = ends[at]!;
    }
  }
  leaveUpTo(nodes.length);
}
