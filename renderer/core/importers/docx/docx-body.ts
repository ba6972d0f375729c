/** The text of a Word document as HTML. */

import { blockOfKind } from '../office/block-kind';
import { ListBuilder } from '../office/list-builder';
import { appendNotes } from '../office/note-list';
import { TITLE_MARK } from '../office/office-item';
import { unwrapOnlyParagraph } from '../office/only-paragraph';
import { allNamed, attributeOf, childOf, childrenOf, valueOfChild } from '../office/xml-tree';
import { type DocxStyle, headingOf, listOf, type Numbering } from './docx-parts';
import { mathOf } from './formula';

export interface DocxAround {
  styles: ReadonlyMap<string, DocxStyle>;
  numbering: Numbering;
  relations: ReadonlyMap<string, string>;
  notes: Record<'footnote' | 'endnote', Document | null>;
}

/** Elements around others that change nothing in them. */
const SHELLS = new Set(
  'sdt sdtContent ins moveTo customXml smartTag body hdr ftr comment comments dir bdo fldSimple'.split(
    ' ',
  ),
);
/** What its authors have deleted or moved away, and what is no text. */
const GONE = new Set(
  'del moveFrom instrText delText rPr pPr tblPr tcPr trPr sectPr sdtPr'.split(' '),
);
const FORMATS: readonly (readonly [property: string, tag: string])[] = [
  ['b', 'strong'],
  ['i', 'em'],
  ['strike', 's'],
  ['dstrike', 's'],
];
const HYPERLINK = /\bHYPERLINK\s+"([^"]+)"/i;

export class DocxBody {
  /** Ids of notes in the order in which the text refers to them. */
  readonly #notes: { kind: 'footnote' | 'endnote'; id: string }[] = [];
  /** Fields that are open; null before its result, else the address of a link or an empty string. */
  #fields: { instruction: string; isResult: boolean }[] = [];
  /** Text boxes of the paragraph that is being read. */
  #boxes: Element[] = [];

  constructor(
    private readonly document: Document,
    private readonly around: DocxAround,
  ) {}

  /** Appends the blocks of an element to `parent`. */
  readInto(parent: Element, element: Element | null): void {
    this.#blocksInto(new ListBuilder(parent), element);
  }

  /** The blocks of another part, in an element of their own. */
  textOf(element: Element): Element {
    const section = this.#make('section');
    this.readInto(section, element);
    return section;
  }

