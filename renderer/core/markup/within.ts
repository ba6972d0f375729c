/**
 * Whether an element, or one around it, is of some kind; asks each element once. `closest` would climb to the
 * root for every question. The answers hold as long as the tree does not change.
 */
export function within(isOfKind: (element: Element) => boolean): (element: Element) => boolean {
  const known = new Map<Element, boolean>();
  return (element) => {
    const path: Element[] = [];
    let each: Element | null = element;
    let is: boolean | undefined;
    while (each) {
      is = known.get(each);
      if (is !== undefined) break;
      path.push(each);
      each = each.parentElement;
    }
    is ??= false;
    for (const below of path.reverse()) {
      is ||= isOfKind(below);
      known.set(below, is);
    }
    return is;
  };
}
