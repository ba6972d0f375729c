/** Running text, for telling its language: listings, commands and formulas are in no language. */
import { type FlatTree, walk } from '../markup/walk';
import { withOneSpace } from '../text/one-space';

const SILENT_NAMES =
  'PRE CODE KBD SAMP VAR TT SCRIPT STYLE TEMPLATE NOSCRIPT TEXTAREA SELECT BUTTON SVG MATH IFRAME OBJECT HEAD TITLE';
/** Elements of other namespaces have their names in lower case. */
const SILENT = new Set(`${SILENT_NAMES} ${SILENT_NAMES.toLowerCase()}`.split(' '));
const BLOCKS = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE BR CAPTION DD DIV DL DT FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER LI MAIN NAV OL P SECTION TABLE TD TH TR UL'.split(
    ' ',
  ),
);
/** Enough to tell a language; a page may have megabytes. */
const ENOUGH = 20_000;

/** The text of a document or a part of it without its listings, a block a line, up to 20,000 characters. */
export function proseIn(root: Node | FlatTree): string {
  let text = '';
  const isEnough = () => text.length >= ENOUGH;
  walk(root, {
    text({ data }) {
      if (!isEnough()) text += withOneSpace(data);
    },
    enter(_, name) {
      if (isEnough()) return false;
      if (BLOCKS.has(name)) text += '\n';
      return !SILENT.has(name);
    },
    leave(_, name) {
      if (name !== 'BR' && BLOCKS.has(name) && !isEnough()) text += '\n';
    },
  });
  return text;
}

const FENCED = /^(?:```|~~~)[\s\S]*?^(?:```|~~~)\s*$/gm;
const ADDRESS = /\b(?:https?|ftp|file):\/\/\S+|[\w.+-]+@[\w-]+\.[\w.-]+|`[^`\n]+`/g;
const LISTING =
  /[{};]\s*$|^\s*(?:[$>#%]\s+[\w./-]|\/\/|\/\*|#!|#include|import\s+[\w{*"']|from\s+[\w.]+\s+import|def\s+\w+\(|(?:export\s+)?(?:function|const|let|var|class|public|private|static)\s+[\w{[]|return\b.*;|@\w+\(|<\/?[a-z][\w-]*[\s>/])|=>|\(\)|\w\.\w+\(|^\s*[\w.-]+\s*[:=]\s*["'[{\d]/;

/** Number of characters from which script and language are detected. */
const SAMPLE = 4000;

/** Lines from here on are sentences; ideographs and Hangul say as much in a third of the length. */
const SENTENCE = 60;
const DENSE_SENTENCE = 20;
const DENSE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/**
 * The lines of a text that are sentences; all lines that are no code where it has few sentences.
 * Menus and labels of a page are often in another language than its article.
 */
export function sentencesIn(text: string): string {
  const lines: string[] = [];
  const sentences: string[] = [];
  let length = 0;
  for (const each of text
    .slice(0, 4 * ENOUGH)
    .replace(FENCED, '\n')
    .split('\n')) {
    if (LISTING.test(each) && !(DENSE.test(each) && each.length > DENSE_SENTENCE)) continue;
    const line = each.replace(ADDRESS, ' ').trim();
    lines.push(line);
    if (line.length < SENTENCE && !(line.length >= DENSE_SENTENCE && DENSE.test(line))) continue;
    sentences.push(line);
    length += line.length;
    if (length >= SAMPLE) break;
  }
  const chosen = sentences.join('\n').length > 200 ? sentences : lines;
  return chosen.join('\n').slice(0, SAMPLE);
}