  appendNotes(parent: Element): void {
    appendNotes(parent, this.#notes, (item, { kind, id }) => {
      const notes = allNamed(this.around.notes[kind], kind);
      this.readInto(item, notes.find((each) => attributeOf(each, 'id') === id) ?? null);
    });
  }

  #make(tag: string): HTMLElement {
    return this.document.createElement(tag);
  }

  #blocksInto(list: ListBuilder, element: Element | null): void {
    for (const child of element?.children ?? []) {
      if (child.localName === 'p') this.#paragraph(list, child);
      else if (child.localName === 'tbl') list.append(this.#table(child));
      else if (child.localName === 'AlternateContent') this.#blocksInto(list, chosen(child));
      else if (SHELLS.has(child.localName)) this.#blocksInto(list, child);
    }
  }

  #paragraph(list: ListBuilder, paragraph: Element): void {
    const properties = childOf(paragraph, 'pPr');
    const style = this.around.styles.get(valueOfChild(properties, 'pStyle') ?? '');
    const outline = valueOfChild(properties, 'outlineLvl');
    const heading = outline === null ? style?.heading : headingOf(Number(outline) + 1);
    const place = listOf(properties) ?? style?.list ?? null;
    const isOrdered = place ? this.around.numbering(place) : undefined;
    const isItem = place !== null && isOrdered !== undefined && !heading;
    const block = this.#make(isItem ? 'li' : heading ? `h${heading}` : 'p');
    if (style?.isTitle) block.setAttribute(TITLE_MARK, '');
    this.#boxes = [];
    this.#runsInto(block, paragraph);
    const boxes = this.#boxes;
    if (block.hasChildNodes()) {
      const kind = heading ? null : style?.kind;
      if (isItem) list.appendItem(block, { level: place.level, isOrdered });
      else list.append(kind ? blockOfKind(block, kind, list.last) : block);
    }
    for (const box of boxes) list.append(box);
  }

  #runsInto(parent: Element, element: Element): void {
    for (const child of element.children) {
      const name = child.localName;
      if (GONE.has(name)) continue;
      if (name === 'r') this.#run(parent, child);
      else if (name === 'hyperlink') this.#runsInto(this.#linkIn(parent, child), child);
      else if (name === 'fldSimple')
        this.#runsInto(
          this.#link(parent, HYPERLINK.exec(attributeOf(child, 'instr') ?? '')?.[1]),
          child,
        );
      else if (name === 'oMath' || name === 'oMathPara')
        parent.append(mathOf(child, this.document));
      else if (name === 'AlternateContent') this.#runsInto(parent, chosen(child));
      else if (SHELLS.has(name)) this.#runsInto(parent, child);
    }
  }

  #linkIn(parent: Element, element: Element): Element {
    return this.#link(parent, this.around.relations.get(attributeOf(element, 'id') ?? ''));
  }

  #link(parent: Element, address: string | undefined): Element {
    if (!address || !/^(?:https?|mailto):/i.test(address)) return parent;
    const link = this.#make('a');
    link.setAttribute('href', address);
    parent.append(link);
    return link;
  }

  #run(parent: Element, run: Element): void {
    const properties = this.#textProperties(run);
    if (isOn(properties, 'vanish')) return;
    const target = this.#formatted(this.#fieldLink(parent), properties);
    for (const child of run.children) this.#piece(target, child);
    // A run that held no text leaves no empty element.
    for (let each = target; each !== parent && !each.hasChildNodes(); ) {
      const outer: Element = each.parentElement ?? parent;
      each.remove();
      each = outer;
    }
  }

  /** The link of a field whose result is being read. */
  #fieldLink(parent: Element): Element {
    const field = this.#fields.findLast(({ isResult }) => isResult);
    return this.#link(parent, field && HYPERLINK.exec(field.instruction)?.[1]);
  }

  /** The properties of a run, its own first, then those of its style ("Strong", "Emphasis"). */
  #textProperties(run: Element): readonly Element[] {
    const own = childOf(run, 'rPr');
    const style = this.around.styles.get(valueOfChild(own, 'rStyle') ?? '');
    return own === null ? [] : [own, ...(style?.text ?? [])];
  }

  #formatted(parent: Element, properties: readonly Element[]): Element {
    const tags = FORMATS.flatMap(([name, tag]) => (isOn(properties, name) ? [tag] : []));
    const position = positionOf(properties);
    if (position !== null) tags.push(position);
    let target = parent;
    for (const tag of new Set(tags)) {
      const inner = this.#make(tag);
      target.append(inner);
      target = inner;
    }
    return target;
  }

  #piece(target: Element, piece: Element): void {
    const last = this.#fields.at(-1);
    switch (piece.localName) {
      case 'fldChar':
        this.#fieldMark(attributeOf(piece, 'fldCharType'));
        return;
      case 'instrText':
        if (last && !last.isResult) last.instruction += piece.textContent ?? '';
        return;
      case 'AlternateContent':
        for (const child of chosen(piece).children) this.#piece(target, child);
        return;
      case 'drawing':
      case 'pict':
      case 'object':
        this.#drawing(target, piece);
        return;
      case 'ruby':
        this.#ruby(target, piece);
        return;
      case 'footnoteReference':
      case 'endnoteReference':
        this.#noteMark(target, piece);
        return;
    }
    // Between a field's beginning and its result is only its instruction.
    if (last && !last.isResult) return;
    const text = textOfPiece(piece);
    if (text === '\n') target.append(this.#make('br'));
    else if (text !== '') target.append(text);
  }

  #fieldMark(type: string | null): void {
    if (type === 'begin') this.#fields.push({ instruction: '', isResult: false });
    else if (type === 'end') this.#fields.pop();
    else {
      const last = this.#fields.at(-1);
      if (last) last.isResult = true;
    }
  }

  #ruby(target: Element, piece: Element): void {
    const ruby = this.#make('ruby');
    this.#runsInto(ruby, childOf(piece, 'rubyBase') ?? piece);
    const reading = this.#make('rt');
    const above = childOf(piece, 'rt');
    if (above) this.#runsInto(reading, above);
    ruby.append(reading);
    target.append(ruby);
  }

  #noteMark(target: Element, piece: Element): void {
    const kind = piece.localName === 'endnoteReference' ? 'endnote' : 'footnote';
    const id = attributeOf(piece, 'id');
    if (id === null || this.#notes.length >= MOST_NOTES) return;
    const known = this.#notes.findIndex((note) => note.kind === kind && note.id === id);
    const number = known === -1 ? this.#notes.push({ kind, id }) : known + 1;
    // Word sets the mark in superscript by its own style, or by the run's properties.
    const mark = target.nodeName === 'SUP' ? target : this.#make('sup');
    mark.append(String(number));
    if (mark !== target) target.append(mark);
  }

  #drawing(target: Element, drawing: Element): void {
    const names = allNamed(drawing, 'docPr')[0];
    for (const picture of [...allNamed(drawing, 'blip'), ...allNamed(drawing, 'imagedata')]) {
      const id = attributeOf(picture, 'embed') ?? attributeOf(picture, 'id');
      const address = this.around.relations.get(id ?? '');
      if (!address || /^[a-z]+:/i.test(address)) continue;
      const image = this.#make('img');
      image.setAttribute('src', address);
      image.setAttribute('alt', attributeOf(names, 'descr') ?? '');
      target.append(image);
    }
    for (const content of allNamed(drawing, 'txbxContent')) {
      // Boxes inside boxes are read with the outer one.
      if (isInside(content, 'txbxContent', drawing)) continue;
      const boxes = this.#boxes;
      const box = this.#make('div');
      this.readInto(box, content);
      boxes.push(box);
      this.#boxes = boxes;
    }
  }

  #table(table: Element): Element {
    const made = this.#make('table');
    /** By column: the cell above that goes on. */
    const above = new Map<number, HTMLElement>();
    for (const row of rowsOf(table)) {
      const line = this.#make('tr');
      let column = 0;
      for (const cell of cellsOf(row)) {
        const properties = childOf(cell, 'tcPr');
        const span = boundedSpan(valueOfChild(properties, 'gridSpan'));
        const merge = childOf(properties, 'vMerge');
        const isContinued = merge !== null && attributeOf(merge, 'val') !== 'restart';
        const begun = above.get(column);
        if (isContinued && begun) {
          begun.setAttribute('rowspan', String(Number(begun.getAttribute('rowspan') ?? 1) + 1));
        } else {
          const made = this.#cell(cell, span);
          line.append(made);
          if (merge) above.set(column, made);
          else above.delete(column);
        }
        column += span;
      }
      made.append(line);
    }
    return made;
  }

  #cell(cell: Element, span: number): HTMLElement {
    const made = this.#make('td');
    if (span > 1) made.setAttribute('colspan', String(span));
    this.readInto(made, cell);
    unwrapOnlyParagraph(made);
    return made;
  }
}

