const ROWS = /^(?:TR|TBODY|THEAD|TFOOT|CAPTION|COLGROUP)$/;
const CELLS = /^(?:TD|TH)$/;

/**
 * Puts rows and cells that stand outside of a table into one. A body can be taken from inside a table; as
 * text, a parser drops the tags of such rows and cells, which joins the words of neighbouring cells.
 */
export function holdLooseCells(body: Element): void {
  for (const element of body.querySelectorAll('tr, tbody, thead, tfoot, td, th')) {
    if (element.parentElement?.closest('table')) continue;
    const isCell = CELLS.test(element.nodeName);
    const kind = isCell ? CELLS : ROWS;
    const table = element.ownerDocument.createElement('table');
    const holder = isCell ? element.ownerDocument.createElement('tr') : table;
    if (isCell) table.append(holder);
    element.before(table);
    let next: Node | null = element;
    while (next && (kind.test(next.nodeName) || isSpace(next))) {
      const after: Node | null = next.nextSibling;
      holder.append(next);
      next = after;
    }
  }
}

const isSpace = (node: Node) => node.nodeType === 3 && (node as Text).data.trim() === '';
