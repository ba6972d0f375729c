/** The text of an OpenDocument as HTML. */
import { type BlockKind, blockKindOf, blockOfKind } from '../office/block-kind';
import { appendNotes } from '../office/note-list';
import { TITLE_MARK } from '../office/office-item';
import { unwrapOnlyParagraph } from '../office/only-paragraph';
import { allNamed, attributeOf, childOf } from '../office/xml-tree';

interface TextStyle {
  tags: readonly string[];
  isTitle: boolean;
  isHidden: boolean;
  kind: BlockKind | null;
}

/** No text of the article: what was deleted, comments, indexes that are made of the headings, settings. */
const GONE = new Set(
  'tracked-changes annotation annotation-end sequence-decls variable-decls user-field-decls forms table-of-content-source index-title-template title desc scripts event-listeners'.split(
    ' ',
  ),
);
const MOST_STEPS = 20;
const MOST_SPACES = 100;
const MOST_COLUMNS = 200;

export class OdtBody {
  readonly #styles = new Map<string, Element>();
  readonly #known = new Map<string, TextStyle>();
  readonly #ordered = new Map<string, readonly boolean[]>();
  readonly #notes: Element[] = [];

  /**
   * @param parts that hold styles
   * @param formulas by the addresses under which the text refers to them
   */
  constructor(
    private readonly document: Document,
    parts: readonly (Document | null)[],
    private readonly formulas: ReadonlyMap<string, Element>,
  ) {
    for (const part of parts) {
      for (const style of allNamed(part, 'style'))
        this.#styles.set(attributeOf(style, 'name') ?? '', style);
      for (const list of allNamed(part, 'list-style')) {
        const levels = [...list.children].map((each) => each.localName.endsWith('-number'));
        this.#ordered.set(attributeOf(list, 'name') ?? '', levels);
      }
    }
  }

  /** Appends the blocks of an element to `parent`. */
  readInto(parent: Element, element: Element): void {
    for (const child of element.children) this.#block(parent, child);
  }

  textOf(element: Element): Element {
    const section = this.#make('section');
    this.readInto(section, element);
    return section;
  }

