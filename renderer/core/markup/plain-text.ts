import { type FlatTree, walk } from './walk';

/** Elements that begin and end a line. */
const BLOCKS = new Set(
  (
    'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION CENTER DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE ' +
    'FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HGROUP HR HTML LI MAIN NAV OL P PRE SECTION SUMMARY TABLE ' +
    'TBODY TFOOT THEAD TR UL'
  ).split(' '),
);

/** Elements whose text nobody reads: code, fallbacks, and ruby readings. */
const SILENT_NAMES =
  'SCRIPT STYLE TEMPLATE NOSCRIPT HEAD TITLE IFRAME OBJECT SVG TEXTAREA SELECT BUTTON RT RP';
const SILENT = new Set(SILENT_NAMES.split(' '));
const SILENT_SELECTOR = SILENT_NAMES.toLowerCase().replaceAll(' ', ', ');

export interface TextOptions {
  /** Whether captions of figures and tables are included. */
  captions: boolean;
  /** Whether `<aside>` is included; default true. */
  asides?: boolean;
}

/**
 * The visible text, one line for each block. Of ruby only the base text is taken, so that words are found
 * as they are written.
 */
export function textOf(root: Node | FlatTree, options: TextOptions): string {
  const lines: string[] = [];
  let line = '';
  let preformatted = 0;
  /** Around the place where the walk is. */
  const layouts = new Set<Element>();

  const breakLine = () => {
    const finished =
      line === '' ? '' : line.replace(/[ \t\r\f\u00a0]{2,}|[\t\r\f\u00a0]/g, ' ').trim();
    if (finished) lines.push(finished);
    line = '';
  };

  const addPreformatted = (data: string) => {
    for (const [at, piece] of data.split('\n').entries()) {
      if (at > 0) breakLine();
      line += piece;
    }
  };

  walk(root, {
    text({ data }) {
      if (!data.includes('\n')) line += data;
      else if (preformatted > 0) addPreformatted(data);
      else line += data.replaceAll('\n', ' ');
    },
    enter(element, name) {
      if (isSilent(name, options)) return false;
      const isCell = name === 'TD' || name === 'TH';
      if (isCell && isLayout(element)) layouts.add(element);
      if (name === 'BR' || BLOCKS.has(name) || (isCell && layouts.has(element))) breakLine();
      else if (isCell) line += ' ';
      if (name === 'PRE') preformatted++;
      return true;
    },
    leave(element, name) {
      if (BLOCKS.has(name)) breakLine();
      else if (layouts.size > 0 && layouts.delete(element)) breakLine();
      if (name === 'PRE' && preformatted > 0) preformatted--;
    },
  });
  breakLine();
  return lines.join('\n');
}

/** True when `textOf` with captions would find any. The text of most bodies begins with its first node. */
export function hasText(root: Element): boolean {
  const first = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let seen = 0; seen < 50 && first.nextNode(); seen++) {
    const { data, parentElement } = first.currentNode as Text;
    if (/[^\s\u00a0]/.test(data) && parentElement?.closest(SILENT_SELECTOR) === null) return true;
  }
  return textOf(root, { captions: true }) !== '';
}

/**
 * A table cell is part of its row's line, unless it contains blocks or line breaks: then the table is a
 * layout.
 */
const isLayout = (cell: Element) => cell.querySelector('br, p, div, table, ul, ol') !== null;

function isSilent(nodeName: string, options: TextOptions): boolean {
  const name = nodeName.toUpperCase();
  if (SILENT.has(name)) return true;
  if (options.asides === false && name === 'ASIDE') return true;
  return !options.captions && (name === 'FIGCAPTION' || name === 'CAPTION');
}
