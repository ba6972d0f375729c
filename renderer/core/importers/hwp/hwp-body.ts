/** The text of a Hangul 5.0 document as HTML. */

import { addressIn } from '../office/hangul-link';
import { appendNotes } from '../office/note-list';
import { TITLE_MARK } from '../office/office-item';
import { unwrapOnlyParagraph } from '../office/only-paragraph';
import { idOf, type Piece, readParagraphText } from './paragraph-text';
import { type HwpRecord, stringAt, Tag, uint16, uint32 } from './records';

/** `<img src>` of a picture: this and the number of its data. */
export const PICTURE = 'picture-';
const MOST_COLUMNS = 200;
/** Offset of the number of the data in a picture's record. */
const PICTURE_DATA = 71;
const CELL = { row: 10, columnSpan: 12, rowSpan: 14 };

export class HwpBody {
  /** Running heads, page footers, hidden remarks. */
  readonly beside: Element[] = [];
  readonly #shapes: readonly (readonly string[])[];
  readonly #levels: readonly (number | null)[];
  readonly #styles: readonly { level: number | null; isTitle: boolean }[];
  readonly #notes: HwpRecord[] = [];
  #link: Element | null = null;

  /** @param settings the records of DocInfo */
  constructor(
    private readonly document: Document,
    settings: readonly HwpRecord[],
  ) {
    const named = (tag: number) => settings.filter((each) => each.tag === tag);
    this.#shapes = named(Tag.charShape).map(tagsOf);
    this.#levels = named(Tag.paraShape).map(levelOf);
    this.#styles = named(Tag.style).map((style) => {
      const local = stringAt(style, 0);
      const name = `${local.text} ${stringAt(style, local.end).text}`;
      const outline = /(?:개요|Outline)\s?(\d)/.exec(name)?.[1];
      return {
        level: outline ? Math.min(Number(outline), 6) : null,
        isTitle: /^(?:제목|문서\s?제목)\s|\bTitle$/.test(name),
      };
    });
  }

  readInto(parent: Element, records: readonly HwpRecord[]): void {
    for (const record of records)
      if (record.tag === Tag.paraHeader) this.#paragraph(parent, record);
  }

  appendNotes(parent: Element): void {
    appendNotes(parent, this.#notes, (item, note) => this.readInto(item, paragraphsOf(note)));
  }

  #make(tag: string): HTMLElement {
    return this.document.createElement(tag);
  }

  #paragraph(parent: Element, record: HwpRecord): void {
    const style = this.#styles[record.data.byteLength > 10 ? record.data.getUint8(10) : 0];
    const level = style?.level ?? this.#levels[uint16(record, 8)] ?? null;
    const block = this.#make(level ? `h${level}` : 'p');
    if (style?.isTitle) block.setAttribute(TITLE_MARK, '');
    const text = record.children.find(({ tag }) => tag === Tag.paraText);
    const shapes = shapeRuns(record.children.find(({ tag }) => tag === Tag.paraCharShape));
    const controls = record.children.filter(({ tag }) => tag === Tag.control);
    /** Tables and boxes, which stand behind the paragraph's text. */
    const blocks: Element[] = [];
    let next = 0;
    for (const piece of text ? readParagraphText(text.data) : []) {
      if (piece.kind === 'object') {
        const control = controls[next++];
        if (control) this.#control(block, control, blocks);
      } else this.#inline(this.#link ?? block, piece, shapes);
    }
    for (const control of controls.slice(next)) this.#control(block, control, blocks);
    this.#link = null;
    if (block.hasChildNodes()) parent.append(block);
    parent.append(...blocks);
  }

  #inline(target: Element, piece: Piece, shapes: readonly ShapeRun[]): void {
    if (piece.kind === 'break') target.append(this.#make('br'));
    else if (piece.kind === 'field-end') this.#link = null;
    else if (piece.kind === 'text') {
      for (const { text, shape } of cutByShapes(piece, shapes)) {
        let inner = target;
        for (const tag of this.#shapes[shape] ?? []) {
          const made = this.#make(tag);
          inner.append(made);
          inner = made;
        }
        inner.append(text);
      }
    }
  }

  #control(parent: Element, control: HwpRecord, blocks: Element[]): void {
    switch (idOf(uint32(control, 0))) {
      case 'tbl ':
        blocks.push(this.#table(control));
        return;
      case 'gso ':
        this.#shape(parent, control, blocks);
        return;
      case 'fn  ':
      case 'en  ': {
        const mark = this.#make('sup');
        mark.textContent = String(this.#notes.push(control));
        parent.append(mark);
        return;
      }
      case 'head':
      case 'foot':
      case 'tcmt': {
        const section = this.#make('section');
        this.readInto(section, paragraphsOf(control));
        this.beside.push(section);
        return;
      }
      case 'eqed': {
        const equation = control.children.find(({ tag }) => tag === Tag.equation);
        if (equation) parent.append(` ${stringAt(equation, 4).text} `);
        return;
      }
      case '%hlk': {
        const address = addressIn(stringAt(control, 9).text);
        if (!address) return;
        this.#link = this.#make('a');
        this.#link.setAttribute('href', address);
        parent.append(this.#link);
      }
    }
  }

  /** A picture, a box with text, or a group of them. */
  #shape(parent: Element, shape: HwpRecord, blocks: Element[]): void {
    const open = [shape];
    const paragraphs: HwpRecord[] = [];
    for (let each = open.shift(); each; each = open.shift()) {
      if (each.tag === Tag.picture) {
        const image = this.#make('img');
        image.setAttribute('src', PICTURE + uint16(each, PICTURE_DATA));
        parent.append(image);
      }
      for (const child of each.children) {
        if (child.tag === Tag.paraHeader) paragraphs.push(child);
        else open.push(child);
      }
    }
    if (paragraphs.length === 0) return;
    const box = this.#make('div');
    this.readInto(box, paragraphs);
    blocks.push(box);
  }

  /** Cells follow each other, with their place; their paragraphs follow or lie in them. */
  #table(control: HwpRecord): Element {
    const table = this.#make('table');
    const begin = control.children.findIndex(({ tag }) => tag === Tag.table);
    // What comes before the table's own record is its caption.
    const before = control.children.slice(0, Math.max(begin, 0));
    const caption = this.#make('caption');
    this.readInto(
      caption,
      before.flatMap((each) => [each, ...each.children]),
    );
    if (caption.hasChildNodes()) table.append(caption);
    let line: Element | null = null;
    let cell: Element | null = null;
    let lastRow = -1;
    for (const each of control.children.slice(begin + 1)) {
      if (each.tag === Tag.listHeader) {
        const row = uint16(each, CELL.row);
        if (!line || row !== lastRow) {
          line = this.#make('tr');
          table.append(line);
        }
        lastRow = row;
        cell = this.#cell(each);
        line.append(cell);
        this.readInto(cell, each.children);
      } else if (cell) this.readInto(cell, [each]);
    }
    for (const each of table.querySelectorAll('td')) unwrapOnlyParagraph(each);
    return table;
  }

  #cell(header: HwpRecord): Element {
    const cell = this.#make('td');
    for (const [name, at] of [
      ['colspan', CELL.columnSpan],
      ['rowspan', CELL.rowSpan],
    ] as const) {
      const span = Math.min(uint16(header, at), MOST_COLUMNS);
      if (span > 1) cell.setAttribute(name, String(span));
    }
    return cell;
  }
}

