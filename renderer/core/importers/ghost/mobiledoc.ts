/**
 * HTML of a document in Mobiledoc 0.3, the format of Ghost 1 to 4 (github.com/bustle/mobiledoc-kit,
 * MOBILEDOC.md). Nothing in it is safe to show uncleaned.
 */
import { escapeHtml } from '../../text/escape-html';
import { isObject, type JsonObject, textIn } from '../reading-list/json';
import { htmlOfCard } from './cards';
import { parsed } from './parsed';

interface Mobiledoc {
  /** `["strong"]`, `["a", ["href", "https://…"]]`. */
  markups: unknown[];
  atoms: unknown[];
  cards: unknown[];
}

export function htmlOfMobiledoc(json: string): string {
  const read = parsed(json);
  if (!isObject(read)) return '';
  const document = {
    markups: listIn(read.markups),
    atoms: listIn(read.atoms),
    cards: listIn(read.cards),
  };
  return listIn(read.sections)
    .map((section) => htmlOfSection(listIn(section), document))
    .join('');
}

const listIn = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** Kinds of sections by their numbers. */
const TEXT = 1;
const IMAGE = 2;
const LIST = 3;
const CARD = 10;

const TEXT_TAG = /^(?:p|h[1-6]|blockquote|aside|pull-quote)$/;

function htmlOfSection([kind, second, third]: unknown[], document: Mobiledoc): string {
  switch (kind) {
    case TEXT: {
      const stated = String(second);
      const tag = !TEXT_TAG.test(stated) ? 'p' : stated === 'pull-quote' ? 'blockquote' : stated;
      return `<${tag}>${htmlOfMarkers(listIn(third), document)}</${tag}>`;
    }
    case IMAGE:
      return `<img src="${escapeHtml(textIn(second) ?? '')}">`;
    case LIST: {
      const tag = second === 'ol' ? 'ol' : 'ul';
      const items = listIn(third).map(
        (item) => `<li>${htmlOfMarkers(listIn(item), document)}</li>`,
      );
      return `<${tag}>${items.join('')}</${tag}>`;
    }
    case CARD: {
      const [name, payload] = listIn(document.cards[Number(second)]);
      return htmlOfCard(String(name), isObject(payload) ? payload : {}) ?? unknownCard(payload);
    }
    default:
      return '';
  }
}

/** The texts of a card that nobody knows, so that none is lost. */
function unknownCard(payload: unknown): string {
  const values = isObject(payload) ? Object.values(payload as JsonObject) : [];
  return values
    .flatMap((value) => textIn(value) ?? [])
    .map((value) => `<p>${escapeHtml(value)}</p>`)
    .join('');
}

const MARKUP_TAG = /^(?:a|b|code|em|i|s|strong|sub|sup|u|del|mark)$/;

/** `[kind, opened markups, number of closed markups, text or number of the atom]`. */
function htmlOfMarkers(markers: readonly unknown[], { markups, atoms }: Mobiledoc): string {
  const open: string[] = [];
  const parts: string[] = [];
  for (const marker of markers) {
    const [kind, opened, closed, value] = listIn(marker);
    for (const index of listIn(opened)) {
      const [name, attributes] = listIn(markups[Number(index)]);
      const tag = MARKUP_TAG.test(String(name)) ? String(name) : 'span';
      open.push(tag);
      parts.push(`<${tag}${tag === 'a' ? hrefIn(listIn(attributes)) : ''}>`);
    }
    parts.push(
      kind === 1 ? htmlOfAtom(listIn(atoms[Number(value)])) : escapeHtml(String(value ?? '')),
    );
    for (let left = Number(closed) || 0; left > 0 && open.length > 0; left--) {
      parts.push(`</${open.pop()}>`);
    }
  }
  while (open.length > 0) parts.push(`</${open.pop()}>`);
  return parts.join('');
}

function hrefIn(attributes: readonly unknown[]): string {
  const at = attributes.indexOf('href');
  return at === -1 ? '' : ` href="${escapeHtml(String(attributes[at + 1] ?? ''))}"`;
}

const htmlOfAtom = ([name, text]: readonly unknown[]) =>
  name === 'soft-return' ? '<br>' : escapeHtml(typeof text === 'string' ? text : '');
