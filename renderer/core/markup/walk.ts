/**
 * Walks a tree in the order of the page, without recursion: hostile pages nest deeper than any stack.
 * `enter` is called for each node and answers whether to go into it; `leave` is called for each node after
 * everything in it, also for one that was not gone into.
 */
export function walk(
  root: Node,
  enter: (node: Node) => boolean,
  leave: (node: Node) => void,
): void {
  let node: Node | null = root;
  while (node) {
    if (enter(node) && node.firstChild) {
      node = node.firstChild;
      continue;
    }
    while (node) {
      leave(node);
      if (node === root) {
        node = null;
      } else if (node.nextSibling) {
        node = node.nextSibling;
        break;
      } else {
        node = node.parentNode;
      }
    }
  }
}
