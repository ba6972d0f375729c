/**
 * The only gate between a page and the reader. DOMPurify decides; hooks also remove everything that
 * fetches, submits, styles, or clobbers names. Sanitising is idempotent, so the reader sanitises again when
 * it shows an article.
 */
import createDOMPurify, { type Config, type DOMPurify, type WindowLike } from 'dompurify';
import type { CleanHtml } from '../article/article';
import { parseHtml } from '../markup/parse-markup';
import { shallowHtml } from '../markup/shallow-html';
import { uncoverNames } from '../markup/tame-document';
import {
  ALLOWED_ATTRIBUTES,
  ALLOWED_MATH_TAGS,
  ALLOWED_TAGS,
  FORBIDDEN_WITH_CONTENTS,
} from './allowed';
import { safeHref, safeId, webAddress } from './links';

export type Sanitizer = (html: string | Element, baseUrl: string | null) => CleanHtml;

/** The same for a tree; `body` is the clean HTML as the reader will parse it. */
export type BodySanitizer = (
  body: Element,
  baseUrl: string | null,
) => { html: CleanHtml; body: Element };

const ASSET = /^asset:[0-9a-f]{64}$/;

/** A tree that no parser would build changes when it is parsed again; three rounds are rare. */
const MOST_ROUNDS = 8;

const CONFIG: Config = {
  ALLOWED_TAGS: [...ALLOWED_TAGS, ...ALLOWED_MATH_TAGS],
  ALLOWED_ATTR: ALLOWED_ATTRIBUTES,
  ADD_FORBID_CONTENTS: FORBIDDEN_WITH_CONTENTS,
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  ALLOWED_URI_REGEXP: /^(?:https?:|mailto:|asset:[0-9a-f]{64}$|[^a-z]|[a-z+.-]+(?:[^a-z+.\-:]|$))/i,
  // Names are prefixed in links.ts instead, so that links within the article still work.
  SANITIZE_NAMED_PROPS: false,
};

/** Of such an element DOMPurify empties the attribute in text, and removes the element in a tree. */
const CUSTOMISED = ' is="';

const TREE_CONFIG = { ...CONFIG, RETURN_DOM: true } satisfies Config;

export function createSanitizer(window: Window): Sanitizer {
  return createSanitizers(window).clean;
}

/** Both sanitizers of a window: `cleanBody` also gives the tree that it has made. */
export function createSanitizers(window: Window): { clean: Sanitizer; cleanBody: BodySanitizer } {
  const { HTMLFormElement, Node } = window as Window & typeof globalThis;
  let base: string | null = null;
  let uncovered: Node | null = null;
  // A configuration that is passed with each call is read anew each time.
  const purifyWith = (config: Config) => {
    const purify = createPurify(window);
    purify.setConfig(config);
    // DOMPurify drops a form with all its text when a field covers a property that it needs.
    purify.addHook('beforeSanitizeElements', (node) => {
      if (!(node instanceof HTMLFormElement)) return;
      const root = Node.prototype.getRootNode.call(node);
      // Once for each tree, whatever the number of its forms.
      if (root !== uncovered) uncoverNames(root);
      uncovered = root;
    });
    purify.addHook('beforeSanitizeAttributes', (node) => {
      // DOMPurify calls this for text nodes too, despite its types.
      if (node.nodeType === 1) restrictAddresses(node, base);
    });
    purify.addHook('uponSanitizeAttribute', (element, attribute) => {
      attribute.keepAttr &&= isWorthKeeping(element, attribute.attrName, attribute.attrValue);
    });
    return purify;
  };
  const inText = purifyWith(CONFIG);
  const inTree = purifyWith(TREE_CONFIG);

  const untilStable = (first: string) => {
    let clean = first;
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const again = inText.sanitize(shallowHtml(clean));
      if (again === clean) return clean as CleanHtml;
      clean = again;
    }
    throw new Error('this page changes each time it is cleaned');
  };

  const cleanBody: BodySanitizer = (body, baseUrl) => {
    base = usableBase(baseUrl);
    // As text, because the reader parses text: the tree may be one that no parser would build.
    const text = shallowHtml(body.innerHTML);
    const isCustomised = text.includes(CUSTOMISED);
    const tree = isCustomised ? null : (inTree.sanitize(text) as unknown as Element);
    const first = tree ? tree.innerHTML : inText.sanitize(text);
    const parsed = parseHtml(first).body;
    // Cleaning the same tree again would change nothing, and takes as long as the first time.
    if (tree && isAsParsed(tree, parsed)) return { html: first as CleanHtml, body: parsed };
    const html = untilStable(first);
    return { html, body: html === first ? parsed : parseHtml(html).body };
  };

  const clean: Sanitizer = (html, baseUrl) => {
    if (typeof html !== 'string') return cleanBody(html, baseUrl).html;
    base = usableBase(baseUrl);
    return untilStable(inText.sanitize(shallowHtml(html)));
  };
  return { clean, cleanBody };
}

/** Whether a clean tree is what a parser makes of its HTML. Parsers drop the white space before all else. */
function isAsParsed(tree: Element, parsed: Element): boolean {
  tree.normalize();
  const first = tree.firstChild;
  if (first?.nodeType === 3) {
    const text = (first as Text).data.replace(/^[\t\n\f\r ]+/, '');
    if (text === '') first.remove();
    else (first as Text).data = text;
  }
  return tree.isEqualNode(parsed);
}

/** Throws where the DOM is not a browser's: there DOMPurify silently returns its input. */
export function createPurify(window: Window): DOMPurify {
  const purify = createDOMPurify(window as unknown as WindowLike);
  if (!purify.isSupported) throw new Error('DOMPurify does not work here: nothing may be shown');
  return purify;
}

function usableBase(baseUrl: string | null): string | null {
  return baseUrl && webAddress(baseUrl, null);
}

function restrictAddresses(element: Element, base: string | null): void {
  if (element.localName === 'img') restrictImage(element, base);
  rewrite(element, 'href', (href) => (element.localName === 'a' ? safeHref(href, base) : null));
  rewrite(element, 'id', safeId);
  if (element.hasAttribute('name')) {
    const id = safeId(element.getAttribute('name') ?? '');
    element.removeAttribute('name');
    if (id && element.localName === 'a' && !element.hasAttribute('id'))
      element.setAttribute('id', id);
  }
}

/** Only images in the library have a `src`; the address of a missing one is kept in `data-src`. */
function restrictImage(image: Element, base: string | null): void {
  const src = image.getAttribute('src') ?? '';
  if (ASSET.test(src)) {
    image.removeAttribute('data-src');
    return;
  }
  const stated = [src, image.getAttribute('data-src') ?? ''].filter((each) => each.trim() !== '');
  const address = stated.map((each) => webAddress(each, base)).find((each) => each !== null);
  image.removeAttribute('src');
  if (address) image.setAttribute('data-src', address);
  else image.removeAttribute('data-src');
}

function rewrite(element: Element, name: string, change: (value: string) => string | null): void {
  const value = element.getAttribute(name);
  if (value === null) return;
  const changed = change(value);
  if (changed === null) element.removeAttribute(name);
  else if (changed !== value) element.setAttribute(name, changed);
}

/** Attributes that are useful on some elements only. */
function isWorthKeeping(element: Element, name: string, value: string): boolean {
  if (name === 'src' || name === 'data-src') return element.localName === 'img';
  // The language of a code listing; other classes would only match our own styles.
  if (name === 'class') return /^(?:language|lang)-[\w+#-]{1,30}$/.test(value);
  if (name === 'type') return element.localName === 'ol';
  if (name === 'value') return element.localName === 'li';
  return true;
}
