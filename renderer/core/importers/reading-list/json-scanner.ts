import { LARGEST_ENTRY, LARGEST_ITEM } from '../../files/limits';
import { TOO_LARGE } from './json';

/**
 * What to do with a value: `walk` reads the members of an object or array one by one and skips any other
 * value, `take` yields the value whole, `skip` skips it.
 */
export type JsonStep = 'walk' | 'take' | 'skip';

/**
 * A value of a JSON text. `path` leads to it from the root, with `*` for a member of an array:
 * `/bookmarks/*` is each bookmark in `{"bookmarks": [...]}`. `trail` has the indices of those members.
 */
export type JsonEvent =
  | { kind: 'value'; path: string; trail: number[]; value: unknown }
  /** `begun`: a walked value, whose members follow. `passed`: a skipped value. */
  | { kind: 'begun' | 'passed'; path: string; trail: number[] }
  /** A value to take that is too large or not JSON. The scanner continues with the next one. */
  | { kind: 'too-large' | 'damaged'; path: string; trail: number[] }
  /** The text is cut off, or not JSON from here on. Nothing follows. */
  | { kind: 'broken' };

interface Frame {
  isObject: boolean;
  path: string;
  /** The number of members that have begun. */
  count: number;
}

/** Most levels of a value; a deeper one counts as damaged, because its readers are recursive. */
const DEEPEST = 500;

/** UTF-16 code units of a member's name that are kept. */
const LONGEST_NAME = 4_096;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const COMMA = 0x2c;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;

/**
 * Splits a JSON text, which comes in pieces cut anywhere, into its values, and holds at most one of them. A
 * string larger than `LARGEST_ENTRY` becomes `TOO_LARGE`; a value larger than `LARGEST_ITEM` is skipped.
 */
export class JsonScanner {
  readonly #stepOf: (path: string, index: number) => JsonStep;
  /** The objects and arrays around the current position, outermost first. */
  #walked: Frame[] = [];
  #state: 'member' | 'name' | 'colon' | 'begin' | 'value' | 'over' | 'broken' = 'begin';
  #event: JsonEvent | null = null;
  #name = '';
  /** Within a name or a string: the next character is escaped. */
  #isEscaped = false;
  /** The value that is being read. */
  #path = '';
  #step: JsonStep = 'skip';
  #depth = 0;
  #problem: 'too-large' | 'damaged' | null = null;
  #parts: string[] = [];
  #size = 0;
  #isInString = false;
  /** Size of the current string in earlier pieces, and the index in `#parts` at which it begins. */
  #stringSize = 0;
  #stringPart = 0;

  /** @param stepOf called for each value, with its index in the array that it is a member of, or 0 */
  constructor(stepOf: (path: string, index: number) => JsonStep) {
    this.#stepOf = stepOf;
  }

