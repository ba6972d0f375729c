import type { PageSpan } from '../../core/exporting/quote-with-source';
import type { TextSpan } from '../../core/highlights/anchor-quote';
import type { FrameText } from '../../core/highlights/frame-text';
import { flowingText } from '../../core/pdf/flowing-text';
import type { PdfText } from '../../core/pdf/page-text';
import { lastAtOrBefore } from '../../core/text/last-at-or-before';
import type { FindableText } from './findable-page';
import type { PdfPages } from './pdf-pages';

interface PdfFrameText
  extends Pick<FrameText, 'text' | 'rangeOf' | 'spanOf'>,
    Required<Pick<FindableText, 'isDrawn'>> {
  pagesOf(span: TextSpan): PageSpan;
}

/**
 * The text of all pages. A range reaches into the words of the pages that are drawn; instead of others it
 * has the place of the page.
 */
export function pdfFrameText(
  { text, starts }: PdfText,
  { places, texts }: Pick<PdfPages, 'places' | 'texts'>,
): PdfFrameText {
  const nodes = new WeakMap<HTMLElement, PlacedNode[]>();
  const nodesOf = (page: number): PlacedNode[] => {
    const layer = texts.get(page);
    if (!layer) return [];
    const known = nodes.get(layer) ?? textNodes(layer);
    nodes.set(layer, known);
    return known;
  };
  const pageAt = (position: number) => Math.max(1, lastAtOrBefore(starts, position) + 1);
  const startOf = (page: number) => starts[page - 1] ?? 0;
  const pagesOf = ({ start, end }: TextSpan): PageSpan => ({
    first: pageAt(start),
    last: pageAt(Math.max(start, end - 1)),
  });

  return {
    text,
    pagesOf,
    isDrawn(span) {
      const { first, last } = pagesOf(span);
      return texts.has(first) && texts.has(last);
    },
    rangeOf({ start, end }) {
      const range = document.createRange();
      const { first, last } = pagesOf({ start, end });
      const from = nodeAt(nodesOf(first), start - startOf(first));
      const to = nodeAt(nodesOf(last), end - 1 - startOf(last));
      if (from)
        range.setStart(from.node, Math.min(start - startOf(first) - from.start, from.node.length));
      else range.setStartBefore(places[first - 1] ?? places.at(-1)!);
      if (to) range.setEnd(to.node, Math.min(end - startOf(last) - to.start, to.node.length));
      else range.setEndAfter(places[last - 1] ?? places.at(-1)!);
      return range;
    },
    spanOf(range) {
      const spans = [...texts.keys()]
        .sort((a, b) => a - b)
        .flatMap((page) => {
          const inside = nodesOf(page).filter(({ node }) => range.intersectsNode(node));
          const [first, last] = [inside[0], inside.at(-1)];
          if (!first || !last) return [];
          const isStart = range.startContainer === first.node;
          const isEnd = range.endContainer === last.node;
          return {
            start: startOf(page) + first.start + (isStart ? range.startOffset : 0),
            end: startOf(page) + last.start + (isEnd ? range.endOffset : last.node.length),
          };
        });
      if (spans.length === 0) return null;
      let start = spans[0]!.start;
      let end = spans.at(-1)!.end;
      while (start < end && /\s/.test(text[start]!)) start += 1;
      while (end > start && /\s/.test(text[end - 1]!)) end -= 1;
      return end > start ? { start, end } : null;
    },
  };
}

/**
 * Returns a function that answers the text of all pages in which words are found: those that break over lines
 * are whole. It is made when it is first wanted.
 */
export function pdfFindableText({ text, rangeOf, isDrawn }: PdfFrameText): () => FindableText {
  let findable: FindableText | null = null;
  return () => {
    if (findable) return findable;
    const flowing = flowingText(text);
    findable = {
      text: flowing.text,
      rangeOf: (span) => rangeOf(flowing.original(span)),
      isDrawn: (span) => isDrawn(flowing.original(span)),
    };
    return findable;
  };
}

/** A text node of a page, and its first character's offset in the page's text. */
interface PlacedNode {
  node: Text;
  start: number;
}

/** The same characters as `pageText` in core/pdf/page-text.ts gives. */
function textNodes(layer: HTMLElement): PlacedNode[] {
  const found: PlacedNode[] = [];
  let length = 0;
  const walker = document.createTreeWalker(layer, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.nodeName === 'BR') length += 1;
    if (node.nodeType !== Node.TEXT_NODE) continue;
    found.push({ node: node as Text, start: length });
    length += (node as Text).length;
  }
  return found;
}

function nodeAt(nodes: readonly PlacedNode[], position: number): PlacedNode | undefined {
  return nodes[
    Math.max(
      0,
      nodes.findLastIndex(({ start }) => start <= position),
    )
  ];
}
