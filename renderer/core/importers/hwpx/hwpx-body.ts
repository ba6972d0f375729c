/** The text of an OWPML document as HTML. */

import { addressIn } from '../office/hangul-link';
import { appendNotes } from '../office/note-list';
import { TITLE_MARK } from '../office/office-item';
import { unwrapOnlyParagraph } from '../office/only-paragraph';
import { allNamed, attributeOf, childOf, childrenOf } from '../office/xml-tree';

interface Shape {
  tags: readonly string[];
}

const MOST_COLUMNS = 200;

export class HwpxBody {
  /** Running heads, page footers, hidden remarks. */
  readonly beside: Element[] = [];
  readonly #shapes = new Map<string, Shape>();
  /** Heading levels of paragraphs, by the ids of their shapes and styles. */
  readonly #headings = new Map<string, number>();
  readonly #titles = new Set<string>();
  readonly #notes: Element[] = [];
  #link: Element | null = null;

  constructor(
    private readonly document: Document,
    header: Document | null,
  ) {
    for (const shape of allNamed(header, 'charPr'))
      this.#shapes.set(attributeOf(shape, 'id') ?? '', { tags: tagsOf(shape) });
    for (const shape of allNamed(header, 'paraPr')) {
      const heading = childOf(shape, 'heading');
      if (attributeOf(heading, 'type') === 'OUTLINE')
        this.#headings.set(
          `shape ${attributeOf(shape, 'id')}`,
          levelOf(attributeOf(heading, 'level')),
        );
    }
    for (const style of allNamed(header, 'style')) {
      const name = `${attributeOf(style, 'name')} ${attributeOf(style, 'engName')}`;
      const level = /(?:개요|Outline)\s?(\d)/.exec(name)?.[1];
      const id = `style ${attributeOf(style, 'id')}`;
      if (level) this.#headings.set(id, levelOf(String(Number(level) - 1)));
      if (/^(?:제목|문서\s?제목)\s|\bTitle$/.test(name)) this.#titles.add(id);
    }
  }

  readInto(parent: Element, element: Element): void {
    for (const child of element.children) {
      if (child.localName === 'p') this.#paragraph(parent, child);
      else if (child.localName === 'subList') this.readInto(parent, child);
    }
  }

  appendNotes(parent: Element): void {
    appendNotes(parent, this.#notes, (item, note) => this.readInto(item, note));
  }

  #make(tag: string): HTMLElement {
    return this.document.createElement(tag);
  }

  #paragraph(parent: Element, element: Element): void {
    const style = `style ${attributeOf(element, 'styleIDRef')}`;
    const level =
      this.#headings.get(style) ??
      this.#headings.get(`shape ${attributeOf(element, 'paraPrIDRef')}`);
    const block = this.#make(level ? `h${level}` : 'p');
    if (this.#titles.has(style)) block.setAttribute(TITLE_MARK, '');
    /** Tables and boxes of the paragraph, which stand behind its text. */
    const blocks: Element[] = [];
    for (const run of childrenOf(element, 'run')) this.#run(block, run, blocks);
    this.#link = null;
    if (block.hasChildNodes()) parent.append(block);
    parent.append(...blocks);
  }

  #run(parent: Element, run: Element, blocks: Element[]): void {
    const tags = this.#shapes.get(attributeOf(run, 'charPrIDRef') ?? '')?.tags ?? [];
    for (const child of run.children) {
      if (child.localName === 't') this.#text(this.#link ?? parent, tags, child);
      else this.#object(parent, child, blocks);
    }
  }

  #text(parent: Element, tags: readonly string[], element: Element): void {
    let target = parent;
    for (const tag of tags) {
      const inner = this.#make(tag);
      target.append(inner);
      target = inner;
    }
    for (const node of element.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) target.append((node as Text).data);
      else if (node.nodeType === Node.ELEMENT_NODE) this.#inText(target, node as Element);
    }
    if (target !== parent && !target.hasChildNodes()) parent.lastElementChild?.remove();
  }

  #inText(target: Element, element: Element): void {
    switch (element.localName) {
      case 'lineBreak':
        target.append(this.#make('br'));
        return;
      case 'tab':
      case 'nbSpace':
      case 'fwSpace':
        target.append(' ');
        return;
      case 'hyphen':
        target.append('-');
        return;
      case 'deleteBegin':
      case 'deleteEnd':
        return;
      default:
        for (const node of element.childNodes) target.append(node.textContent ?? '');
    }
  }

  #object(parent: Element, element: Element, blocks: Element[]): void {
    switch (element.localName) {
      case 'tbl':
        blocks.push(this.#table(element));
        this.#caption(element, blocks);
        return;
      case 'ctrl':
        for (const child of element.children) this.#control(parent, child);
        return;
      case 'pic':
        this.#picture(parent, element);
        this.#caption(element, blocks);
        return;
      case 'equation': {
        const script = childOf(element, 'script')?.textContent?.trim();
        if (script) parent.append(` ${script} `);
        return;
      }
      case 'dutmal':
        parent.append(childOf(element, 'mainText')?.textContent ?? '');
        parent.append(` (${childOf(element, 'subText')?.textContent ?? ''})`);
        return;
      case 'compose':
        parent.append(attributeOf(element, 'composeText') ?? '');
        return;
      case 'container':
        for (const child of element.children) this.#object(parent, child, blocks);
        return;
      default:
        // Boxes and other shapes with text in them.
        for (const text of childrenOf(element, 'drawText')) {
          const box = this.#make('div');
          this.readInto(box, text);
          blocks.push(box);
        }
        if (element.localName !== 'secPr') this.#caption(element, blocks);
    }
  }

  #caption(element: Element, blocks: Element[]): void {
    const caption = childOf(element, 'caption');
    if (!caption) return;
    const figure = this.#make('figure');
    const made = this.#make('figcaption');
    this.readInto(made, caption);
    figure.append(made);
    blocks.push(figure);
  }

  #control(parent: Element, control: Element): void {
    switch (control.localName) {
      case 'footNote':
      case 'endNote': {
        const mark = this.#make('sup');
        mark.textContent = String(this.#notes.push(control));
        parent.append(mark);
        return;
      }
      case 'header':
      case 'footer':
      case 'hiddenComment': {
        const section = this.#make('section');
        this.readInto(section, control);
        this.beside.push(section);
        return;
      }
      case 'fieldBegin':
        this.#beginField(parent, control);
        return;
      case 'fieldEnd':
        this.#link = null;
    }
  }

  /** `Command` of a link: its address with escaped colons, then flags behind semicolons. */
  #beginField(parent: Element, field: Element): void {
    if (attributeOf(field, 'type') !== 'HYPERLINK') return;
    const parameters = allNamed(field, 'stringParam');
    const named = (name: string) =>
      parameters.find((each) => attributeOf(each, 'name') === name)?.textContent ?? '';
    const address = addressIn(named('Path') || named('Command'));
    if (!address) return;
    this.#link = this.#make('a');
    this.#link.setAttribute('href', address);
    parent.append(this.#link);
  }

  #picture(parent: Element, picture: Element): void {
    const id = attributeOf(allNamed(picture, 'img')[0], 'binaryItemIDRef');
    if (!id) return;
    const image = this.#make('img');
    image.setAttribute('src', id);
    const remark = childOf(picture, 'shapeComment')?.textContent ?? '';
    // Hangul writes the file's name and size there by itself.
    image.setAttribute('alt', /^그림입니다/.test(remark) ? '' : remark);
    parent.append(image);
  }

  #table(table: Element): Element {
    const made = this.#make('table');
    for (const row of childrenOf(table, 'tr')) {
      const line = this.#make('tr');
      for (const cell of childrenOf(row, 'tc')) {
        const data = this.#make('td');
        const span = childOf(cell, 'cellSpan');
        for (const side of ['colSpan', 'rowSpan']) {
          const count = Math.min(Number(attributeOf(span, side) ?? 1) || 1, MOST_COLUMNS);
          if (count > 1) data.setAttribute(side.toLowerCase(), String(count));
        }
        this.readInto(data, cell);
        unwrapOnlyParagraph(data);
        line.append(data);
      }
      made.append(line);
    }
    return made;
  }
}

const levelOf = (level: string | null) => Math.min(Math.max((Number(level) || 0) + 1, 1), 6);

function tagsOf(shape: Element): string[] {
  const tags: string[] = [];
  if (childOf(shape, 'bold')) tags.push('strong');
  if (childOf(shape, 'italic')) tags.push('em');
  if (childOf(shape, 'supscript')) tags.push('sup');
  if (childOf(shape, 'subscript')) tags.push('sub');
  const strike = attributeOf(childOf(shape, 'strikeout'), 'shape');
  if (strike && !/^(?:NONE|3D)$/.test(strike)) tags.push('s');
  return tags;
}