  appendNotes(parent: Element): void {
    appendNotes(parent, this.#notes, (item, note) => {
      const body = childOf(note, 'note-body');
      if (body) this.readInto(item, body);
    });
  }

  #make(tag: string): HTMLElement {
    return this.document.createElement(tag);
  }

  #block(parent: Element, element: Element): void {
    const name = element.localName;
    if (GONE.has(name)) return;
    if (name === 'h') this.#paragraph(parent, element, `h${levelOf(element)}`);
    else if (name === 'p') this.#paragraph(parent, element, 'p');
    else if (name === 'list') this.#list(parent, element, 0, null);
    else if (name === 'table') this.#table(parent, element);
    else if (name === 'frame') this.#frame(parent, element, parent);
    // Sections, indexes, text boxes, drawings in groups.
    else this.readInto(parent, element);
  }

  #paragraph(parent: Element, element: Element, tag: string): void {
    const block = this.#make(tag);
    const style = this.#styleOf(attributeOf(element, 'style-name'));
    if (style.isTitle) block.setAttribute(TITLE_MARK, '');
    parent.append(block);
    this.#inline(block, element, parent);
    if (!block.hasChildNodes()) block.remove();
    else if (tag === 'p' && style.kind) {
      const last = block.previousElementSibling;
      block.remove();
      parent.append(blockOfKind(block, style.kind, last));
    }
  }

  #list(parent: Element, element: Element, level: number, outerStyle: string | null): void {
    const style = attributeOf(element, 'style-name') ?? outerStyle;
    const isOrdered = this.#ordered.get(style ?? '')?.[level] ?? false;
    const list = this.#make(isOrdered ? 'ol' : 'ul');
    for (const entry of element.children) {
      if (entry.localName !== 'list-item' && entry.localName !== 'list-header') continue;
      const item = this.#make('li');
      for (const child of entry.children) {
        if (child.localName === 'list') this.#list(item, child, level + 1, style);
        else this.#block(item, child);
      }
      // A list that only numbers a heading is none.
      list.append(item);
    }
    const [only] = list.children;
    const heading =
      list.children.length === 1 && only?.querySelector(':scope > :is(h1,h2,h3,h4,h5,h6)');
    if (heading) parent.append(...(only?.childNodes ?? []));
    else if (list.hasChildNodes()) parent.append(list);
  }

  /** `boxes`: where text boxes in the paragraph go, which are blocks. */
  #inline(target: Element, element: Element, boxes: Element): void {
    for (const node of element.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) target.append((node as Text).data.replace(/\s+/g, ' '));
      else if (node.nodeType === Node.ELEMENT_NODE) this.#piece(target, node as Element, boxes);
    }
  }

  #piece(target: Element, piece: Element, boxes: Element): void {
    const name = piece.localName;
    if (GONE.has(name)) return;
    if (name === 's') {
      const count = Number(attributeOf(piece, 'c') ?? 1) || 1;
      target.append(' '.repeat(Math.min(count, MOST_SPACES)));
    } else if (name === 'tab') target.append(' ');
    else if (name === 'line-break') target.append(this.#make('br'));
    else if (name === 'note') this.#noteMark(target, piece);
    else if (name === 'a') this.#inline(this.#link(target, piece), piece, boxes);
    else if (name === 'frame') this.#frame(target, piece, boxes);
    else if (name === 'span') this.#span(target, piece, boxes);
    else if (name === 'ruby') this.#ruby(target, piece, boxes);
    // Fields, bookmarks, index marks.
    else this.#inline(target, piece, boxes);
  }

  #span(target: Element, piece: Element, boxes: Element): void {
    const { tags, isHidden } = this.#styleOf(attributeOf(piece, 'style-name'));
    if (isHidden) return;
    let inner = target;
    for (const tag of tags) {
      const made = this.#make(tag);
      inner.append(made);
      inner = made;
    }
    this.#inline(inner, piece, boxes);
  }

  #ruby(target: Element, piece: Element, boxes: Element): void {
    const ruby = this.#make('ruby');
    const base = childOf(piece, 'ruby-base');
    if (base) this.#inline(ruby, base, boxes);
    const reading = this.#make('rt');
    reading.textContent = childOf(piece, 'ruby-text')?.textContent ?? '';
    ruby.append(reading);
    target.append(ruby);
  }

  #link(target: Element, piece: Element): Element {
    const address = attributeOf(piece, 'href') ?? '';
    if (!/^(?:https?|mailto):/i.test(address)) return target;
    const link = this.#make('a');
    link.setAttribute('href', address);
    target.append(link);
    return link;
  }

  #noteMark(target: Element, note: Element): void {
    const mark = target.nodeName === 'SUP' ? target : this.#make('sup');
    mark.append(String(this.#notes.push(note)));
    if (mark !== target) target.append(mark);
  }

  #frame(target: Element, frame: Element, boxes: Element): void {
    const object = childOf(frame, 'object');
    const formula =
      allNamed(object, 'math')[0] ?? this.formulas.get(attributeOf(object, 'href') ?? '');
    if (formula) {
      target.append(this.document.importNode(formula, true));
      // The picture beside it shows the same.
      return;
    }
    const image = childOf(frame, 'image');
    const address = attributeOf(image, 'href');
    if (image && address && !/^[a-z]+:/i.test(address)) {
      const made = this.#make('img');
      made.setAttribute('src', address.replace(/^\.\//, ''));
      const description = childOf(frame, 'desc') ?? childOf(frame, 'title');
      made.setAttribute('alt', description?.textContent ?? '');
      target.append(made);
    }
    const box = childOf(frame, 'text-box');
    if (!box) return;
    const made = this.#make('div');
    this.readInto(made, box);
    boxes.append(made);
  }

  #table(parent: Element, table: Element): void {
    const made = this.#make('table');
    for (const row of allNamed(table, 'table-row')) {
      // A table in a cell is read with its cell.
      if (tableOf(row) !== table) continue;
      const line = this.#make('tr');
      for (const cell of row.children) {
        // What a spanning cell covers has an element of its own.
        if (cell.localName !== 'table-cell') continue;
        const data = this.#make('td');
        for (const [from, to] of [
          ['number-columns-spanned', 'colspan'],
          ['number-rows-spanned', 'rowspan'],
        ] as const) {
          const span = Math.min(Number(attributeOf(cell, from) ?? 1) || 1, MOST_COLUMNS);
          if (span > 1) data.setAttribute(to, String(span));
        }
        this.readInto(data, cell);
        unwrapOnlyParagraph(data);
        line.append(data);
      }
      made.append(line);
    }
    parent.append(made);
  }

  #styleOf(name: string | null): TextStyle {
    const known = this.#known.get(name ?? '');
    if (known) return known;
    const chain: Element[] = [];
    for (let each = this.#styles.get(name ?? ''); each && chain.length < MOST_STEPS; ) {
      chain.push(each);
      each = this.#styles.get(attributeOf(each, 'parent-style-name') ?? '');
    }
    const stated = (property: string) =>
      chain.flatMap((style) => attributeOf(childOf(style, 'text-properties'), property) ?? [])[0] ??
      '';
    const isOfText = chain.some((style) => attributeOf(style, 'family') === 'text');
    const tags: string[] = [];
    // Text of Asian and of complex scripts has properties of its own.
    const anyScript = (property: string, value: RegExp) =>
      ['', '-asian', '-complex'].some((script) => value.test(stated(property + script)));
    if (isOfText && anyScript('font-weight', /^(?:bold|[6-9]00)$/)) tags.push('strong');
    if (isOfText && anyScript('font-style', /^italic$/)) tags.push('em');
    if (isOfText && /solid|single/.test(stated('text-line-through-style'))) tags.push('s');
    const position = stated('text-position');
    if (/^super|^[1-9]/.test(position)) tags.push('sup');
    if (/^sub|^-/.test(position)) tags.push('sub');
    const names = chain.map((style) => attributeOf(style, 'name') ?? '');
    const style = {
      tags,
      isTitle: names.includes('Title'),
      isHidden: stated('display') === 'none',
      kind: blockKindOf(names.map((each) => each.replaceAll('_20_', ' '))),
    };
    this.#known.set(name ?? '', style);
    return style;
  }
}

const levelOf = (heading: Element) =>
  Math.min(Math.max(Number(attributeOf(heading, 'outline-level') ?? 1) || 1, 1), 6);

function tableOf(row: Element): Element | null {
  for (let each = row.parentElement; each; each = each.parentElement)
    if (each.localName === 'table') return each;
  return null;
}
