import { noteIdOf } from '../extract/footnotes';
import type { FrameText } from '../highlights/frame-text';

/** Longest text of an element that holds only marks of footnotes, in UTF-16 code units. */
const longestMarks = 12;

/** The elements of a text that hold nothing but marks of footnotes. */
export function noteMarksIn(root: ParentNode): Element[] {
  const marks = new Set<Element>();
  for (const link of root.querySelectorAll('a[href^="#"]')) {
    if (noteIdOf(link) === null) continue;
    const raised = link.closest('sup');
    const isOnlyMarks = raised && (raised.textContent?.length ?? 0) <= longestMarks;
    marks.add(isOnlyMarks ? raised : link);
  }
  return [...marks];
}

/**
 * The text with blanks for the marks of footnotes, so that a sentence ends before its mark: no segmenter sees an end
 * in "pounds.1 He left". Offsets are those of the text.
 */
export function textWithoutNoteMarks(root: Element, { text, startOf }: FrameText): string {
  const pieces: string[] = [];
  let at = 0;
  for (const mark of noteMarksIn(root)) {
    const walker = root.ownerDocument.createTreeWalker(mark, NodeFilter.SHOW_TEXT);
    for (
      let node = walker.nextNode() as Text | null;
      node;
      node = walker.nextNode() as Text | null
    ) {
      const start = startOf(node);
      if (start === null || start < at) continue;
      pieces.push(text.slice(at, start), ' '.repeat(node.length));
      at = start + node.length;
    }
  }
  return pieces.join('') + text.slice(at);
}