/** Paragraphs of a note or a running head: beside its list header or below it. */
const paragraphsOf = (control: HwpRecord): HwpRecord[] =>
  control.children.flatMap((each) => [each, ...(each.tag === Tag.listHeader ? each.children : [])]);

interface ShapeRun {
  /** In UTF-16 code units of the paragraph. */
  from: number;
  shape: number;
}

function shapeRuns(record: HwpRecord | undefined): ShapeRun[] {
  if (!record) return [];
  return Array.from({ length: record.data.byteLength >> 3 }, (_, i) => ({
    from: uint32(record, 8 * i),
    shape: uint32(record, 8 * i + 4),
  }));
}

function cutByShapes(
  { text, at }: Extract<Piece, { kind: 'text' }>,
  runs: readonly ShapeRun[],
): { text: string; shape: number }[] {
  const inside = runs.filter(({ from }) => from > at && from < at + text.length);
  const first = runs.findLast(({ from }) => from <= at);
  const starts = [{ from: at, shape: first?.shape ?? -1 }, ...inside];
  return starts
    .map(({ from, shape }, i) => ({
      text: text.slice(from - at, (starts[i + 1]?.from ?? at + text.length) - at),
      shape,
    }))
    .filter((each) => each.text !== '');
}

/** Bits of a character's shape: italic, bold, superscript, subscript, struck out. */
function tagsOf(shape: HwpRecord): string[] {
  const bits = uint32(shape, 46);
  const tags: string[] = [];
  if (bits & 2) tags.push('strong');
  if (bits & 1) tags.push('em');
  if ((bits >>> 15) & 1) tags.push('sup');
  if ((bits >>> 16) & 1) tags.push('sub');
  if (((bits >>> 18) & 7) === 1) tags.push('s');
  return tags;
}

/** Level of a paragraph's shape that is an outline, from 1 on. */
function levelOf(shape: HwpRecord): number | null {
  const bits = uint32(shape, 0);
  return ((bits >>> 23) & 3) === 1 ? Math.min(((bits >>> 25) & 7) + 1, 6) : null;
}
