/** Pages of 1999 are tables; the cell that holds the article stands in for the whole. */
export function unwrapLayoutTables(document: Document): void {
  // Later pages with a table around everything have blocks inside, and those tell more.
  const blocks = document.querySelectorAll('div, section, article').length;
  if (blocks >= document.querySelectorAll('td').length) return;
  const tables = document.querySelectorAll('table');
  // Every table is measured with all that is in it.
  if (tables.length > 200) return;
  for (const table of tables) unwrapLayout(table);
}

/** No table of data has a cell with most of its text; a page of 1999 has. */
const MOST_OF_TABLE = 0.6;
const ENOUGH_FOR_AN_ARTICLE = 150;

function unwrapLayout(table: Element): void {
  if (!table.isConnected) return;
  const length = table.textContent?.length ?? 0;
  if (length < ENOUGH_FOR_AN_ARTICLE) return;
  const cells = [...table.querySelectorAll('td')].filter(
    (cell) => (cell.textContent?.length ?? 0) >= length * MOST_OF_TABLE,
  );
  // The innermost, in document order the last.
  const main = cells.at(-1);
  if (!main || (main.textContent?.length ?? 0) < ENOUGH_FOR_AN_ARTICLE) return;
  const block = table.ownerDocument.createElement('div');
  block.append(...main.childNodes);
  const marker = markerBefore(main, table);
  if (marker) (block.querySelector('p') ?? block).prepend(`${marker} `);
  table.replaceWith(block);
}

/** "(1)", "a)", "—": what laws and contracts number a paragraph with in a cell of its own. */
const LONGEST_MARKER = 8;

function markerBefore(main: Element, table: Element): string | null {
  const cells = [...table.querySelectorAll('td, th')];
  const others = cells.filter((cell) => cell !== main && cell.textContent?.trim());
  const [only] = others;
  const text = only?.textContent?.trim() ?? '';
  const isMarker = others.length === 1 && text.length <= LONGEST_MARKER;
  return isMarker && cells.indexOf(only!) < cells.indexOf(main) ? text : null;
}
