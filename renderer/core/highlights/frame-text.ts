import { lastAtOrBefore } from '../text/last-at-or-before';
import type { TextSpan } from './anchor-quote';

/** The readable text of an article's frame, and the mapping between its offsets and ranges. */
export interface FrameText {
  text: string;
  rangeOf(span: TextSpan): Range;
  /** The text nodes that a span reaches into, each with the part of it that belongs to the span. */
  piecesOf(span: TextSpan): TextPiece[];
  /** Where a text node begins; null when it is no part of the text. */
  startOf(node: Text): number | null;
  /** Trimmed of white space; null when the range holds no text of the article. */
  spanOf(range: Range): TextSpan | null;
}

/** A part of one text node, in UTF-16 code units of it. */
export interface TextPiece extends TextSpan {
  node: Text;
}

const blocks =
  'address,article,aside,blockquote,caption,dd,details,div,dl,dt,figcaption,figure,footer,h1,h2,h3,h4,h5,h6,header,hr,li,main,nav,ol,p,pre,section,summary,table,td,th,tr,ul';
/** Excluded from the text: ruby annotations, placeholders of missing images, drawn formulas. */
const excluded = 'rt, rp, .image-missing, .formula';
/** Excluded from the text of a page as it was saved, too. */
const excludedFromPage = 'style, script, template, textarea, select, button';

/** The text of a page as it was saved, without controls, and without what its own styles hide where it is shown. */
export function readSavedText(root: Element): FrameText {
  // Null in a document that is not shown: nothing is known to be hidden there.
  const view = root.ownerDocument.defaultView;
  return readFrameText(root, (element) => {
    if (element.matches(excludedFromPage)) return true;
    const style = view?.getComputedStyle(element);
    return style?.display === 'none' || style?.visibility === 'hidden';
  });
}

/**
 * Only block elements start a new line, since line breaks in the HTML source mean nothing.
 *
 * @param isLeftOut tells which elements have no readable text, beside those that never have
 */
export function readFrameText(
  root: Element,
  isLeftOut: (element: Element) => boolean = () => false,
): FrameText {
  const frame = root.ownerDocument;
  const nodes: Text[] = [];
  const starts: number[] = [];
  const pieces: string[] = [];
  let length = 0;
  let block: Element | null = null;
  let broken = false;
  const walker = frame.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, {
    acceptNode: (node) =>
      node.nodeType === Node.ELEMENT_NODE &&
      ((node as Element).matches(excluded) || isLeftOut(node as Element))
        ? NodeFilter.FILTER_REJECT
        : NodeFilter.FILTER_ACCEPT,
  });
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.nodeType === Node.ELEMENT_NODE) {
      if (node.nodeName === 'BR') broken = true;
      continue;
    }
    const text = node as Text;
    const own = text.parentElement?.closest(blocks) ?? null;
    if (length > 0 && (broken || own !== block)) {
      pieces.push('\n');
      length += 1;
    }
    block = own;
    broken = false;
    nodes.push(text);
    starts.push(length);
    pieces.push(text.parentElement?.closest('pre') ? text.data : onOneLine(text.data));
    length += text.data.length;
  }
  const text = pieces.join('');
  let startByNode: Map<Text, number> | null = null;

  /** The last text node that begins at or before `position`. */
  const nodeAt = (position: number) => Math.max(0, lastAtOrBefore(starts, position));

  return {
    text,
    rangeOf({ start, end }) {
      const first = nodeAt(start);
      const last = Math.max(first, nodeAt(end - 1));
      const range = frame.createRange();
      range.setStart(nodes[first]!, Math.min(start - starts[first]!, nodes[first]!.length));
      range.setEnd(nodes[last]!, Math.min(end - starts[last]!, nodes[last]!.length));
      return range;
    },
    piecesOf({ start, end }) {
      const pieces: TextPiece[] = [];
      for (let at = nodeAt(start); at < nodes.length && starts[at]! < end; at++) {
        const node = nodes[at]!;
        const from = Math.max(0, start - starts[at]!);
        const to = Math.min(node.length, end - starts[at]!);
        if (to > from) pieces.push({ node, start: from, end: to });
      }
      return pieces;
    },
    startOf(node) {
      startByNode ??= new Map(nodes.map((each, at) => [each, starts[at]!]));
      return startByNode.get(node) ?? null;
    },
    spanOf(range) {
      const first = nodes.findIndex((node) => range.comparePoint(node, node.length) >= 0);
      const last = nodes.findLastIndex((node) => range.comparePoint(node, 0) <= 0);
      if (first < 0 || last < first) return null;
      const isStart = range.startContainer === nodes[first];
      const isEnd = range.endContainer === nodes[last];
      let start = starts[first]! + (isStart ? range.startOffset : 0);
      let end = starts[last]! + (isEnd ? range.endOffset : nodes[last]!.length);
      while (start < end && /\s/.test(text[start]!)) start += 1;
      while (end > start && /\s/.test(text[end - 1]!)) end -= 1;
      return end > start ? { start, end } : null;
    },
  };
}

/** Several texts as one; no hit reaches from one into the next. */
export function joinFrameTexts(texts: readonly FrameText[]): Pick<FrameText, 'text' | 'rangeOf'> {
  const between = '\n\x1c\n';
  const starts: number[] = [];
  let length = 0;
  for (const { text } of texts) {
    starts.push(length);
    length += text.length + between.length;
  }
  return {
    text: texts.map(({ text }) => text).join(between),
    rangeOf({ start, end }) {
      const at = starts.findLastIndex((each) => each <= start);
      const from = starts[at] ?? 0;
      return texts[at]!.rangeOf({ start: start - from, end: end - from });
    },
  };
}

/** Keeps the length, so that offsets into the text stay valid. */
function onOneLine(data: string): string {
  return data.replace(/[\t\n\f\r\u2028\u2029]/g, ' ');
}
