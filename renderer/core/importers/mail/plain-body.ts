/** The text of a mail without HTML, as HTML: paragraphs and quotations. */
import { escapeHtml } from '../../text/escape-html';
import { unwrapLines } from '../text/unwrap-lines';

interface QuotedLine {
  /** How often the line is quoted. */
  depth: number;
  text: string;
}

/** Deeper quotations stay at this depth. */
const DEEPEST = 20;

/**
 * @param isFlowed `format=flowed` (RFC 3676): a blank at the end of a line says that it goes on
 * @param dropsBlank `delsp=yes`: that blank is not a part of the text
 */
export function htmlOfPlain(text: string, isFlowed: boolean, dropsBlank: boolean): string {
  const lines = text.replace(/\r\n?/g, '\n').split('\n').map(quotedLine);
  let html = '';
  for (const block of blocksOf(lines)) {
    const depth = Math.min(block[0]!.depth, DEEPEST);
    const texts = block.map((line) => line.text);
    const paragraphs = isFlowed ? flowed(texts, dropsBlank) : unwrapLines(texts.join('\n'));
    const inner = paragraphs
      .filter((each) => each.trim() !== '')
      .map((each) => `<p>${escapeHtml(each.trim())}</p>`)
      .join('');
    if (inner) html += '<blockquote>'.repeat(depth) + inner + '</blockquote>'.repeat(depth);
  }
  return html;
}

function quotedLine(line: string): QuotedLine {
  const marks = /^(?:> ?)*/.exec(line)![0];
  // A blank after the marks, or one that a program put before `From` and `>` (RFC 3676, 4.4).
  const text = marks === '' ? line.replace(/^ (?=From |>)/, '') : line.slice(marks.length);
  return { depth: marks.split('>').length - 1, text };
}

/** Neighbouring lines of one depth. */
function blocksOf(lines: readonly QuotedLine[]): QuotedLine[][] {
  const blocks: QuotedLine[][] = [];
  for (const line of lines) {
    const last = blocks.at(-1);
    if (last?.[0]?.depth === line.depth) last.push(line);
    else blocks.push([line]);
  }
  return blocks;
}

function flowed(lines: readonly string[], dropsBlank: boolean): string[] {
  const paragraphs: string[] = [];
  let goesOn = false;
  for (const line of lines) {
    // The mark of a signature ends in a blank and does not go on.
    const isFlowing = line.endsWith(' ') && line !== '-- ';
    const text = isFlowing && dropsBlank ? line.slice(0, -1) : line;
    if (goesOn && line !== '-- ') paragraphs.push(`${paragraphs.pop()}${text}`);
    else paragraphs.push(text);
    goesOn = isFlowing;
  }
  return paragraphs;
}
