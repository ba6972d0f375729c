/**
 * Listings of code as `<pre><code>`, with the lines that a reader sees and without the numbers beside them.
 * Highlighters number lines by a column of a table, by a block beside the listing or by an element in each
 * line; numbers are recognised by their shape (they count up, one a line), and a class name decides only where
 * one line has no shape.
 */
import { grouped } from '../grouped';
import { linesOf } from './listing-lines';

/** Names of elements that hold line numbers. */
const NUMBER_NAME =
  /(?:^|[\s_-])(?:ln|lnt|line-?no|line-?num\w*|linenos?|gutter|blob-num)(?:$|[\s_-])/i;
/** Names of elements around a listing. */
const LISTING_NAME =
  /(?:^|[\s_-])(?:code\w*|highlight\w*|syntax\w*|hljs\S*|rouge\S*|chroma|blob\S*|listing|crayon\S*|prettyprint|brush)(?:$|[\s_:-])/i;
/** What a button over a listing says. */
const COPY =
  /^(?:copy(?: code| to clipboard| text)?|copied!?|복사(?:하기|됨)?|코드 복사|コピー(?:する)?|コードをコピー|复制(?:代码)?|拷贝代码|複製(?:程式碼)?|kopieren|code kopieren|copier(?: le code)?|copiar(?: código)?|copia|скопировать|kopiuj|wrap(?: lines)?|toggle word wrap)$/i;

export function showListings(root: Document | Element): void {
  for (const editor of root.querySelectorAll(
    '.CodeMirror, .cm-editor, .monaco-editor, .ace_editor',
  ))
    showEditor(editor);
  for (const lines of root.querySelectorAll('.ltx_listing')) showLatexListing(lines);
  for (const table of root.querySelectorAll('table')) if (table.isConnected) showTable(table);
  for (const pre of root.querySelectorAll('pre')) {
    if (!pre.isConnected) continue;
    removeCopyButtons(pre);
    removeLanguageName(pre);
    removeNumberBlock(pre);
    removeNumbersIn(pre);
    breakLines(pre);
  }
  for (const code of root.querySelectorAll('code')) wrapLoneListing(code);
}

/** Editors show a line in an element of its own; monaco's stand in any order, each at its height. */
function showEditor(editor: Element): void {
  if (!editor.isConnected) return;
  const lines = [...editor.querySelectorAll('.CodeMirror-line, .cm-line, .view-line, .ace_line')];
  if (lines.length === 0) return;
  const top = (line: Element) =>
    Number.parseFloat(
      /(?:^|;)\s*top\s*:\s*([\d.]+)px/.exec(line.getAttribute('style') ?? '')?.[1] ?? '0',
    );
  lines.sort((a, b) => top(a) - top(b));
  // Editors write a space that does not break for each space, and nothing but a mark for an empty line.
  const text = lines.map((line) =>
    (line.textContent ?? '').replace(/\u200b/g, '').replace(/\u00a0/g, ' '),
  );
  editor.replaceWith(listing(editor, text));
}

/** LaTeXML writes a line in a block, its number in an element; an algorithm has formulas and stays as it is. */
function showLatexListing(box: Element): void {
  const rows = [...box.querySelectorAll('.ltx_listingline')];
  if (rows.length === 0 || box.querySelector('math, img, svg')) return;
  for (const row of rows)
    for (const number of row.querySelectorAll('.ltx_tag_listingline')) number.remove();
  const text = rows.map((row) => (row.textContent ?? '').replace(/\u00a0/g, ' '));
  box.replaceWith(listing(box, text));
}

