/** A page's text as the lines that one sees, each with what tells an article's text from furniture. */
import { walk } from '../markup/walk';
import { withOneSpace } from '../text/one-space';

export interface Line {
  /** The innermost block that it stands in. */
  block: Element;
  nodes: Text[];
  text: string;
  /** Characters of it that are links to elsewhere. */
  linked: number;
  /** The address of the first link. */
  href: string | null;
  /** A picture stands right before it, or beside it in a block that has little else. */
  followsImage: boolean;
}

export const BLOCKS = new Set(
  (
    'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION CENTER DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE ' +
    'FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION SUMMARY TABLE TBODY TD TFOOT ' +
    'TH THEAD TR UL'
  ).split(' '),
);

const IMAGES = new Set(['IMG', 'PICTURE', 'VIDEO', 'FIGURE']);

/** In the order of the page. */
export function linesOf(root: Element): Line[] {
  const lines: Line[] = [];
  let line: Line | null = null;
  let block: Element = root;
  let link: Element | null = null;
  let followsImage = false;
  const blocks: Element[] = [];

  const end = () => {
    if (line) {
      line.text = withOneSpace(line.text).trim();
      if (line.text) {
        lines.push(line);
        followsImage = false;
      }
    }
    line = null;
  };

  walk(root, {
    text(node) {
      const { data } = node;
      if (!line && !data.trim()) return;
      line ??= { block, nodes: [], text: '', linked: 0, href: null, followsImage };
      line.nodes.push(node);
      line.text += data;
      if (link) {
        line.linked += data.trim().length;
        line.href ??= link.getAttribute('href');
      }
    },
    enter(element, name) {
      if (name === 'BR') end();
      else if (name === 'A') {
        if (isElsewhere(element)) link = element;
      } else if (IMAGES.has(name)) followsImage = true;
      if (BLOCKS.has(name)) {
        end();
        blocks.push(block);
        block = element;
      }
      return true;
    },
    leave(element) {
      if (element === link) link = null;
      if (element === block && element !== root) {
        end();
        block = blocks.pop() ?? root;
      }
    },
  });
  end();
  return lines;
}

/** A link into the article itself, to a heading or a footnote, says nothing against a line. */
function isElsewhere(link: Element): boolean {
  const href = link.getAttribute('href');
  return href !== null && !href.startsWith('#');
}

export const isHeading = (element: Element) => /^H[1-6]$/.test(element.nodeName);

/** How much of a line leads elsewhere, 0 to 1. */
export const linkShare = (line: Line) => Math.min(1, line.linked / Math.max(1, line.text.length));
