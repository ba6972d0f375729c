/**
 * The page as it was saved, for the original view: a frame without scripts, whose policy allows no
 * requests. Two layers are needed, because resource hints cause DNS look-ups past every policy and request
 * guard. So everything that could reach the network is removed here; embedded data stay.
 */

import { parseHtml } from '../markup/parse-markup';
import { inertCss } from './css';

/**
 * Elements that fetch, run, redirect or cause DNS look-ups. Comments are removed too, because some parsers
 * see elements in them.
 */
const REMOVED =
  'script, link, base, meta:not([name="color-scheme" i]), iframe, frame, frameset, object, embed, applet, ' +
  'portal, fencedframe, noscript, noembed, noframes, xmp, plaintext, animate, animateMotion, ' +
  'animateTransform, set, svg style, math style, foreignObject script, feImage';

/** Attributes whose addresses are fetched or submitted to; only `<a>` may keep a web address. */
const ADDRESSES = new Set(
  (
    'src href xlink:href action formaction poster background data cite longdesc lowsrc dynsrc codebase ' +
    'classid archive code profile manifest usemap icon'
  ).split(' '),
);

const REMOVED_ATTRIBUTES = new Set(
  'srcset imagesrcset sizes ping attributionsrc autofocus srcdoc nonce integrity target download http-equiv'.split(
    ' ',
  ),
);

const POLICY = [
  {
    'http-equiv': 'Content-Security-Policy',
    content: "default-src 'none'; img-src data: blob:; style-src 'unsafe-inline'; font-src data:",
  },
  { 'http-equiv': 'x-dns-prefetch-control', content: 'off' },
  { name: 'referrer', content: 'no-referrer' },
];

/** A tree that no parser would build changes when its HTML is parsed again. */
const MOST_ROUNDS = 4;

/** HTML that fetches nothing and runs nothing. Repeats until another pass changes nothing. */
export function makeInert(html: string): string {
  let inert = inertOnce(parseHtml(html));
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const again = inertOnce(parseHtml(inert));
    if (again === inert) return inert;
    inert = again;
  }
  return textOnly(parseHtml(inert));
}

function inertOnce(document: Document): string {
  const roots: ParentNode[] = [document];
  for (let root = roots.pop(); root; root = roots.pop()) {
    for (const element of root.querySelectorAll(REMOVED)) element.remove();
    for (const element of root.querySelectorAll('*')) {
      makeElementInert(element);
      // SingleFile keeps shadow trees in templates, which the frame's parser attaches.
      if (element.localName === 'template') roots.push((element as HTMLTemplateElement).content);
    }
    removeComments(root);
  }
  addPolicy(document);
  const doctype = document.compatMode === 'BackCompat' ? '' : '<!DOCTYPE html>';
  return doctype + (document.documentElement?.outerHTML ?? '');
}

function addPolicy(document: Document): void {
  const metas = POLICY.map((attributes) => {
    const meta = document.createElement('meta');
    for (const [name, value] of Object.entries(attributes)) meta.setAttribute(name, value);
    return meta;
  });
  document.head?.prepend(...metas);
}

function makeElementInert(element: Element): void {
  if (element.localName === 'style') {
    const css = element.textContent ?? '';
    const inert = inertCss(css);
    if (inert !== css) element.textContent = inert;
  }
  for (const { name, value } of [...element.attributes]) {
    if (!isAllowed(element, name, value)) element.removeAttribute(name);
    else if (name === 'style' || /url\(|\\/i.test(value.slice(0, 10_000))) {
      const inert = inertCss(value);
      if (inert !== value && !ADDRESSES.has(name)) element.setAttribute(name, inert);
    }
  }
}

function isAllowed(element: Element, name: string, value: string): boolean {
  const lower = name.toLowerCase();
  if (lower.startsWith('on') || REMOVED_ATTRIBUTES.has(lower)) return false;
  const start = value
    .slice(0, 200)
    .replace(/[\s\p{Cc}]+/gu, '')
    .toLowerCase();
  if (!ADDRESSES.has(lower))
    return (
      !/^(?:https?|wss?|ftp|javascript|vbscript):|^\/\//.test(start) ||
      /^(?:alt|title|value|content|aria-|data-)/.test(lower)
    );
  if (start.startsWith('#')) return true;
  if (element.localName === 'a' || element.localName === 'area')
    return lower === 'href' && /^(?:https?|mailto):/.test(start);
  return (
    /^data:(?:image|font|audio|video)\//.test(start) && lower !== 'action' && lower !== 'formaction'
  );
}

function removeComments(root: ParentNode): void {
  const document = root.ownerDocument ?? (root as Document);
  const comments = document.createNodeIterator(
    root,
    NodeFilter.SHOW_COMMENT | NodeFilter.SHOW_PROCESSING_INSTRUCTION,
  );
  const found: ChildNode[] = [];
  for (let node = comments.nextNode(); node; node = comments.nextNode())
    found.push(node as ChildNode);
  for (const comment of found) comment.remove();
}

/** The page's text alone, for HTML that still changes after the last round. */
function textOnly(document: Document): string {
  const text = document.body?.textContent ?? '';
  document.documentElement.replaceWith(document.createElement('html'));
  const body = document.createElement('body');
  const lines = document.createElement('pre');
  lines.textContent = text;
  body.append(lines);
  document.documentElement.append(document.createElement('head'), body);
  addPolicy(document);
  return document.documentElement.outerHTML;
}
