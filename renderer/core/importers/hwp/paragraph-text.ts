/** The characters of a paragraph of Hangul 5.0, in which codes below 32 stand for objects. */

/** A stretch of text of one shape, or the place of an object. */
export type Piece =
  | { kind: 'text'; text: string; at: number }
  | { kind: 'break' }
  /** Refers to the next control record of the paragraph; `id` as the file has it: `tbl `, `%hlk`. */
  | { kind: 'object'; id: string }
  | { kind: 'field-end' };

const LINE_BREAK = 10;
const PARAGRAPH_END = 13;
const FIELD_END = 4;
const TAB = 9;
/** Eight units wide: the code twice, and what it means between. */
const WIDE = 8;
const INLINE = new Set([4, 5, 6, 7, 8, 9, 19, 20]);
const OBJECTS = new Set([1, 2, 3, 11, 12, 14, 15, 16, 17, 18, 21, 22, 23]);
const LETTERS = new Map([
  [24, '-'],
  [30, '\u00a0'],
  [31, ' '],
]);

export function readParagraphText(data: DataView): Piece[] {
  const pieces: Piece[] = [];
  const count = data.byteLength >> 1;
  let text = '';
  let from = 0;
  const flush = () => {
    if (text !== '') pieces.push({ kind: 'text', text, at: from });
    text = '';
  };
  for (let at = 0; at < count; ) {
    const code = data.getUint16(2 * at, true);
    const isWide = INLINE.has(code) || OBJECTS.has(code);
    if (text === '') from = at;
    if (code > 31) text += String.fromCharCode(code);
    else if (code === TAB) text += ' ';
    else if (LETTERS.has(code)) text += LETTERS.get(code);
    else if (code !== PARAGRAPH_END && code !== 0) {
      flush();
      if (code === LINE_BREAK) pieces.push({ kind: 'break' });
      else if (code === FIELD_END) pieces.push({ kind: 'field-end' });
      else if (OBJECTS.has(code)) pieces.push({ kind: 'object', id: idAt(data, at) });
    }
    at += isWide ? WIDE : 1;
  }
  flush();
  return pieces;
}

/** Four letters, the last one first. */
function idAt(data: DataView, at: number): string {
  const start = 2 * at + 2;
  if (start + 4 > data.byteLength) return '';
  return idOf(data.getUint32(start, true));
}

export const idOf = (number: number) =>
  String.fromCharCode(
    (number >>> 24) & 255,
    (number >>> 16) & 255,
    (number >>> 8) & 255,
    number & 255,
  );
