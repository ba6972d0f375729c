/**
 * The visible text of a page as lines that outlive the page: finding the article takes the page apart,
 * and what it has left out is only known afterwards.
 */
import { withoutSpaces } from '../article/left-out';
import { type FlatTree, walk } from '../markup/walk';
import type { LineTag, Run } from '../sanitize/left-out-html';
import { withOneSpace } from '../text/one-space';
import { BLOCKS } from './lines';

/** An element that begins and ends lines. */
export interface Block {
  element: Element;
  /** Null for the body of the page. */
  parent: Block | null;
  depth: number;
}

export interface TextLine {
  block: Block;
  tag: LineTag;
  runs: Run[];
  /** Characters of links and controls. */
  linked: number;
  /** The text without spaces, by which lines are compared. */
  key: string;
  /** Inside an element that the page does not show; it may be shown by a script. */
  isHidden: boolean;
}

/** Their content is never text on screen, whatever a script does. */
const NEVER_SHOWN = new Set(
  (
    'SCRIPT STYLE TEMPLATE TITLE OBJECT EMBED APPLET CANVAS AUDIO VIDEO IFRAME FRAME NOFRAMES DATALIST ' +
    'RT RP script style title metadata annotation annotation-xml'
  ).split(' '),
);

const MAY_BE_HIDDEN = '[hidden], [style], .sf-hidden, noscript, dialog';
const HIDING_STYLE = /display: ?none|visibility: ?hidden/i;

/** In fewer selectors than these are: browsers try one after the other on each element. */
function hiddenIn(root: Element): Set<Node> {
  const isHidden = (element: Element) =>
    element.hasAttribute('hidden') ||
    HIDING_STYLE.test(element.getAttribute('style') ?? '') ||
    element.matches('.sf-hidden, noscript, dialog:not([open])');
  return new Set<Node>([...root.querySelectorAll(MAY_BE_HIDDEN)].filter(isHidden));
}

/** They stand between words, even where the source has no space. */
const PARTS_WORDS = new Set('IMG SVG INPUT META LINK VIDEO AUDIO IFRAME svg'.split(' '));

const CONTROLS = new Set('BUTTON SELECT OPTION'.split(' '));

/** Finer than `BLOCKS`: extraction may take the cells of a layout table apart. */
const ENDS_LINE = new Set([
  ...BLOCKS,
  ...'TD TH BUTTON SELECT OPTION TEXTAREA LEGEND HGROUP'.split(' '),
]);

const tagOf = ({ nodeName }: Element): LineTag => {
  if (/^H[1-6]$/.test(nodeName)) return 'h3';
  if (nodeName === 'PRE') return 'pre';
  return /^(?:LI|OPTION|DT|DD)$/.test(nodeName) ? 'li' : 'p';
};

/** In the order of the page. `tree` is the same, where it is known. */
export function textLinesOf(root: Element, tree: Node | FlatTree = root): TextLine[] {
  const lines: TextLine[] = [];
  const hidden = hiddenIn(root);
  let block: Block = { element: root, parent: null, depth: 0 };
  let line: TextLine | null = null;
  let link: Element | null = null;
  let control: Element | null = null;
  let hider: Node | null = null;
  let preformatted: Node | null = null;

  const end = () => {
    if (line) finish(line, lines);
    line = null;
  };
  const add = (text: string) => {
    line ??= {
      block,
      tag: tagOf(block.element),
      runs: [],
      linked: 0,
      key: '',
      isHidden: hider !== null,
    };
    if (preformatted) line.tag = 'pre';
    const href = link?.getAttribute('href') ?? null;
    const before = line.runs.at(-1);
    if (before && before.href === href) before.text += text;
    else line.runs.push({ text, href });
    if (href !== null || control) line.linked += text.trim().length;
  };

  const addPreformatted = (data: string) => {
    for (const [at, piece] of data.split('\n').entries()) {
      if (at > 0) end();
      if (piece) add(piece);
    }
  };
  walk(tree, {
    text({ data }) {
      if (preformatted) addPreformatted(data);
      else if (line || data.trim()) add(data);
    },
    enter(element, name) {
      if (NEVER_SHOWN.has(name)) return false;
      if (line && (PARTS_WORDS.has(name) || name.includes('-'))) add(' ');
      if (name === 'BR') end();
      else if (name === 'A') link = element;
      if (CONTROLS.has(name)) control ??= element;
      if (name === 'PRE' || name === 'TEXTAREA') preformatted ??= element;
      if (hidden.size > 0 && hidden.has(element) && element !== root) {
        if (!hider) end();
        hider ??= element;
      }
      if (ENDS_LINE.has(name) && element !== root) {
        end();
        block = { element, parent: block, depth: block.depth + 1 };
      }
      return true;
    },
    leave(element) {
      if (element === block.element) {
        end();
        block = block.parent ?? block;
      }
      if (element === hider) {
        end();
        hider = null;
      }
      if (element === link) link = null;
      if (element === control) control = null;
      if (element === preformatted) preformatted = null;
    },
  });
  end();
  return lines;
}

/** Letters and digits: a line of separators says nothing. */
const SAYS_SOMETHING = /[\p{L}\p{N}]/u;

function finish(line: TextLine, lines: TextLine[]): void {
  if (line.tag !== 'pre') {
    for (const run of line.runs) run.text = withOneSpace(run.text);
    const [first] = line.runs;
    const last = line.runs.at(-1);
    if (first) first.text = first.text.trimStart();
    if (last) last.text = last.text.trimEnd();
  }
  line.key = withoutSpaces(textOfLine(line));
  if (SAYS_SOMETHING.test(line.key)) lines.push(line);
}

export const textOfLine = ({ runs }: Pick<TextLine, 'runs'>) =>
  runs.map(({ text }) => text).join('');
