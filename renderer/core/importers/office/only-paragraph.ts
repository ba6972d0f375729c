/** Takes the paragraph away around the text of a cell that has no other one. */
export function unwrapOnlyParagraph(cell: Element): void {
  const [only] = cell.children;
  if (cell.children.length === 1 && only?.nodeName === 'P') only.replaceWith(...only.childNodes);
}
