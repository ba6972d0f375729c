// Highlights as elements: in a file, a book or a print no style sheet can paint a range.
import { createAnchors } from '../highlights/anchor-quote';
import { readFrameText, type TextPiece } from '../highlights/frame-text';
import type { Highlight } from '../highlights/highlight';

/** What became of an article's highlights. */
export interface MarkedBody {
  /** Highlights with a note, in text order: the first one's reference in the text is numbered 1. */
  noted: Highlight[];
  /** Highlights whose words the text does not have any more. */
  missing: Highlight[];
}

interface PieceOfMark extends TextPiece {
  mark: Highlight;
}

/**
 * Wraps the passages of highlights in `<mark class="COLOUR">`. After a passage with a note stands a
 * reference `#note-N`, whose own id is `note-ref-N`. Formulas are not marked.
 */
export function markBody(body: Element, highlights: readonly Highlight[]): MarkedBody {
  if (highlights.length === 0) return { noted: [], missing: [] };
  const text = readFrameText(body);
  const placeOf = createAnchors(text.text);
  const places = highlights
    .map((mark) => ({ mark, span: placeOf(mark) }))
    .sort((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0));
  const pieces = places.flatMap(({ mark, span }) =>
    span === null ? [] : text.piecesOf(span).map((piece) => ({ ...piece, mark })),
  );
  const last = wrapPieces(pieces.filter(({ node }) => isMarkable(node)));
  const noted = places.flatMap(({ mark }) => (mark.note !== '' && last.has(mark) ? mark : []));
  for (const [index, mark] of noted.entries()) last.get(mark)?.after(reference(body, index + 1));
  return { noted, missing: places.flatMap(({ mark, span }) => (span === null ? mark : [])) };
}

/** White space between rows and items has no place for an element. */
function isMarkable(node: Text): boolean {
  return node.data.trim() !== '' && node.parentElement?.closest('math') == null;
}

/** Returns the last element of each highlight. */
function wrapPieces(pieces: readonly PieceOfMark[]): Map<Highlight, Element> {
  const last = new Map<Highlight, Element>();
  const byNode = Map.groupBy(pieces, ({ node }) => node);
  for (const [node, own] of byNode) {
    const edges = new Set([0, node.length, ...own.flatMap(({ start, end }) => [start, end])]);
    const sorted = [...edges].sort((a, b) => a - b);
    const parts = node.ownerDocument.createDocumentFragment();
    for (const [index, start] of sorted.slice(0, -1).entries()) {
      const end = sorted[index + 1]!;
      let part: Text | Element = node.ownerDocument.createTextNode(node.data.slice(start, end));
      for (const piece of own) {
        if (piece.start > start || piece.end < end) continue;
        const mark = node.ownerDocument.createElement('mark');
        mark.className = piece.mark.colour;
        mark.append(part);
        part = mark;
        last.set(piece.mark, mark);
      }
      parts.append(part);
    }
    node.replaceWith(parts);
  }
  return last;
}

function reference({ ownerDocument }: Element, number: number): Element {
  const link = ownerDocument.createElement('a');
  link.className = 'note-ref';
  link.id = `note-ref-${number}`;
  link.setAttribute('href', `#note-${number}`);
  link.textContent = `[${number}]`;
  return link;
}
