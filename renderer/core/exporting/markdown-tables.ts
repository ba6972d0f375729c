// Tables that GFM has a form for: a row of headings, and one line in each cell.

const known = new WeakMap<Element, boolean>();
const inCells =
  'A ABBR B BDI CITE CODE DEL DFN EM I INS KBD Q S SAMP SMALL SPAN STRONG SUB SUP TIME U VAR';
const mayStand = new Set(inCells.split(' '));

/** True when nothing of the table is lost in GFM; other tables stay HTML. */
export function isPlainTable(table: Element): boolean {
  const found = known.get(table);
  if (found !== undefined) return found;
  const isPlain = looksPlain(table);
  known.set(table, isPlain);
  return isPlain;
}

export function tableOf(part: Node): Element | null {
  for (let at = part.parentNode; at; at = at.parentNode)
    if (at.nodeName === 'TABLE') return at as Element;
  return null;
}

/** True for the row of headings. */
export function isFirstRow(row: Element): boolean {
  return tableOf(row)?.querySelector('tr') === row;
}

/** The line below the headings. */
export function ruleOf(row: Element): string {
  const cells = Array.from(row.children, (cell) => {
    const align = cell.getAttribute('align')?.toLowerCase();
    if (align === 'center') return ':---:';
    return align === 'right' ? '---:' : '---';
  });
  return `| ${cells.join(' | ')} |`;
}

function looksPlain(table: Element): boolean {
  const rows = Array.from(table.querySelectorAll('tr'));
  const [first, ...others] = rows;
  if (first === undefined || others.length === 0) return false;
  const columns = first.children.length;
  if (columns < 2 || !Array.from(first.children).every(({ nodeName }) => nodeName === 'TH'))
    return false;
  if (rows.some(({ children }) => children.length !== columns)) return false;
  return Array.from(table.querySelectorAll('*')).every((element) => {
    const name = element.nodeName.toUpperCase();
    if (/^(?:THEAD|TBODY|TFOOT|TR)$/.test(name)) return true;
    if (name === 'TD' || name === 'TH') return isSingle(element);
    // A bar ends a cell, also in code.
    return mayStand.has(name) && (name !== 'CODE' || !element.textContent?.includes('|'));
  });
}

const isSingle = (cell: Element) =>
  ['colspan', 'rowspan'].every((name) => ['', '1'].includes(cell.getAttribute(name) ?? ''));
