/** Footnotes: `[^1]` with `[^1]: text` anywhere, and `^[text]` in the line. */
import type { TokenizerAndRendererExtension, Tokens } from 'marked';
import { boundedStart, startOfLine } from './token-start';

/** A definition; its further paragraphs are indented, its lines up to an empty one need not be. */
const DEFINITION =
  /^ {0,3}\[\^([^\]\s[]{1,100})\]:[ \t]*([^\n]*(?:\n(?![ \t]*\n| {0,3}\[\^[^\]\s]{1,100}\]:|#{1,6} |```|~~~|[-*_]{3,}[ \t]*\n)[^\n]+)*(?:\n+(?:[ ]{2,}|\t)[^\n]*)*)(?:\n+|$)/;
const REFERENCE = /^\[\^([^\]\s[]{1,100})\]/;

/** A definition in more definitions than this is text. */
const DEEPEST = 10;

interface Note {
  html: string;
  /** The number by which the text refers to it; 0 when it does not. */
  number: number;
}

/** The footnotes of one document. */
export class Footnotes {
  readonly #notes = new Map<string, Note>();
  #references = 0;
  /** Definitions in definitions that are being read. */
  #depth = 0;

  readonly extensions: TokenizerAndRendererExtension[] = [
    this.#definition(),
    this.#reference(),
    this.#inline(),
  ];

  /** The list of all notes, in the order in which the text refers to them; empty without notes. */
  list(): string {
    const notes = [...this.#notes].filter(([, { html }]) => html !== '');
    if (notes.length === 0) return '';
    const last = notes.length + 1;
    notes.sort(([, a], [, b]) => (a.number || last) - (b.number || last));
    const items = notes.map(([, { html, number }]) => {
      const id = number > 0 ? ` id="fn-${number}"` : '';
      return `<li${id}>${html}</li>`;
    });
    return `<hr>\n<ol>\n${items.join('\n')}\n</ol>\n`;
  }

  #definition(): TokenizerAndRendererExtension {
    const notes = this.#notes;
    const within = <Result>(read: () => Result): Result => {
      this.#depth += 1;
      const result = read();
      this.#depth -= 1;
      return result;
    };
    const isTooDeep = () => this.#depth >= DEEPEST;
    return {
      name: 'footnote',
      level: 'block',
      start: (src) => startOfLine(src, /\n {0,3}\[\^/),
      tokenizer(src) {
        const match = isTooDeep() ? null : DEFINITION.exec(src);
        if (!match) return;
        const text = match[2]!.replace(/\n(?: {2,4}|\t)/g, '\n');
        const token: Tokens.Generic = {
          type: 'footnote',
          raw: match[0],
          name: nameOf(match[1]!),
          tokens: within(() => this.lexer.blockTokens(text, [])),
        };
        // References before the definition are numbered when they are written.
        if (!notes.has(token.name)) notes.set(token.name, { html: '', number: 0 });
        return token;
      },
      renderer({ name, tokens = [] }) {
        const note = notes.get(String(name));
        if (note) note.html += this.parser.parse(tokens);
        return '';
      },
    };
  }

  #reference(): TokenizerAndRendererExtension {
    return {
      name: 'footnoteReference',
      level: 'inline',
      start: (src) => boundedStart(src, /\[\^/),
      tokenizer: (src) => {
        const match = REFERENCE.exec(src);
        return match
          ? { type: 'footnoteReference', raw: match[0], name: nameOf(match[1]!) }
          : undefined;
      },
      // All definitions are known when the first token is written.
      renderer: ({ name, raw }) => {
        const note = this.#notes.get(String(name));
        return note ? this.#link(note) : escaped(raw);
      },
    };
  }

  #inline(): TokenizerAndRendererExtension {
    const notes = this.#notes;
    const link = (note: Note) => this.#link(note);
    return {
      name: 'inlineFootnote',
      level: 'inline',
      start: (src) => boundedStart(src, /\^\[/),
      tokenizer(src) {
        const text = src.startsWith('^[') ? bracketed(src, 1) : null;
        if (text === null) return;
        const raw = `^[${text}]`;
        return { type: 'inlineFootnote', raw, tokens: this.lexer.inlineTokens(text) };
      },
      renderer({ tokens = [] }) {
        const note = { html: `<p>${this.parser.parseInline(tokens)}</p>`, number: 0 };
        notes.set(`^${notes.size}`, note);
        return link(note);
      },
    };
  }

  #link(note: Note): string {
    if (note.number === 0) note.number = ++this.#references;
    return `<sup><a href="#fn-${note.number}">${note.number}</a></sup>`;
  }
}

/** Names are compared without case, as in links of Markdown. */
const nameOf = (name: string) => name.toLowerCase();

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

/** Longest note in a line, in characters. */
const LONGEST = 4000;

/** The text between the bracket at `open` and the one that closes it; null without one. */
function bracketed(src: string, open: number): string | null {
  let depth = 0;
  for (let at = open; at < src.length && at - open < LONGEST; at++) {
    const sign = src[at];
    if (sign === '\\') at++;
    else if (sign === '[') depth++;
    else if (sign === ']' && --depth === 0) return src.slice(open + 1, at);
    else if (sign === '\n' && src[at + 1] === '\n') return null;
  }
  return null;
}
