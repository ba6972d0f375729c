import type { TextSpan } from '../../core/highlights/anchor-quote';

/** What one reads in an article's frame, as one string, and the way between it and the document. */
export interface FrameText {
  text: string;
  rangeOf(span: TextSpan): Range;
  /** Without the white space around it; null where nothing of the article is in the range. */
  spanOf(range: Range): TextSpan | null;
}

const blocks =
  'address,article,aside,blockquote,caption,dd,details,div,dl,dt,figcaption,figure,footer,h1,h2,h3,h4,h5,h6,header,hr,li,main,nav,ol,p,pre,section,summary,table,td,th,tr,ul';
/** The small readings over ideographs, and what stands in the place of a picture. */
const silent = 'rt, rp, .image-missing';

/** Blocks stand on lines of their own, and only they do: a page's source breaks lines anywhere. */
export function readFrameText(root: Element): FrameText {
  const frame = root.ownerDocument;
  const nodes: Text[] = [];
  const starts: number[] = [];
  const pieces: string[] = [];
  let length = 0;
  let block: Element | null = null;
  let broken = false;
  const walker = frame.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, {
    acceptNode: (node) =>
      node.nodeType === Node.ELEMENT_NODE && (node as Element).matches(silent)
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

  /** The last node that begins before `position`, or at it. */
  function nodeAt(position: number): number {
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (starts[middle]! <= position) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  }

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

/** Of the same length, so that places stay places. */
function onOneLine(data: string): string {
  return data.replace(/[\t\n\f\r\u2028\u2029]/g, ' ');
}
