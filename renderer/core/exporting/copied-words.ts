// The words of a passage as they are quoted elsewhere.
import {
  quoteOf,
  type TextQuote,
  type TextSpan,
  withSingleSpaces,
} from '../highlights/anchor-quote';
import { type FrameText, readFrameText } from '../highlights/frame-text';
import { noteMarksIn } from './note-marks';

/**
 * The words of a range; a line is a paragraph. Without the marks of footnotes, which would read as a part of
 * the number or word before them. The cells of a row stand in one line.
 */
export function copiedWords(range: Range): string {
  const { ownerDocument } = range.startContainer;
  if (!ownerDocument) return range.toString();
  const root = ownerDocument.createElement('div');
  root.append(range.cloneContents());
  for (const mark of noteMarksIn(root)) mark.remove();
  for (const row of root.querySelectorAll('tr')) row.replaceWith(lineOf(row));
  // A range within one row has cells alone.
  if (root.querySelector(':scope > td, :scope > th')) root.replaceChildren(lineOf(root));
  return readFrameText(root).text.trim();
}

/** The quote of a passage; with its words, where they differ because of footnotes or tables. */
export function quoteWithWords(
  text: Pick<FrameText, 'text' | 'rangeOf'>,
  span: TextSpan,
): TextQuote {
  const passage = quoteOf(text.text, span);
  const words = withSingleSpaces(copiedWords(text.rangeOf(span)));
  return words === '' || words === passage.quote ? passage : { ...passage, words };
}

function lineOf(row: Element): HTMLElement {
  const line = row.ownerDocument.createElement('p');
  const cells = [...row.children].map((cell) =>
    readFrameText(cell).text.replace(/\s+/g, ' ').trim(),
  );
  line.textContent = cells.join(' | ');
  return line;
}