/** A table of which one column counts the lines of the other. */
function showTable(table: HTMLTableElement): void {
  if (!isListing(table)) return;
  const rows = [...table.rows];
  const cells = rows.map((row) => [...row.cells]);
  if (rows.length === 0 || cells.some((row) => row.length < 2 || row.length > 3)) {
    if (!cells.every((row) => row.length === 1)) return;
  }
  const numbered = cells.every((row) => row.length === 1)
    ? false
    : countsUp(cells.flatMap((row) => numbersIn(row[0]!)));
  const isUnnumbered = cells.every((row) => (row[0]?.textContent ?? '').trim() === '');
  const isColumn =
    cells.every((row) => row.length > 1) && (numbered || isUnnumbered || isNamed(cells));
  if (!isColumn && !cells.every((row) => row.length === 1)) return;
  const lines = cells.flatMap((row) => linesOf(row.at(-1)!));
  if (lines.every((line) => line.trim() === '')) return;
  table.replaceWith(listing(table, lines));
}

/** One line has no shape; then the cell's name has to say that it is a number. */
const isNamed = (cells: Element[][]) =>
  cells.every(
    ([first]) =>
      first && NUMBER_NAME.test(first.className) && /^\s*\d*\s*$/.test(first.textContent ?? ''),
  );

/** A table in a listing, or one whose cells are listings. A table of a text has prose in some cell. */
function isListing(table: HTMLTableElement): boolean {
  if (!mayBeListing(table) || table.querySelector('table')) return false;
  const around = [table, table.parentElement, table.parentElement?.parentElement];
  if (table.closest('pre, code')) return true;
  const isNamedListing = around.some((each) => each && LISTING_NAME.test(each.className));
  const isCode = [...table.rows].every((row) =>
    row.cells[row.cells.length - 1]?.querySelector('pre, code'),
  );
  const isCodeCell = [...table.rows].every((row) =>
    LISTING_NAME.test(row.cells[row.cells.length - 1]?.className ?? ''),
  );
  return (
    (isNamedListing && (isCode || isCodeCell)) ||
    (isCodeCell && isNamedListing) ||
    (isCode && hasGutter(table))
  );
}

/** Its first row tells it apart from nearly all others. */
function mayBeListing(table: HTMLTableElement): boolean {
  if (table.closest('pre, code')) return true;
  const [first] = table.rows;
  const last = first?.cells[first.cells.length - 1];
  return (
    !first || LISTING_NAME.test(last?.className ?? '') || last?.querySelector('pre, code') != null
  );
}

const hasGutter = (table: HTMLTableElement) =>
  [...table.rows].every(
    (row) => row.cells.length > 1 && NUMBER_NAME.test(row.cells[0]?.className ?? ''),
  );

/** The whole numbers in an element that has nothing else. */
function numbersIn(element: Element): number[] {
  const attribute = element.getAttribute('data-line-number');
  const text = element.textContent?.trim() || attribute || '';
  if (!/^[\d\s]+$/.test(text)) return /\S/.test(text) ? [Number.NaN] : [];
  const lines = linesOf(element)
    .flatMap((line) => line.trim().split(/\s+/))
    .filter(Boolean);
  return (lines.length > 0 ? lines : [text]).map(Number);
}

const countsUp = (numbers: readonly number[]) =>
  numbers.length > 1 && numbers.every((number, at) => number === (numbers[0] ?? 0) + at);

/** A block beside the listing that counts its lines: `<pre class="lineno">` before it, or a column. */
function removeNumberBlock(pre: Element): void {
  for (const list of pre.querySelectorAll('ul, ol')) if (countsUp(numbersIn(list))) list.remove();
  for (const beside of [pre.previousElementSibling, pre.nextElementSibling]) {
    if (!beside || beside.querySelector('img')) continue;
    const numbers = numbersIn(beside);
    const count = linesOf(pre).length;
    const counts = countsUp(numbers) && Math.abs(numbers.length - count) <= 1;
    if (counts || (numbers.length === 1 && numbers[0] === 1 && NUMBER_NAME.test(beside.className)))
      beside.remove();
  }
}