  /** Yields what begins or ends in this piece; with the last piece, also whether the text is cut off. */
  *take(piece: string, isLast: boolean): Generator<JsonEvent> {
    for (let at = 0; at < piece.length && this.#state !== 'broken'; ) {
      at = this.#advance(piece, at);
      yield* this.#eventsSoFar();
    }
    if (!isLast || this.#state === 'broken') return;
    // The end of the text also ends a number.
    if (this.#state === 'value' && this.#depth === 0 && !this.#isInString) this.#endValue();
    yield* this.#eventsSoFar();
    if (this.#state !== 'over') yield { kind: 'broken' };
    this.#state = 'broken';
  }

  *#eventsSoFar(): Generator<JsonEvent> {
    if (this.#event !== null) yield this.#event;
    this.#event = null;
  }

  /** @returns the offset to continue at */
  #advance(piece: string, at: number): number {
    if (this.#state === 'value') return this.#readValue(piece, at);
    if (this.#state === 'name') return this.#readName(piece, at);
    const code = piece.charCodeAt(at);
    if (isSpace(code)) return at + 1;
    if (this.#state === 'begin') return this.#begin(code) ? at + 1 : at;
    if (this.#state === 'member') return this.#beginMember(code) ? at + 1 : at;
    if (this.#state === 'colon' && code === COLON) this.#state = 'begin';
    else this.#break();
    return at + 1;
  }

  /** @returns true when the character is consumed */
  #beginMember(code: number): boolean {
    const frame = this.#walked.at(-1);
    if (code === COMMA) return true;
    if (code === (frame?.isObject ? CLOSE_OBJECT : CLOSE_ARRAY)) {
      this.#walked.pop();
      this.#goOn();
      return true;
    }
    const isClose = code === CLOSE_OBJECT || code === CLOSE_ARRAY;
    if (isClose || (frame?.isObject && code !== QUOTE)) {
      this.#break();
      return true;
    }
    this.#name = '';
    this.#state = frame?.isObject ? 'name' : 'begin';
    return this.#state === 'name';
  }

  #readName(piece: string, from: number): number {
    for (let at = from; at < piece.length; at++) {
      const code = piece.charCodeAt(at);
      if (code === QUOTE && !this.#isEscaped) {
        this.#keepName(piece.slice(from, at));
        this.#name = unescaped(this.#name);
        this.#state = 'colon';
        return at + 1;
      }
      this.#isEscaped = code === BACKSLASH && !this.#isEscaped;
    }
    this.#keepName(piece.slice(from));
    return piece.length;
  }

  #keepName(part: string): void {
    this.#name = (this.#name + part).slice(0, LONGEST_NAME);
  }

  /** @returns true when the character is consumed */
  #begin(code: number): boolean {
    const frame = this.#walked.at(-1);
    const index = frame && !frame.isObject ? frame.count : 0;
    if (frame) frame.count += 1;
    this.#path = frame ? `${frame.path}/${frame.isObject ? this.#name : '*'}` : '';
    this.#step = this.#stepOf(this.#path, index);
    const isContainer = code === OPEN_OBJECT || code === OPEN_ARRAY;
    if (isContainer && this.#step === 'walk') {
      this.#event = { kind: 'begun', path: this.#path, trail: this.#trail() };
      this.#walked.push({ isObject: code === OPEN_OBJECT, path: this.#path, count: 0 });
      this.#state = 'member';
      return true;
    }
    this.#depth = 0;
    this.#problem = null;
    this.#parts = [];
    this.#size = 0;
    this.#state = 'value';
    return false;
  }

  /** Reads to the end of the value or of the piece. */
  #readValue(piece: string, from: number): number {
    let kept = from;
    let stringAt = 0;
    for (let at = from; at < piece.length; at++) {
      const code = piece.charCodeAt(at);
      if (this.#isInString) {
        if (this.#isEscaped || code === BACKSLASH) {
          this.#isEscaped = !this.#isEscaped;
          continue;
        }
        if (code !== QUOTE) continue;
        kept = this.#endString(piece, kept, stringAt, at);
        if (this.#depth > 0) continue;
        return this.#endValueAt(piece, kept, at + 1);
      }
      if (code === QUOTE) {
        this.#isInString = true;
        this.#stringSize = 0;
        this.#stringPart = -1;
        stringAt = at + 1;
      } else if (code === OPEN_OBJECT || code === OPEN_ARRAY) {
        this.#depth += 1;
        if (this.#depth > DEEPEST) this.#giveUp('damaged');
      } else if (code === CLOSE_OBJECT || code === CLOSE_ARRAY) {
        // This bracket ends the container around a number, and is read again as such.
        if (this.#depth === 0) return this.#endValueAt(piece, kept, at);
        this.#depth -= 1;
        if (this.#depth === 0) return this.#endValueAt(piece, kept, at + 1);
      } else if (this.#depth === 0 && (code === COMMA || isSpace(code))) {
        return this.#endValueAt(piece, kept, at);
      }
    }
    this.#keepToEnd(piece, kept, stringAt);
    return piece.length;
  }

  /** @returns the offset from which text is kept */
  #endString(piece: string, kept: number, stringAt: number, at: number): number {
    this.#isInString = false;
    if (this.#stringSize + at - stringAt <= LARGEST_ENTRY) return kept;
    if (this.#stringPart === -1) {
      this.#keep(piece, kept, stringAt);
      this.#stringPart = this.#parts.length;
    }
    this.#dropString();
    if (this.#step === 'take' && this.#problem === null) this.#parts.push(TOO_LARGE);
    return at;
  }

  /** Keeps the rest of a piece that ends within the value. */
  #keepToEnd(piece: string, kept: number, stringAt: number): void {
    if (!this.#isInString) {
      this.#keep(piece, kept, piece.length);
      return;
    }
    const start = Math.max(kept, stringAt);
    if (this.#stringPart === -1) {
      this.#keep(piece, kept, start);
      this.#stringPart = this.#parts.length;
    }
    this.#stringSize += piece.length - start;
    if (this.#stringSize > LARGEST_ENTRY) this.#dropString();
    else this.#keep(piece, start, piece.length);
  }

  /** Drops what is kept of the current string. */
  #dropString(): void {
    for (const { length } of this.#parts.splice(this.#stringPart)) this.#size -= length;
  }

  #keep(piece: string, from: number, to: number): void {
    if (this.#step !== 'take' || this.#problem !== null || from === to) return;
    this.#size += to - from;
    if (this.#size > LARGEST_ITEM) this.#giveUp('too-large');
    else this.#parts.push(piece.slice(from, to));
  }

  #giveUp(problem: 'too-large' | 'damaged'): void {
    this.#problem ??= problem;
    this.#parts = [];
  }

  #endValueAt(piece: string, kept: number, end: number): number {
    this.#keep(piece, kept, end);
    this.#endValue();
    return end;
  }

  #endValue(): void {
    const where = { path: this.#path, trail: this.#trail() };
    if (this.#step !== 'take') this.#event = { kind: 'passed', ...where };
    else if (this.#problem !== null) this.#event = { kind: this.#problem, ...where };
    else this.#event = { ...parsed(this.#parts.join('')), ...where };
    this.#parts = [];
    this.#goOn();
  }

  #goOn(): void {
    this.#state = this.#walked.length === 0 ? 'over' : 'member';
  }

  #break(): void {
    this.#event = { kind: 'broken' };
    this.#state = 'broken';
  }

  /** Array indices of the current value and of the arrays around it, outermost first. */
  #trail(): number[] {
    return this.#walked.flatMap(({ isObject, count }) => (isObject ? [] : count - 1));
  }
}

function isSpace(code: number): boolean {
  return code === 0x20 || (code >= 9 && code <= 13);
}

function parsed(text: string): { kind: 'value'; value: unknown } | { kind: 'damaged' } {
  try {
    return { kind: 'value', value: JSON.parse(text) };
  } catch {
    return { kind: 'damaged' };
  }
}

function unescaped(name: string): string {
  if (!name.includes('\\')) return name;
  const read = parsed(`"${name}"`);
  return read.kind === 'value' ? String(read.value) : name;
}
