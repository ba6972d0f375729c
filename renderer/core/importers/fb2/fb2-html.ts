/** HTML of FictionBook's elements. Unknown ones lose their tags and keep their text. */
import { childrenOf } from '../office/xml-tree';
import { PICTURE } from './pictures';

const TAGS: Readonly<Record<string, string>> = {
  ...{ p: 'p', v: 'p', subtitle: 'h3', epigraph: 'blockquote', cite: 'blockquote' },
  ...{ annotation: 'aside', poem: 'blockquote', stanza: 'div', 'text-author': 'p', date: 'p' },
  ...{ section: 'section', strong: 'strong', emphasis: 'em', strikethrough: 's' },
  ...{ sub: 'sub', sup: 'sup', code: 'code', table: 'table', tr: 'tr', td: 'td', th: 'th' },
};

const XLINK = 'http://www.w3.org/1999/xlink';
const hrefOf = (element: Element) =>
  element.getAttributeNS(XLINK, 'href') ?? element.getAttribute('href') ?? '';

/** Node types, as constants of no window. */
const [ELEMENT, TEXT, CDATA] = [1, 3, 4];

export class Fb2Html {
  readonly #notes = new Map<string, Element>();
  /** The notes that the current chapter refers to, by their ids. */
  #used = new Map<string, Element>();

  constructor(notes: readonly Element[]) {
    for (const body of notes) {
      for (const note of body.querySelectorAll('[id]')) {
        this.#notes.set(note.getAttribute('id') ?? '', note);
      }
    }
  }

  append(parts: readonly Element[], document: Document): void {
    for (const part of parts) document.body.append(...this.#htmlOf(part, document, 2));
  }

  /** The notes of the chapter, each below the sign by which the text refers to it. */
  appendNotes(document: Document): void {
    const added = new Set<Element>();
    // A note may refer to further ones, which come behind it.
    for (const [, note] of this.#used) {
      if (added.size === 0) document.body.append(document.createElement('hr'));
      if (!added.has(note)) document.body.append(...this.#inside(note, document, 4));
      added.add(note);
    }
    this.#used = new Map();
  }

  #inside(parent: Element, document: Document, level: number): Node[] {
    return [...parent.childNodes].flatMap((node) => {
      if (node.nodeType === ELEMENT) return this.#htmlOf(node as Element, document, level);
      return node.nodeType === TEXT || node.nodeType === CDATA
        ? [document.createTextNode(node.nodeValue ?? '')]
        : [];
    });
  }

  #htmlOf(element: Element, document: Document, level: number): Node[] {
    const { localName: name } = element;
    if (name === 'image') return [pictureOf(element, document)];
    if (name === 'empty-line') return [document.createElement('br')];
    if (name === 'a') return this.#linkOf(element, document, level);
    if (name === 'title') return titleOf(element, document, level);
    const inner = name === 'section' ? level + 1 : level;
    const content = this.#inside(element, document, inner);
    const tag = Object.hasOwn(TAGS, name) ? TAGS[name] : undefined;
    if (tag === undefined) return content;
    const made = document.createElement(tag);
    made.append(...content);
    return [made];
  }

  #linkOf(element: Element, document: Document, level: number): Node[] {
    const href = hrefOf(element);
    const content = this.#inside(element, document, level);
    const id = href.startsWith('#') ? href.slice(1) : '';
    const note = this.#notes.get(id);
    if (note) this.#used.set(id, note);
    if (!/^https?:/i.test(href)) {
      if (!note) return content;
      const sign = document.createElement('sup');
      sign.append(...content);
      return [sign];
    }
    const link = document.createElement('a');
    link.href = href;
    link.append(...content);
    return [link];
  }
}

function pictureOf(element: Element, document: Document): Element {
  const image = document.createElement('img');
  image.setAttribute('src', PICTURE + hrefOf(element).replace(/^#/, ''));
  image.alt = element.getAttribute('alt') ?? '';
  return image;
}

/** Several lines of a title are one heading. */
function titleOf(title: Element, document: Document, level: number): Node[] {
  const lines = childrenOf(title, 'p').flatMap((line) => line.textContent?.trim() || []);
  if (lines.length === 0) return [];
  const heading = document.createElement(`h${Math.min(6, level)}`);
  for (const [at, line] of lines.entries()) {
    if (at > 0) heading.append(document.createElement('br'));
    heading.append(line);
  }
  return [heading];
}
