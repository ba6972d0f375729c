/**
 * For feeds that no XML parser accepts: unescaped ampersands, tags left open, raw HTML in a description, a
 * cut-off end. Items are found by their tags alone, so one broken item costs none of the others.
 */
import type { Enclosure, FeedContent, FeedItem } from './feed-content';

const ITEM =
  /<(?:\w+:)?(item|entry)\b([^>]*)>([\s\S]*?)(?=<\/(?:\w+:)?\1\s*>|<(?:\w+:)?\1[\s>]|$)/gi;

export function readByTags(text: string): FeedContent {
  const [head = ''] = text.split(/<(?:\w+:)?(?:item|entry)\b/i, 1);
  return {
    title: field(head, ['title']),
    link: link(head),
    self: linkOf(head, 'self'),
    lang: field(head, ['language']) ?? /\bxml:lang\s*=\s*["']([\w-]+)/i.exec(head)?.[1] ?? null,
    authors: [],
    // Empty items are skipped: a hostile feed can have a million, and each costs twenty searches.
    items: [...text.matchAll(ITEM)].flatMap(([, , attributes = '', body = '']) =>
      attributes === '' && body.trim() === '' ? [] : readItem(attributes, body),
    ),
  };
}

function readItem(attributes: string, body: string): FeedItem {
  return {
    id: field(body, ['guid', 'id']),
    title: field(body, ['title']),
    // CDF has the address on the item element itself.
    link: link(body) ?? hrefIn(attributes) ?? field(body, ['guid']),
    content:
      field(body, ['content:encoded', 'content', 'body', 'fullitem']) ??
      field(body, ['description', 'summary', 'abstract']),
    published: field(body, [
      'pubDate',
      'published',
      'issued',
      'created',
      'dc:date',
      'date',
      'updated',
      'modified',
    ]),
    authors: [field(body, ['dc:creator', 'author', 'creator'])].filter((each) => each !== null),
    tags: [...body.matchAll(/<(?:dc:)?(?:category|subject)\b[^>]*>([^<]+)</gi)].map(([, tag]) =>
      decode(tag!),
    ),
    enclosures: enclosuresIn(body),
  };
}

/** Text of the first of these elements that has any, with CDATA unwrapped and escapes decoded. */
function field(xml: string, names: readonly string[]): string | null {
  for (const name of names) {
    const open = new RegExp(`<(?:\\w+:)?${name}\\b([^>]*[^/])?>`, 'i').exec(xml);
    if (!open) continue;
    const rest = xml.slice(open.index + open[0].length);
    const end = new RegExp(`</(?:\\w+:)?${name}\\s*>`, 'i').exec(outsideCdata(rest));
    const content = rest.slice(0, end?.index ?? rest.length);
    const isMarkup = /type\s*=\s*["']xhtml/i.test(open[1] ?? '');
    const text = isMarkup ? content : decode(content);
    if (text.trim()) return text.trim();
  }
  return null;
}

/**
 * Blanks CDATA sections, in which a closing tag closes nothing. Keeps the length, so offsets stay valid.
 */
const outsideCdata = (xml: string) =>
  xml.replace(/<!\[CDATA\[[\s\S]*?(?:\]\]>|$)/g, (cdata) => ' '.repeat(cdata.length));

const NAMED: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

function decode(xml: string): string {
  return xml
    .split(/<!\[CDATA\[([\s\S]*?)(?:\]\]>|$)/)
    .map((piece, at) => (at % 2 === 1 ? piece : undoEscapes(piece)))
    .join('');
}

function undoEscapes(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(lt|gt|quot|apos|amp));/gi,
    (whole, decimal, hex, name) => {
      if (name) return NAMED[name.toLowerCase()] ?? whole;
      const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
    },
  );
}

function link(xml: string): string | null {
  const stated = field(xml, ['link']);
  if (stated && /^https?:/.test(stated)) return stated.split(/\s/, 1)[0]!;
  const tags = [...xml.matchAll(/<(?:atom:)?link\b([^>]*)>/gi)].map(
    ([, attributes]) => attributes!,
  );
  const article = tags.find(
    (each) => !/\brel\s*=/i.test(each) || /\brel\s*=\s*["']?alternate/i.test(each),
  );
  return hrefIn(article ?? '');
}

/** The first link with this relation. */
function linkOf(xml: string, relation: string): string | null {
  for (const [, attributes = ''] of xml.matchAll(/<(?:atom:)?link\b([^>]*)>/gi)) {
    if (attributeIn(attributes, 'rel') === relation) return hrefIn(attributes);
  }
  return null;
}

function enclosuresIn(xml: string): Enclosure[] {
  return [...xml.matchAll(/<(enclosure|(?:atom:)?link)\b([^>]*)>/gi)].flatMap(
    ([, element = '', attributes = '']) => {
      const isEnclosure =
        /^enclosure$/i.test(element) || attributeIn(attributes, 'rel') === 'enclosure';
      const url = attributeIn(attributes, 'url') ?? hrefIn(attributes);
      if (!isEnclosure || !url) return [];
      const bytes = Number(attributeIn(attributes, 'length')) || null;
      return { url, mediaType: attributeIn(attributes, 'type'), bytes };
    },
  );
}

function attributeIn(attributes: string, name: string): string | null {
  const value = new RegExp(`\\b${name}\\s*=\\s*["']?([^"'\\s>]+)`, 'i').exec(attributes)?.[1];
  return value ? undoEscapes(value) : null;
}

function hrefIn(attributes: string): string | null {
  return attributeIn(attributes, 'href');
}
