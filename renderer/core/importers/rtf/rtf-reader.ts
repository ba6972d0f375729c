/** The text of an RTF document as HTML. */
import { decodeAs } from '../../encoding/decoders';
import type { Companions } from '../../files/companions';
import { noFacts, type OfficeFacts } from '../office/office-item';
import { encodingOfCharset, encodingOfPage } from './code-pages';
import { type Formatting, RtfBody } from './rtf-body';
import { type Token, tokensOf } from './tokens';
import { BESIDE, CHARACTERS, INFO, SKIPPED, SYMBOLS, TIMES } from './words';

/** What a group begins with, and ends with it. */
interface State extends Formatting {
  /** Where the text of the group goes. */
  to: Destination;
  font: number;
  /** Bytes that stand for programs without Unicode behind each `\u`. */
  unicodeSkip: number;
}

type Destination =
  | 'text'
  | 'skipped'
  | 'fonts'
  | 'styles'
  | 'info'
  | 'picture'
  | 'beside'
  | 'instruction'
  | 'marker'
  | keyof typeof INFO;

/** Only hostile files nest groups deeper: their text is read, their formatting is not. */
const DEEPEST = 1000;
const MOST_PICTURES = 2000;

export interface RtfDocument {
  facts: OfficeFacts;
  beside: Element[];
  pictures: Companions;
}

/** Appends the text to the document's body. Never throws: what is cut off ends there. */
export function readRtf(bytes: Uint8Array, document: Document): RtfDocument {
  const reader = new RtfReader(document);
  for (const token of tokensOf(bytes)) reader.take(token);
  return reader.end();
}

const PICTURE = 'picture-';

