/**
 * Writes a document, as it is at this moment, as one HTML text that stands alone: pictures as data:
 * addresses, frames as `srcdoc`, shadow roots as `<template shadowrootmode>`, canvases as pictures, the
 * values of forms as attributes. Scripts and event handlers are left out.
 *
 * The tree is written in one go, so that the page cannot change under it; what has to be fetched is
 * filled in afterwards.
 */
import { isSecret, valueAttributes } from './form-state';
import { AT_ONCE, DEEPEST_ELEMENT, LARGEST_PAGE, LARGEST_STYLES } from './limits';
import {
  absolute,
  canvasPicture,
  isYetToCome,
  OTHER_PICTURES,
  paintedPicture,
  shownPicture,
} from './pictures';
import { shadowRootOf } from './shadow-root';
import { rulesOf } from './style-sheets';

/** Where the parts come from that are not in the document. */
export interface Surroundings {
  /** A picture as a data: address. */
  picture(url: string): Promise<string | null>;
  /** The text of a style sheet. */
  sheet(url: string): Promise<string | null>;
  /** The document of a frame as HTML, with what it lacks. */
  frame(element: Element): Promise<Serialized | null>;
}

/** How many parts could not be had. */
export interface Missing {
  pictures: number;
  frames: number;
}

export interface Serialized {
  html: string;
  missing: Missing;
}

/** A place in the text that is filled in when the tree is written. */
interface Gap {
  /** What is missing when it stays empty; null for what nobody misses. */
  kind: keyof Missing | null;
  fill(): Promise<string | null>;
  /** Stands there when nothing was had. */
  otherwise: string;
}

export async function serialize(document: Document, from: Surroundings): Promise<Serialized> {
  const writer = new Writer(document, from);
  writer.writeDocument();
  return { html: await writer.fill(), missing: writer.missing };
}

const VOID = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
);
/** Elements whose text an HTML parser takes as it stands. */
const RAW = new Set(['style', 'xmp', 'noembed', 'noframes', 'plaintext']);
const DROPPED = new Set(['script', 'noscript', 'base', 'object', 'embed', 'applet', 'portal']);
const DROPPED_META = /^(?:content-type|content-security-policy.*|refresh|set-cookie)$/i;
const DROPPED_LINKS =
  /\b(?:stylesheet|preload|modulepreload|prefetch|prerender|preconnect|dns-prefetch|import)\b/i;
/** Attributes with an address that would run when it is followed. */
const ADDRESSES = new Set(['href', 'src', 'action', 'formaction', 'xlink:href', 'data', 'to']);
const DROPPED_ATTRIBUTES = new Set(['nonce', 'integrity', 'srcdoc', 'allow', 'sandbox', 'csp']);

class Writer {
  readonly missing: Missing = { pictures: 0, frames: 0 };
  readonly #pieces: (string | Gap)[] = [];
  readonly #document: Document;
  readonly #from: Surroundings;
  #styles = LARGEST_STYLES;

  constructor(document: Document, from: Surroundings) {
    this.#document = document;
    this.#from = from;
  }

  writeDocument(): void {
    const { doctype, documentElement } = this.#document;
    if (doctype) this.#write(`<!DOCTYPE ${doctype.name}${publicId(doctype)}>`);
    this.#element(documentElement, 0);
  }

  /** Resolves to the text. What is beyond the largest page is left out and counted. */
  async fill(): Promise<string> {
    const texts = this.#pieces.map((piece) =>
      typeof piece === 'string' ? piece : piece.otherwise,
    );
    let length = texts.reduce((sum, text) => sum + text.length, 0);
    const gaps = [...this.#pieces.entries()];
    const fillSome = async () => {
      for (let next = gaps.shift(); next; next = gaps.shift()) {
        const [at, gap] = next;
        if (typeof gap === 'string') continue;
        const text = length < LARGEST_PAGE ? await gap.fill() : null;
        if (text !== null && length + text.length <= LARGEST_PAGE) {
          texts[at] = text;
          length += text.length;
        } else if (gap.kind) this.missing[gap.kind] += 1;
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, fillSome));
    return texts.join('');
  }

