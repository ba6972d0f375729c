import { LARGEST_ITEM } from '../../files/limits';

const END = '</note>';

/** The longest part of a tag that the end of a piece can cut off: `<note` or `</note`. */
const CUT = END.length - 1;

/**
 * Splits a notebook, whose text comes in pieces cut anywhere, into the XML of its notes; null for a note
 * that is larger than `LARGEST_ITEM`. A note without an end tag goes on to the end of the text. At most one
 * note is in memory.
 */
export async function* notesIn(
  pieces: AsyncIterable<string> | Iterable<string>,
): AsyncGenerator<string | null> {
  const splitter = new NoteSplitter();
  for await (const piece of pieces) yield* splitter.take(piece);
  yield* splitter.end();
}

class NoteSplitter {
  /** The current note so far, or a possible beginning of one. */
  #parts: string[] = [];
  #size = 0;
  #isInNote = false;
  /** The last characters of the previous piece, which may be the beginning of a tag. */
  #tail = '';

  *take(piece: string): Generator<string | null> {
    const text = this.#tail + piece;
    // Text before `kept` is in `#parts` already, or belongs to no note.
    let kept = this.#isInNote ? this.#tail.length : 0;
    let at = 0;
    for (;;) {
      if (!this.#isInNote) {
        const start = startOfNote(text, at);
        if (start === -1) break;
        this.#isInNote = true;
        kept = start;
        at = start;
      }
      const close = text.indexOf(END, at);
      if (close === -1) break;
      at = close + END.length;
      this.#keep(text, kept, at);
      yield this.#endNote();
    }
    if (this.#isInNote) this.#keep(text, kept, text.length);
    this.#tail = text.slice(Math.max(at, text.length - CUT));
  }

  *end(): Generator<string | null> {
    if (this.#isInNote) yield this.#endNote();
  }

  #keep(text: string, from: number, to: number): void {
    this.#size += to - from;
    if (this.#size > LARGEST_ITEM) this.#parts = [];
    else this.#parts.push(text.slice(from, to));
  }

  #endNote(): string | null {
    const note = this.#size > LARGEST_ITEM ? null : this.#parts.join('');
    this.#parts = [];
    this.#size = 0;
    this.#isInNote = false;
    return note;
  }
}

function startOfNote(text: string, from: number): number {
  const start = /<note[\s>]/g;
  start.lastIndex = from;
  return start.exec(text)?.index ?? -1;
}
