import { walk } from './walk';

/** Elements that begin and end a line. */
const BLOCKS = new Set(
  (
    'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION CENTER DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE ' +
    'FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HGROUP HR HTML LI MAIN NAV OL P PRE SECTION SUMMARY TABLE ' +
    'TBODY TFOOT THEAD TR UL'
  ).split(' '),
);

/** Elements whose text nobody reads: code, fallbacks, and ruby readings. */
const SILENT = new Set(
  'SCRIPT STYLE TEMPLATE NOSCRIPT HEAD TITLE IFRAME OBJECT SVG TEXTAREA SELECT BUTTON RT RP'.split(
    ' ',
  ),
);

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
export function textOf(root: Node, options: TextOptions): string {
  const lines: string[] = [];
  let line = '';
  let preformatted = 0;

  const breakLine = () => {
    const finished = line.replace(/[ \t\r\f\u00a0]+/g, ' ').trim();
    if (finished) lines.push(finished);
    line = '';
  };

  const enter = (node: Node) => {
    if (isSilent(node, options)) return false;
    if (node.nodeType === Node.TEXT_NODE) {
      const data = (node as Text).data;
      if (preformatted > 0 && data.includes('\n')) {
        for (const [at, piece] of data.split('\n').entries()) {
          if (at > 0) breakLine();
          line += piece;
        }
      } else {
        line += data.includes('\n') ? data.replaceAll('\n', ' ') : data;
      }
    } else {
      if (node.nodeName === 'BR' || isBlock(node)) breakLine();
      else if (isCell(node)) line += ' ';
      if (node.nodeName === 'PRE') preformatted++;
    }
    return true;
  };
  const leave = (node: Node) => {
    if (isBlock(node)) breakLine();
    if (node.nodeName === 'PRE' && preformatted > 0) preformatted--;
  };
  walk(root, enter, leave);
  breakLine();
  return lines.join('\n');
}

/**
 * A table cell is part of its row's line, unless it contains blocks or line breaks: then the table is a
 * layout.
 */
function isBlock(node: Node): boolean {
  if (BLOCKS.has(node.nodeName)) return true;
  return isCell(node) && (node as Element).querySelector('br, p, div, table, ul, ol') !== null;
}

const isCell = (node: Node) => node.nodeName === 'TD' || node.nodeName === 'TH';

function isSilent(node: Node, options: TextOptions): boolean {
  if (node.nodeType === Node.TEXT_NODE) return false;
  if (node.nodeType !== Node.ELEMENT_NODE) {
    return (
      node.nodeType === Node.COMMENT_NODE || node.nodeType === Node.PROCESSING_INSTRUCTION_NODE
    );
  }
  const name = node.nodeName.toUpperCase();
  if (SILENT.has(name)) return true;
  if (options.asides === false && name === 'ASIDE') return true;
  return !options.captions && (name === 'FIGCAPTION' || name === 'CAPTION');
}
