/** The HTML that Outlook has wrapped in RTF ([MS-OXRTFEX]). */
import { decodeAs } from '../../encoding/decoders';
import { encodingOfCharset, encodingOfPage } from '../rtf/code-pages';
import { type Token, tokensOf } from '../rtf/tokens';
import { CHARACTERS, SKIPPED, SYMBOLS } from '../rtf/words';

/** Null for RTF that holds no HTML. Never throws: what is cut off ends there. */
export function htmlInRtf(rtf: Uint8Array): string | null {
  const reader = new WrappedHtml();
  for (const token of tokensOf(rtf)) reader.take(token);
  return reader.end();
}

interface State {
  /** `tag`: tags of the page. `text`: its text. `fonts`: the table of fonts. */
  to: 'tag' | 'text' | 'fonts' | 'skipped';
  /** True between `\htmlrtf` and `\htmlrtf0`, which is for readers of RTF alone. */
  isRtfOnly: boolean;
  font: number;
  /** Bytes that stand for programs without Unicode behind each `\u`. */
  unicodeSkip: number;
}

/** Deeper groups are of a hostile file. */
const DEEPEST = 1000;

/** Groups without HTML that readers of RTF use otherwise. */
const UNUSED = new Set(['stylesheet', 'info', 'pntext', 'pict']);
const LINE_ENDS: Readonly<Record<string, string>> = { par: '\r\n', line: '\r\n' };

class WrappedHtml {
  #html = '';
  #isHtml = false;
  #page = 'windows-1252';
  readonly #fonts = new Map<number, string>();
  #state: State = { to: 'text', isRtfOnly: false, font: -1, unicodeSkip: 1 };
  readonly #outer: State[] = [];
  #tooDeep = 0;
  #isStarred = false;
  #toSkip = 0;
  /** Bytes that are not decoded yet: a character may be in two of them. */
  #bytes: number[] = [];

  take(token: Token): void {
    if (token.kind === 'text') {
      this.#takeBytes(token.bytes);
      return;
    }
    if (token.kind !== 'open' && token.kind !== 'close' && this.#toSkip > 0) {
      this.#toSkip--;
      return;
    }
    this.#flush();
    this.#toSkip = 0;
    if (token.kind === 'open') this.#open();
    else if (token.kind === 'close') this.#close();
    else if (token.kind === 'symbol') this.#symbol(token.character);
    else if (token.kind === 'word') this.#word(token.name, token.number);
    this.#isStarred = token.kind === 'symbol' && token.character === '*';
  }

  end(): string | null {
    this.#flush();
    return this.#isHtml ? this.#html : null;
  }

  #open(): void {
    if (this.#outer.length >= DEEPEST) this.#tooDeep++;
    else {
      this.#outer.push(this.#state);
      this.#state = { ...this.#state };
    }
  }

  #close(): void {
    if (this.#tooDeep > 0) this.#tooDeep--;
    else this.#state = this.#outer.pop() ?? this.#state;
  }

  #takeBytes(bytes: Uint8Array): void {
    const skipped = Math.min(this.#toSkip, bytes.length);
    this.#toSkip -= skipped;
    for (const byte of bytes.subarray(skipped)) this.#bytes.push(byte);
  }

  #flush(): void {
    if (this.#bytes.length === 0) return;
    const bytes = Uint8Array.from(this.#bytes);
    this.#bytes = [];
    const { to, font } = this.#state;
    if (to !== 'fonts') this.#append(decodeAs(this.#fonts.get(font) ?? this.#page, bytes, true));
  }

  #append(text: string): void {
    const { to, isRtfOnly } = this.#state;
    if (to === 'tag' || (to === 'text' && !isRtfOnly)) this.#html += text;
  }

  #symbol(character: string): void {
    const isEscaped = '{}\\'.includes(character);
    this.#append(isEscaped ? character : (SYMBOLS[character] ?? ''));
  }

  #word(name: string, number: number | null): void {
    const state = this.#state;
    if (name === 'fromhtml') this.#isHtml = number !== 0;
    else if (name === 'ansicpg') this.#page = encodingOfPage(number ?? 0);
    else if (name === 'htmltag') state.to = 'tag';
    else if (name === 'htmlrtf') state.isRtfOnly = number !== 0;
    else if (name === 'fonttbl') state.to = 'fonts';
    else if (name === 'f') state.font = number ?? -1;
    else if (name === 'fcharset' && state.to === 'fonts') this.#setFont(number ?? 0);
    else if (name === 'uc') state.unicodeSkip = Math.max(0, Math.min(number ?? 1, 100));
    else if (name === 'u') this.#unicode(number ?? 0);
    else if (SKIPPED.has(name) || UNUSED.has(name) || this.#isStarred) state.to = 'skipped';
    else this.#append(LINE_ENDS[name] ?? CHARACTERS[name] ?? '');
  }

  #setFont(charset: number): void {
    const encoding = encodingOfCharset(charset);
    if (encoding !== null) this.#fonts.set(this.#state.font, encoding);
  }

  #unicode(number: number): void {
    this.#append(String.fromCharCode(number & 0xffff));
    this.#toSkip = this.#state.unicodeSkip;
  }
}
