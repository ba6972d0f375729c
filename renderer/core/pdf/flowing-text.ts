/** The text of a PDF's pages as one reads it: words that break over lines are whole again. */
import type { TextSpan } from '../highlights/anchor-quote';
import { lastAtOrBefore } from '../text/last-at-or-before';
import { createSeamFinder, type JoinedLine } from './join-lines';

export interface FlowingText {
  text: string;
  /** The part of the pages' text that a part of the flowing text was made from. */
  original(span: TextSpan): TextSpan;
}

interface PlacedLine extends JoinedLine {
  /** Offset in the text of the pages. */
  start: number;
}

/** Characters at the end of a line that decide how the next one is joined; a word is shorter. */
const longestWord = 200;

/** @param text of all pages, with a line feed at the end of each line */
export function flowingText(text: string): FlowingText {
  const lines = linesIn(text);
  const seamOf = createSeamFinder(lines);
  const pieces: string[] = [];
  const starts: number[] = [];
  let length = 0;
  let above: PlacedLine | null = null;
  for (const line of lines) {
    if (above) {
      const { cut, between } = seamOf(
        above.text.slice(-longestWord),
        above.endsWithSpace,
        line.text.slice(0, longestWord),
      );
      pieces.push(above.text.slice(0, above.text.length - cut), between);
      length += above.text.length - cut + between.length;
    }
    starts.push(length);
    above = line;
  }
  if (above) pieces.push(above.text);

  function originalAt(position: number): number {
    const at = lastAtOrBefore(starts, position);
    return at < 0 ? 0 : lines[at]!.start + position - starts[at]!;
  }
  return {
    text: pieces.join(''),
    original: ({ start, end }) => ({
      start: originalAt(start),
      end: end > start ? originalAt(end - 1) + 1 : originalAt(start),
    }),
  };
}

/** The lines that have words. */
function linesIn(text: string): PlacedLine[] {
  const lines: PlacedLine[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const words = line.trim();
    if (words !== '') {
      const indent = line.length - line.trimStart().length;
      lines.push({ text: words, start: start + indent, endsWithSpace: /\s$/.test(line) });
    }
    start += line.length + 1;
  }
  return lines;
}
