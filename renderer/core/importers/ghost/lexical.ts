/** HTML of a document of Lexical, the editor of Ghost 5 and later. Nothing in it is safe to show uncleaned. */
import { escapeHtml } from '../../text/escape-html';
import { isObject, type JsonObject, objectsIn, textIn } from '../reading-list/json';
import { htmlOfCard } from './cards';
import { parsed } from './parsed';

/** Elements inside each other; a real list has a few. */
const DEEPEST = 100;

export function htmlOfLexical(json: string): string {
  const read = parsed(json);
  return isObject(read) && isObject(read.root) ? inside(read.root, 0) : '';
}

const inside = (node: JsonObject, depth: number): string =>
  depth > DEEPEST
    ? ''
    : objectsIn(node.children)
        .map((each) => htmlOf(each, depth + 1))
        .join('');

/** Bits of `format`, by the elements that show them. */
const FORMATS = [
  ...([
    [1, 'strong'],
    [2, 'em'],
    [4, 's'],
    [8, 'u'],
    [16, 'code'],
  ] as const),
  ...([
    [32, 'sub'],
    [64, 'sup'],
    [128, 'mark'],
  ] as const),
];

function htmlOf(node: JsonObject, depth: number): string {
  const type = textIn(node.type) ?? '';
  const kind = type.replace(/^extended-/, '');
  if (typeof node.text === 'string' && (kind === 'text' || kind === 'tk')) return textOf(node);
  if (kind === 'linebreak') return '<br>';
  if (kind === 'tab') return '\t';
  const card = htmlOfCard(type, node);
  if (card !== null) return card;
  const content = inside(node, depth);
  if (kind === 'link' || kind === 'autolink') {
    return `<a href="${escapeHtml(textIn(node.url) ?? '')}">${content}</a>`;
  }
  const tag = tagOf(kind, node);
  return tag === null ? content : `<${tag}>${content}</${tag}>`;
}

function tagOf(kind: string, node: JsonObject): string | null {
  switch (kind) {
    case 'paragraph':
      return 'p';
    case 'heading':
      return /^h[1-6]$/.test(String(node.tag)) ? String(node.tag) : 'h2';
    case 'quote':
      return 'blockquote';
    case 'aside':
      return 'aside';
    case 'list':
      return node.listType === 'number' || node.tag === 'ol' ? 'ol' : 'ul';
    case 'listitem':
      return 'li';
    default:
      return null;
  }
}

function textOf({ text, format }: JsonObject): string {
  const bits = typeof format === 'number' ? format : 0;
  return FORMATS.filter(([bit]) => (bits & bit) !== 0).reduce(
    (html, [, tag]) => `<${tag}>${html}</${tag}>`,
    escapeHtml(String(text)),
  );
}