  #write(piece: string | Gap): void {
    this.#pieces.push(piece);
  }

  #children(parent: ParentNode & Node, depth: number): void {
    for (const child of parent.childNodes) this.#node(child, depth);
  }

  #node(node: Node, depth: number): void {
    if (node.nodeType === Node.TEXT_NODE) this.#text(node as Text);
    else if (node.nodeType === Node.ELEMENT_NODE) this.#element(node as Element, depth);
  }

  #text(text: Text): void {
    const parent = text.parentElement?.localName ?? '';
    if (parent === 'script') this.#write(text.data.replaceAll('<', '\\u003c'));
    else this.#write(RAW.has(parent) ? rawText(text.data, parent) : escapeText(text.data));
  }

  #element(element: Element, depth: number): void {
    const name = element.localName;
    if (depth > DEEPEST_ELEMENT) {
      this.#write(escapeText(textBelow(element)));
      return;
    }
    if (isData(element)) this.#plain(element, depth);
    else if (DROPPED.has(name)) this.#instead(element, depth);
    else if (name === 'link') this.#link(element as HTMLLinkElement);
    else if (name === 'meta') this.#meta(element as HTMLMetaElement);
    else if (name === 'style') this.#style(element as HTMLStyleElement);
    else if (name === 'img') this.#image(element as HTMLImageElement);
    else if (name === 'canvas') this.#canvas(element as HTMLCanvasElement);
    else if (name === 'iframe' || name === 'frame') this.#frame(element);
    else if (name === 'textarea') this.#textarea(element as HTMLTextAreaElement);
    else if (name === 'template') this.#template(element as HTMLTemplateElement, depth);
    else if (name === 'video') this.#withPicture(element, ['poster'], depth);
    else if (name === 'image') this.#withPicture(element, ['href', 'xlink:href'], depth);
    else if (name === 'source' && element.parentElement?.localName === 'picture') return;
    else this.#plain(element, depth);
  }

  #plain(element: Element, depth: number): void {
    const name = element.localName;
    this.#open(element, valueAttributes(element) ?? {});
    if (VOID.has(name) && element.namespaceURI === HTML) return;
    if (name === 'head') this.#head();
    const shadow = shadowRootOf(element);
    if (shadow) {
      this.#write(`<template shadowrootmode="${shadow.mode}">`);
      this.#children(shadow, depth + 1);
      this.#write('</template>');
    }
    this.#children(element, depth + 1);
    this.#close(name);
  }

  /** The page states its charset and its address first. */
  #head(): void {
    const base = absolute(this.#document.baseURI, this.#document.baseURI);
    this.#write('<meta charset="utf-8">');
    if (base) this.#write(`<base href="${escapeValue(base)}">`);
  }

  /** What is shown in place of a plug-in's content. */
  #instead(element: Element, depth: number): void {
    if (element.localName === 'object') this.#children(element, depth + 1);
  }

  #link(link: HTMLLinkElement): void {
    const rel = link.getAttribute('rel') ?? '';
    if (!DROPPED_LINKS.test(rel)) this.#open(link);
    else this.#styleLink(link, rel);
  }

  #styleLink(link: HTMLLinkElement, rel: string): void {
    if (!/\bstylesheet\b/i.test(rel) || /\balternate\b/i.test(rel) || link.disabled) return;
    const media = link.media ? ` media="${escapeValue(link.media)}"` : '';
    const rules = rulesOf(link.sheet);
    if (rules !== null) this.#write(this.#sheetText(media, rules));
    else this.#foreignSheet(media, link);
  }

  #foreignSheet(media: string, link: HTMLLinkElement): void {
    const address = absolute(link.getAttribute('href') ?? '', link.baseURI);
    if (!address?.startsWith('http')) return;
    this.#write({
      kind: null,
      otherwise: '',
      fill: async () => {
        const css = await this.#from.sheet(address);
        return css === null ? null : this.#sheetText(media, css);
      },
    });
  }

  #style(style: HTMLStyleElement): void {
    // Scripts add rules without text.
    const rules = style.textContent?.trim() ? null : rulesOf(style.sheet);
    if (rules) this.#write(this.#sheetText('', rules));
    else this.#plain(style, 0);
  }

  #sheetText(media: string, css: string): string {
    if (css.length > this.#styles) return '';
    this.#styles -= css.length;
    return `<style${media}>${rawText(css, 'style')}</style>`;
  }

  #meta(meta: HTMLMetaElement): void {
    if (meta.hasAttribute('charset')) return;
    if (!DROPPED_META.test(meta.getAttribute('http-equiv') ?? '')) this.#open(meta);
  }

  #image(image: HTMLImageElement): void {
    const isBroken = image.complete && image.naturalWidth === 0 && !isYetToCome(image);
    this.#start(image, { src: null });
    this.#picture('src', shownPicture(image), image, {
      kind: isBroken ? null : 'pictures',
      painted: () => paintedPicture(image),
    });
    this.#write('>');
  }

  /** Writes an attribute whose address becomes the picture itself. */
  #picture(
    name: string,
    stated: string,
    element: Element,
    { kind, painted }: { kind: Gap['kind']; painted(): string | null },
  ): void {
    const address = absolute(stated, element.baseURI);
    if (!address) return;
    const unread = ` ${name}="${escapeValue(address)}"`;
    const fill = async () => {
      const picture = (await this.#from.picture(address)) ?? painted();
      return picture && ` ${name}="${picture}"`;
    };
    this.#write(address.startsWith('data:') ? unread : { kind, otherwise: unread, fill });
  }

  /** The first picture of a film, and a picture in a drawing. */
  #withPicture(element: Element, names: readonly string[], depth: number): void {
    const name = names.find((each) => element.getAttribute(each));
    if (!name) {
      this.#plain(element, depth);
      return;
    }
    this.#start(element, { [name]: null });
    const stated = element.getAttribute(name) ?? '';
    this.#picture(name, stated, element, { kind: 'pictures', painted: () => null });
    this.#write('>');
    this.#children(element, depth + 1);
    this.#close(element.localName);
  }

  #canvas(canvas: HTMLCanvasElement): void {
    const picture = canvasPicture(canvas);
    if (picture === null) return;
    const label = canvas.getAttribute('aria-label') ?? canvas.textContent?.trim() ?? '';
    const size = ` width="${canvas.clientWidth || canvas.width}" height="${canvas.clientHeight || canvas.height}"`;
    this.#write(`<img alt="${escapeValue(label)}"${size} src="${picture}">`);
  }

  #frame(frame: Element): void {
    this.#start(frame);
    if (isShown(frame)) {
      this.#write({
        kind: 'frames',
        otherwise: '',
        fill: async () => {
          const content = await this.#from.frame(frame);
          return content && this.#frameContent(frame, content);
        },
      });
    }
    this.#write('>');
    if (frame.localName === 'iframe') this.#write('</iframe>');
  }

  #frameContent(frame: Element, { html, missing }: Serialized): string {
    this.missing.pictures += missing.pictures;
    this.missing.frames += missing.frames;
    // The frames of a frameset have no `srcdoc`.
    return frame.localName === 'frame'
      ? ` src="data:text/html;charset=utf-8,${encodeURIComponent(html)}"`
      : ` srcdoc="${escapeValue(html)}"`;
  }

  #textarea(area: HTMLTextAreaElement): void {
    this.#open(area);
    this.#write(`${isSecret(area) ? '' : escapeText(`\n${area.value}`)}</textarea>`);
  }

  /** Content of a template is not shown, except where it is a shadow root of a page that was saved. */
  #template(template: HTMLTemplateElement, depth: number): void {
    if (!['shadowrootmode', 'shadowmode'].some((name) => template.hasAttribute(name))) return;
    this.#open(template);
    this.#children(template.content, depth + 1);
    this.#close('template');
  }

  #open(element: Element, set: Record<string, string | null> = {}): void {
    this.#start(element, set);
    this.#write('>');
    // The parser takes a first line feed away.
    if (/^(?:pre|listing)$/.test(element.localName)) this.#write('\n');
  }

  #close(name: string): void {
    this.#write(`</${name}>`);
  }

  /** Writes the tag without its end; `set` replaces attributes, or leaves them out with null. */
  #start(element: Element, set: Record<string, string | null> = {}): void {
    let tag = `<${element.localName}`;
    for (const { name, value } of element.attributes) {
      if (!(name in set) && isKept(element, name, value)) tag += ` ${name}="${escapeValue(value)}"`;
    }
    for (const [name, value] of Object.entries(set)) {
      if (value !== null) tag += ` ${name}="${escapeValue(value)}"`;
    }
    this.#write(tag);
  }
}

