/** Puts the paragraphs, lists, tables and notes of an RTF document into an HTML document. */
import { ListBuilder } from '../office/list-builder';
import { appendNotes } from '../office/note-list';
import { unwrapOnlyParagraph } from '../office/only-paragraph';

/** How a piece of text is written. */
export interface Formatting {
  bold: boolean;
  italic: boolean;
  struck: boolean;
  position: 'sup' | 'sub' | null;
  hidden: boolean;
}

/**
 * Text is appended to a paragraph that `endParagraph` puts in its place. The methods that open a place of
 * its own for text return a function that closes it.
 */
export class RtfBody {
  readonly beside: Element[] = [];
  readonly #notes: Element[] = [];
  #parent: Element;
  #block: Element;
  /** The paragraph's level as a heading, 1 to 6; 0 for text. */
  heading = 0;
  /** The paragraph's level in a list; 0 for the outermost. */
  level = 0;
  /** By the element in which their blocks are. */
  readonly #lists = new WeakMap<Element, ListBuilder>();
  #isListItem = false;
  #isOrdered = false;
  #isInTable = false;
  #row: Element | null = null;
  #cell: Element | null = null;
  #link: Element | null = null;

  constructor(private readonly document: Document) {
    this.#parent = document.body;
    this.#block = this.#make('p');
  }

  #make(tag: string): HTMLElement {
    return this.document.createElement(tag);
  }

  append(text: string, { bold, italic, struck, position, hidden }: Formatting): void {
    if (hidden) return;
    let target: Element = this.#link ?? this.#block;
    const tags = [bold && 'strong', italic && 'em', struck && 's', position].filter(
      (tag): tag is string => typeof tag === 'string',
    );
    for (const tag of tags) {
      const last = target.lastChild;
      const inner = last?.nodeName === tag.toUpperCase() ? (last as Element) : this.#make(tag);
      if (inner !== last) target.append(inner);
      target = inner;
    }
    target.append(text);
  }

  appendLineBreak(): void {
    this.#block.append(this.#make('br'));
  }

  appendPicture(address: string): void {
    const image = this.#make('img');
    image.setAttribute('src', address);
    this.#block.append(image);
  }

  /** The paragraph is plain text, in no list and no table, until something else is stated. */
  resetParagraph(): void {
    this.heading = 0;
    this.level = 0;
    this.#isListItem = false;
    this.#isInTable = false;
  }

  beginTableText(): void {
    this.#isInTable = true;
  }

  /** @param isOrdered stays as it was where it is not stated */
  beginListItem(isOrdered = this.#isOrdered): void {
    this.#isListItem = true;
    this.#isOrdered = isOrdered;
  }

  /** Puts the paragraph where it belongs, and begins the next one. */
  endParagraph(): void {
    const block = this.#block;
    const tag = this.#isListItem ? 'li' : this.heading > 0 ? `h${this.heading}` : 'p';
    this.#block = this.#make('p');
    if (!block.hasChildNodes()) return;
    const made = this.#make(tag);
    made.append(...block.childNodes);
    const parent = this.#isInTable ? this.#openCell() : this.#parent;
    const list = this.#listIn(parent);
    if (tag !== 'li') list.append(made);
    else list.appendItem(made, { level: this.level, isOrdered: this.#isOrdered });
  }

  #listIn(parent: Element): ListBuilder {
    const list = this.#lists.get(parent) ?? new ListBuilder(parent);
    this.#lists.set(parent, list);
    return list;
  }

  #openCell(): Element {
    if (!this.#row) {
      const last = this.#parent.lastElementChild;
      const table = last?.nodeName === 'TABLE' ? last : this.#make('table');
      if (table !== last) this.#listIn(this.#parent).append(table);
      this.#row = this.#make('tr');
      table.append(this.#row);
    }
    if (!this.#cell) {
      this.#cell = this.#make('td');
      this.#row.append(this.#cell);
    }
    return this.#cell;
  }

  endCell(): void {
    this.#isInTable = true;
    const cell = this.#openCell();
    this.endParagraph();
    unwrapOnlyParagraph(cell);
    this.#cell = null;
  }

  endRow(): void {
    this.#row = null;
  }

  /** Text before a table's first row that no paragraph mark has ended. */
  endLooseText(): void {
    if (!this.#isInTable && this.#block.hasChildNodes()) this.endParagraph();
  }

  /** Text goes into `parent` until the returned function is called. */
  #openAside(parent: Element): () => void {
    const kept = {
      ...{ parent: this.#parent, block: this.#block, row: this.#row, cell: this.#cell },
      ...{
        heading: this.heading,
        level: this.level,
        isListItem: this.#isListItem,
        isInTable: this.#isInTable,
      },
      link: this.#link,
    };
    this.#parent = parent;
    this.#block = this.#make('p');
    this.#row = null;
    this.#cell = null;
    this.#link = null;
    this.resetParagraph();
    return () => {
      this.endParagraph();
      this.#parent = kept.parent;
      this.#block = kept.block;
      this.#row = kept.row;
      this.#cell = kept.cell;
      this.heading = kept.heading;
      this.level = kept.level;
      this.#isListItem = kept.isListItem;
      this.#isInTable = kept.isInTable;
      this.#link = kept.link;
    };
  }

  openNote(): () => void {
    const note = this.#make('li');
    const mark = this.#make('sup');
    mark.textContent = String(this.#notes.push(note));
    (this.#link ?? this.#block).append(mark);
    return this.#openAside(note);
  }

  openBeside(): () => void {
    const section = this.#make('section');
    this.beside.push(section);
    return this.#openAside(section);
  }

  openBox(): () => void {
    const box = this.#make('div');
    const parent = this.#parent;
    const close = this.#openAside(box);
    return () => {
      this.#listIn(parent.isConnected ? parent : this.document.body).append(box);
      close();
    };
  }

  openLink(address: string): () => void {
    const outer = this.#link;
    const link = this.#make('a');
    link.setAttribute('href', address);
    this.#block.append(link);
    this.#link = link;
    return () => {
      this.#link = outer;
    };
  }

  /** Ends the last paragraph and puts the notes below the text. */
  end(): void {
    this.endParagraph();
    appendNotes(this.document.body, this.#notes, (item, note) => item.append(...note.childNodes));
  }
}
