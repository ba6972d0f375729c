/** A CSL style as a file: what it says of itself, and whether it is one. */

export interface StyleFile {
  /** Its address on the web by convention; used as the style's name in settings. */
  id: string;
  title: string;
  /** The locale that it is written for; null for the reader's. */
  defaultLocale: string | null;
  isNote: boolean;
  hasBibliography: boolean;
  /** The whole file. */
  xml: string;
}

/** Why a file cannot be used as a style. */
export type StyleProblem =
  /** It is not well-formed XML, or its root is not a CSL style. */
  | { reason: 'no-style' }
  /** It declares a document type or entities, which no style needs. */
  | { reason: 'entities' }
  | { reason: 'too-large' }
  /** It only refers to another style, which is to be used in its place. */
  | { reason: 'dependent'; parent: string }
  /** It lacks a part, or a macro calls itself or one that does not exist. */
  | { reason: 'incomplete'; detail: string };

export type StyleRead = { ok: true; style: StyleFile } | ({ ok: false } & StyleProblem);

/** The largest official style has 160 KB. */
export const LARGEST_STYLE = 1024 * 1024;
const MOST_ELEMENTS = 50_000;
const CSL = 'http://purl.org/net/xbiblio/csl';

/** @param parseXml see core/markup/parse-markup.ts */
export function readStyle(xml: string, parseXml: (xml: string) => Document): StyleRead {
  if (xml.length > LARGEST_STYLE) return { ok: false, reason: 'too-large' };
  if (/<!(?:DOCTYPE|ENTITY)/i.test(xml)) return { ok: false, reason: 'entities' };
  const document = parseXml(xml);
  const root = document.documentElement;
  const elements = [...document.getElementsByTagName('*')];
  if (
    elements.some(({ localName }) => localName === 'parsererror') ||
    root?.localName !== 'style' ||
    root.namespaceURI !== CSL
  ) {
    return { ok: false, reason: 'no-style' };
  }
  if (elements.length > MOST_ELEMENTS) return { ok: false, reason: 'too-large' };
  const info = child(root, 'info');
  const parent = [...(info?.children ?? [])].find(
    (each) => each.localName === 'link' && each.getAttribute('rel') === 'independent-parent',
  );
  if (parent) return { ok: false, reason: 'dependent', parent: parent.getAttribute('href') ?? '' };
  const title = textOf(info, 'title');
  const id = textOf(info, 'id') || title;
  const missing = !title
    ? 'title'
    : child(root, 'citation') === null
      ? 'citation'
      : brokenMacro(root);
  if (missing !== null) return { ok: false, reason: 'incomplete', detail: missing };
  return {
    ok: true,
    style: {
      ...{ id: id.slice(0, 1000), title: title.slice(0, 300), xml },
      defaultLocale: root.getAttribute('default-locale'),
      isNote: root.getAttribute('class') === 'note',
      hasBibliography: child(root, 'bibliography') !== null,
    },
  };
}

/** Without comments and without the line breaks between elements, which mean nothing in CSL. */
export const compactStyle = (xml: string): string =>
  xml
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/>\s*\n\s*</g, '><')
    .trim();

const child = (parent: Element | null, name: string) =>
  [...(parent?.children ?? [])].find((each) => each.localName === name) ?? null;

const textOf = (parent: Element | null, name: string) =>
  child(parent, name)?.textContent?.replace(/\s+/g, ' ').trim() ?? '';

/** The name of a macro that is called and missing, or that leads to itself; null when all are right. */
function brokenMacro(root: Element): string | null {
  const calls = new Map<string, string[]>();
  for (const macro of [...root.children].filter((each) => each.localName === 'macro')) {
    calls.set(macro.getAttribute('name') ?? '', macrosIn(macro));
  }
  const done = new Set<string>();
  const visit = (name: string, above: ReadonlySet<string>): string | null => {
    if (done.has(name)) return null;
    const called = calls.get(name);
    if (called === undefined || above.has(name)) return `macro ${name}`;
    const within = new Set(above).add(name);
    for (const each of called) {
      const broken = visit(each, within);
      if (broken !== null) return broken;
    }
    done.add(name);
    return null;
  };
  const all = [...calls.keys(), ...macrosIn(root)];
  return all.map((name) => visit(name, new Set())).find((broken) => broken !== null) ?? null;
}

const macrosIn = (element: Element) =>
  [...element.getElementsByTagName('*')].flatMap((each) => each.getAttribute('macro') ?? []);