const HTML = 'http://www.w3.org/1999/xhtml';

/** Data for search engines has the author, the dates and sometimes the text. */
const isData = (element: Element) =>
  element.localName === 'script' &&
  /^application\/ld\+json$/i.test(element.getAttribute('type') ?? '');

function isKept(element: Element, name: string, value: string): boolean {
  // A parser of HTML would read another element or attribute out of it.
  if (/[\s"'<>/=]/.test(name) || /^on/i.test(name)) return false;
  if (DROPPED_ATTRIBUTES.has(name)) return false;
  if (OTHER_PICTURES.has(name)) return false;
  if (element.localName === 'frame' && name === 'src') return false;
  // Browsers pass over control characters and spaces in the scheme.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers pass over them
  const scheme = value.replace(/[\u0000-\u0020]+/g, '').toLowerCase();
  return !(ADDRESSES.has(name) && /^(?:javascript|vbscript):/.test(scheme));
}

/** Counters and advertisers have frames of a pixel. */
function isShown(frame: Element): boolean {
  if (!frame.ownerDocument.defaultView || frame.localName === 'frame') return true;
  const { width, height } = frame.getBoundingClientRect();
  return width > SMALLEST_FRAME && height > SMALLEST_FRAME;
}

/** CSS pixels. */
const SMALLEST_FRAME = 8;

function textBelow(element: Element): string {
  const texts: string[] = [];
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode as Text;
    if (!/^(?:script|style|noscript)$/.test(text.parentElement?.localName ?? ''))
      texts.push(text.data);
  }
  return texts.join('');
}

const publicId = ({ publicId, systemId }: DocumentType) =>
  publicId ? ` PUBLIC "${publicId}"${systemId ? ` "${systemId}"` : ''}` : '';

function escapeText(text: string): string {
  return text.replace(/[&<>\u00a0]/g, (each) => ESCAPES[each] ?? each);
}

function escapeValue(text: string): string {
  return text.replace(/[&<>"\u00a0]/g, (each) => ESCAPES[each] ?? each);
}

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\u00a0': '&nbsp;',
};

/** Text of an element without escapes must not hold the element's end. */
const rawText = (text: string, name: string) =>
  text.replace(new RegExp(`</(?=${name})`, 'gi'), '<\\/');
