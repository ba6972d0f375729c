import { LARGEST_ENTRY, LARGEST_ITEM } from '../../files/limits';

/** The text of a field; null when it is too large. */
export type Field = string | null;

/** The separators of a CSV's header and of its rows, which may differ. */
export interface CsvDialect {
  header: string;
  rows: string;
  /** UTF-16 code units before the header: a byte order mark, and Excel's line `sep=;`. */
  skip: number;
}

/** More columns than any export has; further ones are skipped. */
const MOST_FIELDS = 1_000;

/** How many UTF-16 code units after a quote are needed to decide whether it ends its field. */
const QUOTE_SIGHT = 4_096;

const QUOTE = '"';
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/**
 * A CSV parser that takes its text in pieces and holds at most one record. A field that is larger than
 * `LARGEST_ENTRY`, or makes its row larger than `LARGEST_ITEM`, is dropped at once and skipped to its end.
 */
export class CsvParser {
  readonly #dialect: CsvDialect;
  #separator: string;
  #skip: number;
  /** The end of the last piece, which can only be parsed with the next one. */
  #rest = '';
  /** Fields of the current record. */
  #fields: Field[] = [];
  #recordSize = 0;
  #hasBegun = false;
  #isEnded = false;
  /** State of the parser within the current field, whose text so far is in `#parts`. */
  #state: 'start' | 'bare' | 'quoted' | 'closed' = 'start';
  #parts: string[] = [];
  #fieldSize = 0;
  /** Quotes before this offset are stray, because an earlier quote was found to be. */
  #strayUntil = 0;

  constructor(dialect: CsvDialect) {
    this.#dialect = dialect;
    this.#separator = dialect.header;
    this.#skip = dialect.skip;
  }

  /** Yields the records that end in this piece; with the last piece, all that are left. */
  *take(piece: string, isLast: boolean): Generator<Field[]> {
    const text = this.#rest + piece;
    this.#strayUntil = 0;
    let at = Math.min(this.#skip, text.length);
    this.#skip -= at;
    while (at < text.length) {
      const next = this.#step(text, at, isLast);
      if (next === null) break;
      at = next;
      if (this.#isEnded) yield this.#endRecord();
    }
    this.#rest = text.slice(at);
    if (!isLast || !this.#hasBegun) return;
    this.#endField();
    yield this.#endRecord();
  }

  /** @returns the offset to continue at; null when the next piece is needed to decide */
  #step(text: string, at: number, isLast: boolean): number | null {
    if (this.#state === 'quoted') return this.#quoted(text, at, isLast);
    if (this.#state !== 'start') return this.#toMark(text, at, isLast);
    this.#hasBegun = true;
    const isQuoted = text[at] === QUOTE;
    this.#state = isQuoted ? 'quoted' : 'bare';
    return isQuoted ? at + 1 : at;
  }

  #quoted(text: string, at: number, isLast: boolean): number | null {
    let quote = text.indexOf(QUOTE, at);
    while (quote !== -1) {
      if (!isLast && !this.#isInSight(text, quote)) {
        this.#keep(text, at, quote);
        return quote === at ? null : quote;
      }
      const isDoubled = text[quote + 1] === QUOTE;
      if (!isDoubled && !this.#isStray(text, quote)) {
        this.#keep(text, at, quote);
        this.#state = 'closed';
        return quote + 1;
      }
      quote = text.indexOf(QUOTE, quote + (isDoubled ? 2 : 1));
    }
    this.#keep(text, at, text.length);
    return text.length;
  }

  /** Whether enough text follows a quote to decide what it is. */
  #isInSight(text: string, quote: number): boolean {
    if (text.length - quote > QUOTE_SIGHT) return true;
    const next = text[quote + 1];
    if (next === undefined) return false;
    return next === QUOTE || this.#isMark(next) || /[\r\n]/.test(text.slice(quote + 1));
  }

  /**
   * Whether a quote within a quoted field is one that the exporter forgot to double: on the same line, a
   * later quote ends the field, and no quote before that begins another field. In `"He said "hi" to us",2`
   * both quotes of "hi" are stray; in `"x" y,"z"` the quote after x is not.
   */
  #isStray(text: string, quote: number): boolean {
    if (quote < this.#strayUntil) return true;
    if (this.#isEnd(text, quote + 1)) return false;
    const last = Math.min(text.length, quote + QUOTE_SIGHT);
    for (let at = quote + 1; at < last; at++) {
      if (text[at] === '\n' || text[at] === '\r') return false;
      if (text[at] !== QUOTE) continue;
      if (text[at - 1] === this.#separator) return false;
      if (this.#isEnd(text, at + 1)) {
        this.#strayUntil = at;
        return true;
      }
      if (text[at + 1] === QUOTE) at += 1;
    }
    return false;
  }

  #isEnd(text: string, at: number): boolean {
    const character = text[at];
    return character === undefined || this.#isMark(character);
  }

  #isMark(character: string): boolean {
    return character === this.#separator || character === '\n' || character === '\r';
  }

  /** Reads to the separator or the end of the line. Text after a closing quote is dropped. */
  #toMark(text: string, at: number, isLast: boolean): number | null {
    const end = markFrom(text, at, this.#separator.charCodeAt(0));
    if (this.#state === 'bare') this.#keep(text, at, end);
    if (end === text.length) return end;
    if (text[end] === this.#separator) {
      this.#endField();
      return end + 1;
    }
    // The line feed of a CRLF may be in the next piece.
    if (text[end] === '\r' && end + 1 === text.length && !isLast) return end === at ? null : end;
    this.#endField();
    this.#isEnded = true;
    return text[end] === '\r' && text[end + 1] === '\n' ? end + 2 : end + 1;
  }

  #keep(text: string, from: number, to: number): void {
    this.#fieldSize += to - from;
    if (this.#isTooLarge) this.#parts = [];
    else if (to > from) this.#parts.push(text.slice(from, to));
  }

  get #isTooLarge(): boolean {
    return this.#fieldSize > LARGEST_ENTRY || this.#recordSize + this.#fieldSize > LARGEST_ITEM;
  }

  #endField(): void {
    if (this.#fields.length < MOST_FIELDS) {
      this.#fields.push(this.#isTooLarge ? null : this.#fieldText());
      if (!this.#isTooLarge) this.#recordSize += this.#fieldSize;
    }
    this.#parts = [];
    this.#fieldSize = 0;
    this.#state = 'start';
  }

  #fieldText(): string {
    const raw = this.#parts.join('');
    const isQuoted = this.#state === 'quoted' || this.#state === 'closed';
    return isQuoted ? raw.replaceAll('""', QUOTE) : raw;
  }

  #endRecord(): Field[] {
    const fields = this.#fields;
    this.#fields = [];
    this.#recordSize = 0;
    this.#isEnded = false;
    this.#hasBegun = false;
    this.#separator = this.#dialect.rows;
    return fields;
  }
}

/** The offset of the next separator or line end; the text's length without one. */
function markFrom(text: string, from: number, separator: number): number {
  let at = from;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === separator || code === LINE_FEED || code === CARRIAGE_RETURN) break;
  }
  return at;
}