class RtfReader {
  readonly #facts: OfficeFacts = { ...noFacts };
  readonly #pictures: Uint8Array<ArrayBuffer>[] = [];
  readonly #fonts = new Map<number, string | null>();
  readonly #headings = new Map<number, number>();
  #page = 'windows-1252';
  #state: State = {
    ...PLAIN,
    ...{ to: 'text', font: -1, unicodeSkip: 1 },
  };
  #outer: State[] = [];
  /** Levels of groups that are deeper than `DEEPEST`. */
  #tooDeep = 0;
  /** Places of groups that change the place of the text, by their depth. */
  #places: { depth: number; leave: () => void }[] = [];
  #isStarred = false;
  #toSkip = 0;
  /** Bytes that are not decoded yet: a character may be in two of them. */
  #bytes: number[] = [];
  #style = { number: 0, name: '', outline: -1 };
  #hex: string[] = [];
  #binary: Uint8Array | null = null;
  #time: Record<string, number> = {};
  #instruction = '';
  #marker = '';

  readonly #body: RtfBody;

  constructor(document: Document) {
    this.#body = new RtfBody(document);
  }

  take(token: Token): void {
    if (token.kind === 'text') {
      this.#takeBytes(token.bytes);
      return;
    }
    if (token.kind === 'word' && token.name === 'u') {
      this.#unicode(token.number ?? 0);
      return;
    }
    if ((token.kind === 'word' || token.kind === 'symbol') && this.#toSkip > 0) {
      this.#toSkip--;
      return;
    }
    this.#flush();
    this.#toSkip = 0;
    if (token.kind === 'word') this.#word(token.name, token.number);
    else if (token.kind === 'symbol') this.#symbol(token.character);
    else if (token.kind === 'open') this.#open();
    else this.#close();
  }

  end(): RtfDocument {
    this.#flush();
    while (this.#outer.length > 0) this.#close();
    this.#body.end();
    const pictures = this.#pictures;
    return {
      facts: this.#facts,
      beside: this.#body.beside.filter((each) => each.textContent?.trim() !== ''),
      pictures: {
        find(address) {
          const bytes = address.startsWith(PICTURE)
            ? pictures[Number(address.slice(PICTURE.length))]
            : undefined;
          return bytes ? { name: address, read: async () => bytes } : null;
        },
      },
    };
  }

  #open(): void {
    if (this.#outer.length >= DEEPEST) {
      this.#tooDeep++;
      return;
    }
    this.#outer.push(this.#state);
    this.#state = { ...this.#state };
  }

  #close(): void {
    if (this.#tooDeep > 0) {
      this.#tooDeep--;
      return;
    }
    const { to } = this.#state;
    // Groups inside of a picture hold its properties.
    if (to === 'picture' && this.#outer.at(-1)?.to !== 'picture') this.#endPicture();
    while ((this.#places.at(-1)?.depth ?? -1) >= this.#outer.length && this.#outer.length > 0)
      this.#places.pop()?.leave();
    this.#state = this.#outer.pop() ?? this.#state;
    if (to === 'styles') this.#endStyle();
  }

  /** `leave` is called when the group ends. */
  #enter(leave: () => void): void {
    this.#places.push({ depth: this.#outer.length, leave });
  }

  #symbol(character: string): void {
    if (character === '*') this.#isStarred = true;
    else if (character === '{' || character === '}' || character === '\\') this.#text(character);
    else if (SYMBOLS[character] !== undefined) this.#text(SYMBOLS[character]);
  }

  #word(name: string, number: number | null): void {
    const isStarred = this.#isStarred;
    this.#isStarred = false;
    if (this.#state.to === 'skipped') return;
    if (this.#destination(name, isStarred)) return;
    if (this.#state.to === 'info' || name in TIMES) {
      this.#timeWord(name, number ?? 0);
      return;
    }
    if (this.#setting(name, number)) return;
    this.#piece(name, number);
  }

  /** Whether the word begins a group of its own kind. */
  #destination(name: string, isStarred: boolean): boolean {
    const { to } = this.#state;
    if (SKIPPED.has(name)) this.#state.to = 'skipped';
    else if (name === 'listtext' || name === 'pntext') this.#beginMarker();
    else if (name === 'fonttbl') this.#state.to = 'fonts';
    else if (name === 'stylesheet') this.#state.to = 'styles';
    else if (name === 'info') this.#state.to = 'info';
    else if (to === 'info' && name in INFO) this.#beginFact(name as keyof typeof INFO);
    else if (to === 'info' && name in TIMES) this.#beginTime(name as keyof typeof TIMES);
    else if (name === 'pict') this.#beginPicture();
    else if (name === 'footnote') this.#beginAside(this.#body.openNote());
    else if (BESIDE.has(name)) this.#beginAside(this.#body.openBeside());
    else if (name === 'fldinst') this.#beginInstruction();
    else if (name === 'fldrslt') this.#beginResult();
    else if (name === 'shptxt') this.#beginAside(this.#body.openBox());
    else if (isStarred && !/^(?:shppict|shpinst|cs|ts|ds|ud)$/.test(name))
      this.#state.to = 'skipped';
    else return false;
    return true;
  }

  /** A second one, behind `\ud`, is the first in Unicode. */
  #beginFact(name: keyof typeof INFO): void {
    this.#state.to = name;
    this.#facts[INFO[name]] = '';
  }

  #beginTime(name: keyof typeof TIMES): void {
    this.#time = {};
    this.#enter(() => {
      const { yr = 0, mo = 1, dy = 1, hr = 0, min = 0 } = this.#time;
      const pad = (value: number) => String(value).padStart(2, '0');
      if (yr > 0)
        this.#facts[TIMES[name]] = `${yr}-${pad(mo)}-${pad(dy)}T${pad(hr)}:${pad(min)}:00`;
    });
  }

  #timeWord(name: string, number: number): void {
    if (/^(?:yr|mo|dy|hr|min)$/.test(name)) this.#time[name] = number;
  }

  #setting(name: string, number: number | null): boolean {
    const state = this.#state;
    const isOn = number !== 0;
    switch (name) {
      case 'ansicpg':
        this.#page = encodingOfPage(number ?? 1252);
        break;
      case 'mac':
        this.#page = 'macintosh';
        break;
      case 'uc':
        state.unicodeSkip = Math.min(Math.max(number ?? 1, 0), 8);
        break;
      case 'f':
      case 'deff':
        state.font = number ?? -1;
        break;
      case 'fcharset':
        if (state.to === 'fonts') this.#fonts.set(state.font, encodingOfCharset(number ?? 0));
        break;
      case 'b':
        state.bold = isOn;
        break;
      case 'i':
        state.italic = isOn;
        break;
      case 'strike':
      case 'striked':
      case 'deleted':
        state.struck = isOn;
        if (name === 'deleted') state.hidden = isOn;
        break;
      case 'v':
        state.hidden = isOn;
        break;
      case 'super':
        state.position = isOn ? 'sup' : null;
        break;
      case 'sub':
        state.position = isOn ? 'sub' : null;
        break;
      // Half a point up or down, as LibreOffice writes it.
      case 'up':
        state.position = isOn ? 'sup' : null;
        break;
      case 'dn':
        state.position = isOn ? 'sub' : null;
        break;
      case 'nosupersub':
        state.position = null;
        break;
      case 'plain':
        Object.assign(state, PLAIN);
        break;
      case 's':
        if (state.to === 'styles') this.#style = { number: number ?? 0, name: '', outline: -1 };
        else this.#body.heading = this.#headings.get(number ?? -1) ?? 0;
        break;
      case 'outlinelevel':
        if (state.to === 'styles') this.#style.outline = number ?? -1;
        else this.#body.heading = headingOf(number ?? -1);
        break;
      default:
        return false;
    }
    return true;
  }

  #piece(name: string, number: number | null): void {
    if (this.#state.to !== 'text' && this.#state.to !== 'beside') return;
    switch (name) {
      case 'pard':
        this.#body.resetParagraph();
        return;
      case 'intbl':
        this.#body.beginTableText();
        return;
      case 'ilvl':
        this.#body.level = Math.max(0, number ?? 0);
        return;
      case 'ls':
      case 'pnlvlblt':
        this.#body.beginListItem();
        return;
      case 'par':
      case 'sect':
        this.#body.endParagraph();
        return;
      case 'line':
        this.#body.appendLineBreak();
        return;
      case 'cell':
      case 'nestcell':
        this.#body.endCell();
        return;
      case 'row':
      case 'nestrow':
        this.#body.endRow();
        return;
      default:
        if (CHARACTERS[name] !== undefined) this.#text(CHARACTERS[name]);
        else if (name === 'trowd' && number === null) this.#body.endLooseText();
    }
  }

  #takeBytes(bytes: Uint8Array): void {
    const { to } = this.#state;
    if (to === 'skipped' || to === 'info') return;
    if (to === 'picture') {
      this.#takePicture(bytes);
      return;
    }
    for (const byte of bytes) {
      if (this.#toSkip > 0) this.#toSkip--;
      else this.#bytes.push(byte);
    }
    // Not between the bytes of a character.
    if (this.#bytes.length > LONGEST_RUN && (this.#bytes.at(-1) ?? 0) < 0x80) this.#flush();
  }

  #flush(): void {
    if (this.#bytes.length === 0) return;
    const bytes = Uint8Array.from(this.#bytes);
    this.#bytes = [];
    this.#text(decodeAs(this.#fonts.get(this.#state.font) ?? this.#page, bytes));
  }

  #unicode(number: number): void {
    if (this.#toSkip > 0) {
      this.#toSkip--;
      return;
    }
    if (this.#state.to === 'skipped') return;
    this.#flush();
    const code = number < 0 ? number + 0x10000 : number;
    if (code > 0 && code <= 0xffff) this.#text(String.fromCharCode(code));
    this.#toSkip = this.#state.unicodeSkip;
  }

  #text(text: string): void {
    const { to } = this.#state;
    if (to === 'text' || to === 'beside') {
      this.#body.append(text, this.#state);
      return;
    }
    if (to === 'styles') this.#style.name += text;
    else if (to === 'instruction') this.#instruction += text;
    else if (to === 'marker') this.#marker += text;
    else if (to in INFO) this.#facts[INFO[to as keyof typeof INFO]] += text;
  }

  #endStyle(): void {
    const { name, number, outline } = this.#style;
    const named = /^(?:heading|제목|見出し|标题|標題|überschrift|titre|título)\s?(\d)/i.exec(
      name,
    )?.[1];
    const level = named ? Number(named) : outline >= 0 ? outline + 1 : 0;
    if (level >= 1 && level <= 9) this.#headings.set(number, Math.min(level, 6));
    this.#style = { number: 0, name: '', outline: -1 };
  }

  /** Text of the group goes where `leave` closes, without the formatting around it. */
  #beginAside(leave: () => void): void {
    Object.assign(this.#state, PLAIN, { to: 'text' });
    this.#enter(leave);
  }

  #beginInstruction(): void {
    this.#instruction = '';
    this.#state.to = 'instruction';
  }

  #beginResult(): void {
    const address = /HYPERLINK\s+"?((?:https?|mailto):[^"\s]+)/i.exec(this.#instruction)?.[1];
    this.#instruction = '';
    if (address) this.#enter(this.#body.openLink(address));
  }

  /** The written mark of a list's item, which tells whether the list is numbered. */
  #beginMarker(): void {
    this.#marker = '';
    this.#state.to = 'marker';
    this.#enter(() => {
      this.#body.beginListItem(/^\W*(?:\d+|[a-z]{1,4})[.)]/i.test(this.#marker));
    });
  }

  #beginPicture(): void {
    this.#state.to = 'picture';
    this.#hex = [];
    this.#binary = null;
  }

  #takePicture(bytes: Uint8Array): void {
    const text = new TextDecoder('latin1').decode(bytes);
    if (/^[\s\da-f]*$/i.test(text)) this.#hex.push(text);
    else this.#binary = bytes;
  }

  #endPicture(): void {
    const bytes = this.#binary?.slice() ?? bytesOfHex(this.#hex.join(''));
    this.#hex = [];
    this.#binary = null;
    if (bytes.length === 0 || this.#pictures.length >= MOST_PICTURES) return;
    this.#body.appendPicture(PICTURE + (this.#pictures.push(bytes) - 1));
  }
}

const LONGEST_RUN = 65_536;
const PLAIN = { bold: false, italic: false, struck: false, position: null, hidden: false } as const;

const headingOf = (outline: number) => (outline >= 0 && outline < 9 ? Math.min(outline + 1, 6) : 0);

function bytesOfHex(hex: string): Uint8Array<ArrayBuffer> {
  const digits = hex.replace(/\s+/g, '');
  return Uint8Array.from({ length: digits.length >> 1 }, (_, at) =>
    Number.parseInt(digits.slice(2 * at, 2 * at + 2), 16),
  );
}
