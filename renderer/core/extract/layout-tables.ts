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
  table.replaceWith(block);
}