const MOST_NOTES = 10_000;
const MOST_COLUMNS = 63;

const boundedSpan = (value: string | null) =>
  Math.min(Math.max(Number.parseInt(value ?? '1', 10) || 1, 1), MOST_COLUMNS);

/** Rows and cells may stand in content controls, and in what was inserted. */
const rowsOf = (table: Element): Element[] => within(table, 'tr');
const cellsOf = (row: Element): Element[] => within(row, 'tc');

function within(element: Element, name: string): Element[] {
  return [...element.children].flatMap((child) => {
    if (child.localName === name) return [child];
    return SHELLS.has(child.localName) ? within(child, name) : [];
  });
}

function isInside(element: Element, name: string, root: Element): boolean {
  for (let each = element.parentElement; each && each !== root; each = each.parentElement)
    if (each.localName === name) return true;
  return false;
}

/** New Word writes a drawing twice: for itself and for older versions. */
function chosen(alternate: Element): Element {
  const [choice] = childrenOf(alternate, 'Choice');
  return choice ?? childOf(alternate, 'Fallback') ?? alternate;
}

/** LibreOffice writes a raised or lowered line and a smaller size where Word names the position. */
function positionOf(properties: readonly Element[]): 'sup' | 'sub' | null {
  const named = attributeOf(propertyIn(properties, 'vertAlign'), 'val');
  if (named !== null) return named === 'superscript' ? 'sup' : named === 'subscript' ? 'sub' : null;
  const [own] = properties;
  const raised = Number(valueOfChild(own, 'position') ?? 0) || 0;
  if (raised === 0 || childOf(own, 'sz') === null) return null;
  return raised > 0 ? 'sup' : 'sub';
}

function propertyIn(properties: readonly Element[], name: string): Element | null {
  for (const each of properties) {
    const property = childOf(each, name);
    if (property) return property;
  }
  return null;
}

/** `<w:b/>` and `<w:b w:val="true"/>`, not `<w:b w:val="0"/>`. */
function isOn(properties: readonly Element[], name: string): boolean {
  const property = propertyIn(properties, name);
  return property !== null && !/^(?:0|false|off|none)$/i.test(attributeOf(property, 'val') ?? '');
}

function textOfPiece(piece: Element): string {
  switch (piece.localName) {
    case 't':
    case 'rt':
      return piece.textContent ?? '';
    case 'tab':
    case 'ptab':
      return ' ';
    case 'br':
    case 'cr':
      return attributeOf(piece, 'type') === 'page' ? '' : '\n';
    case 'noBreakHyphen':
      return '\u2011';
    case 'sym':
      return symbolOf(attributeOf(piece, 'char'));
    default:
      return '';
  }
}

/** Symbol fonts keep their signs in the private area, where they mean nothing without the font. */
function symbolOf(code: string | null): string {
  const number = Number.parseInt(code ?? '', 16);
  if (Number.isNaN(number) || number > 0xffff) return '';
  return number >= 0xe000 && number <= 0xf8ff ? '•' : String.fromCharCode(number);
}