/** Elements of one kind in a listing whose texts count up, at the start of each line. */
function removeNumbersIn(pre: Element): void {
  const groups = grouped(pre.querySelectorAll('*'), (element) => {
    const text = element.textContent ?? '';
    if (!/^\s*\d[\d\s]*$/.test(text) || element.querySelector('img')) return null;
    // Some highlighters style every token by itself and name nothing.
    const style = element.getAttribute('style') ?? '';
    return `${element.localName} ${element.className} ${style}`;
  });
  for (const group of groups.values()) {
    const numbers = group.flatMap(numbersIn);
    const [only, second] = group;
    const isNumbered =
      countsUp(numbers) &&
      (group.every((each) => NUMBER_NAME.test(each.className)) ||
        // Numbers that are part of the code do not begin every one of its lines.
        (group.length > 1 && group.length >= linesOf(pre).length - 1 && group.every(beginsLine)));
    const isOne =
      only &&
      !second &&
      numbers.length === 1 &&
      NUMBER_NAME.test(only.className) &&
      beginsLine(only);
    if (isNumbered || isOne) for (const each of group) each.remove();
  }
}

function beginsLine(element: Element): boolean {
  let node: Node = element;
  while (!node.previousSibling && node.parentElement && node.parentElement.localName !== 'pre')
    node = node.parentElement;
  const before = node.previousSibling;
  if (!before) return true;
  return before.nodeName === 'BR' || /\n\s*$/.test(before.textContent ?? '') || node !== element;
}

/** Lines that only a style sheet breaks: one element a line and no line break between them. */
function breakLines(pre: Element): void {
  if (/\n\s*\S/.test(pre.textContent?.trim() ?? '') || pre.querySelector('br')) return;
  const lines = linesOf(pre);
  if (lines.length < 2) return;
  pre.replaceWith(listing(pre, lines));
}

/** Code of several lines outside `<pre>`, whose style keeps the lines. */
function wrapLoneListing(code: Element): void {
  if (code.closest('pre') || !/white-space\s*:\s*pre/i.test(code.getAttribute('style') ?? ''))
    return;
  if (!/\n\s*\S/.test(code.textContent?.trim() ?? '')) return;
  const pre = code.ownerDocument.createElement('pre');
  code.replaceWith(pre);
  pre.append(code);
}

/** A button in the listing or right beside it that says what such buttons say. */
function removeCopyButtons(pre: Element): void {
  const around = pre.parentElement;
  const isWrapped =
    around && around.querySelectorAll('pre').length === 1 && around.children.length <= 4;
  const buttons = [
    ...pre.querySelectorAll('button, [role="button"]'),
    ...(isWrapped ? around.querySelectorAll('button, [role="button"]') : []),
  ];
  for (const button of buttons) {
    const words = button.textContent?.trim() || button.getAttribute('aria-label')?.trim() || '';
    if (words === '' ? !button.querySelector('img') : COPY.test(words)) button.remove();
  }
}

/** "js" over a listing whose class says the same. */
function removeLanguageName(pre: Element): void {
  const around = pre.parentElement;
  if (around?.querySelectorAll('pre').length !== 1) return;
  const named = [pre, around, pre.querySelector('code')].map((each) =>
    LANGUAGE.exec(each?.className ?? '')?.[1]?.toLowerCase(),
  );
  for (const beside of [...around.children])
    if (beside !== pre && beside.childElementCount === 0) {
      const name = beside.textContent?.trim().toLowerCase() ?? '';
      if (name !== '' && named.includes(name)) beside.remove();
    }
}

const LANGUAGE = /(?:^|\s)(?:lang(?:uage)?-|highlight-source-|brush:\s*)([\w+#-]{1,30})/i;

function listing(from: Element, lines: readonly string[]): Element {
  const document = from.ownerDocument;
  const pre = document.createElement('pre');
  const code = document.createElement('code');
  const named = [from, from.parentElement, from.querySelector('[class*="lang"]')];
  const language = named.map((each) => LANGUAGE.exec(each?.className ?? '')?.[1]).find(Boolean);
  if (language) code.className = `language-${language}`;
  code.textContent = lines.join('\n').replace(/\s+$/, '');
  pre.append(code);
  return pre;
}
