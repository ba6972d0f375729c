/**
 * Emphasis and code in a line. CommonMark reads delimiters by the characters on both sides of them (6.2), so
 * punctuation at the ends of emphasised words may have to stand outside.
 */
import { markText, unmarked } from './markdown-text';

/** An emphasised element. */
const emphases = /^(?:EM|I|STRONG|B)$/;
const strong = /^(?:STRONG|B)$/;
/** What an element leaves at its ends in Markdown. */
const endsOf: Record<string, [first: string, last: string]> = {
  BR: ['\n', '\n'],
  IMG: ['!', ')'],
};
const tags = new Set(['RUBY', 'SUB', 'SUP', 'MATH']);
const codes = new Set(['CODE', 'KBD', 'SAMP', 'TT']);

interface Turned extends Node {
  /** Set by Turndown. */
  isBlock?: boolean;
  flankingWhitespace?: { leading: string; trailing: string };
}

/**
 * @param content the Markdown inside the element, on one line
 * @returns with delimiters; as HTML where delimiters would be read in another way
 */
export function emphasised(content: string, node: Node): string {
  const outer = emphasisAround(node);
  const isStrong = strong.test(node.nodeName);
  if (isRepeated(node)) return content;
  const found = outwards(content, edgeOf(node, 'before'), edgeOf(node, 'after'), outer !== null);
  if (found === null) {
    const tag = isStrong ? 'strong' : 'em';
    return `<${tag}>${content}</${tag}>`;
  }
  const delimiter = (outer === null ? '*' : '_').repeat(isStrong ? 2 : 1);
  const { before, words, after } = found;
  return words === '' ? content : before + delimiter + words + delimiter + after;
}

/**
 * Code in a line. As HTML right beside other code, whose delimiters would become one with its own, and in a
 * link, whose end some renderers (marked) look for before they read the code.
 */
export function codeInLine(code: string, node: Node): string {
  const isApart = [edgeOf(node, 'before'), edgeOf(node, 'after')].every((edge) => edge !== '`');
  const isReadLate = /[`[\]\\]/.test(code) && isInLink(node);
  if (!isApart || isReadLate) return `<code>${markText(code)}</code>`;
  const delimiter = '`'.repeat(longestRun(code) + 1);
  const space = /^[` ]|[` ]$/.test(code) ? ' ' : '';
  return delimiter + space + code + space + delimiter;
}

/** The longest run of backticks. */
export function longestRun(code: string): number {
  return Math.max(0, ...(code.match(/`+/g) ?? []).map((run) => run.length));
}

/** Punctuation of the text itself: marked, or not of ASCII. Other punctuation is Markdown's own. */
const ownPunctuation = /^(?:[\ufdd0-\ufdef]|(?![!-~])[\p{P}\p{S}])$/u;
const isPunctuation = (character: string) => /^[\p{P}\p{S}\ufdd0-\ufdef]$/u.test(character);
const isSpace = (character: string) => character === '' || /^\s$/u.test(character);

/**
 * The words between the delimiters, and what must be put outside of them; null where no delimiters are read.
 *
 * @param isInside true within other emphasis, where the delimiters are underscores
 */
function outwards(content: string, before: string, after: string, isInside: boolean) {
  // marked reads no delimiters around an address in angle brackets.
  if (content.trim() !== content || content.includes('](<')) return null;
  if ([before, after].some((edge) => /[*_\\`]/.test(unmarked(edge)))) return null;
  let start = 0;
  let end = content.length;
  const canOpen = () => {
    const outside = start > 0 ? content[start - 1]! : before;
    if (isInside && !isSpace(outside) && !isPunctuation(outside)) return false;
    return isSpace(outside) || isPunctuation(outside) || !isPunctuation(content[start]!);
  };
  const canClose = () => {
    const outside = end < content.length ? content[end]! : after;
    if (isInside && !isSpace(outside) && !isPunctuation(outside)) return false;
    return isSpace(outside) || isPunctuation(outside) || !isPunctuation(content[end - 1]!);
  };
  if (!canOpen() || !canClose()) {
    while (start < end && ownPunctuation.test(content[start]!)) start += 1;
    while (end > start && ownPunctuation.test(content[end - 1]!)) end -= 1;
  }
  // Spaces that came to the ends.
  while (start < end && isSpace(content[start]!)) start += 1;
  while (end > start && isSpace(content[end - 1]!)) end -= 1;
  if (start < end && !(canOpen() && canClose())) return null;
  return {
    before: content.slice(0, start),
    words: content.slice(start, end),
    after: content.slice(end),
  };
}

/** True within emphasis of the same kind, at any depth, where it changes nothing. */
function isRepeated(node: Node): boolean {
  for (let outer = emphasisAround(node); outer !== null; outer = emphasisAround(outer)) {
    if (strong.test(outer.nodeName) === strong.test(node.nodeName)) return true;
  }
  return false;
}

function isInLink(node: Node): boolean {
  for (let at = node.parentNode; at; at = at.parentNode) if (at.nodeName === 'A') return true;
  return false;
}

function emphasisAround(node: Node): Node | null {
  for (let at = node.parentNode; at; at = at.parentNode) if (emphases.test(at.nodeName)) return at;
  return null;
}

/** The character beside an element in the Markdown; empty at the end of its block. */
function edgeOf(node: Turned, side: 'before' | 'after'): string {
  const { leading = '', trailing = '' } = node.flankingWhitespace ?? {};
  if ((side === 'before' ? leading : trailing) !== '') return ' ';
  for (let at: Turned = node; ; at = at.parentNode as Turned) {
    let next = side === 'before' ? at.previousSibling : at.nextSibling;
    while (next?.nodeType === 3 && next.nodeValue === '') {
      next = side === 'before' ? next.previousSibling : next.nextSibling;
    }
    if (next) return endOf(next, side === 'before' ? 'last' : 'first');
    const parent = at.parentNode as Turned | null;
    if (parent === null || parent.isBlock !== false) return '';
    if (emphases.test(parent.nodeName) && !isRepeated(parent)) return ' ';
    if (parent.nodeName === 'A') return side === 'before' ? '[' : ']';
    if (tags.has(parent.nodeName)) return side === 'before' ? '>' : '<';
  }
}

/** The first or last character of what a node becomes. */
function endOf(node: Turned, end: 'first' | 'last'): string {
  if (node.nodeType === 3) {
    const text = node.nodeValue ?? '';
    const character = (end === 'first' ? text[0] : text.at(-1)) ?? '';
    return character;
  }
  if (node.isBlock) return '';
  // It may leave nothing, with anything beside it.
  if (!endsOf[node.nodeName] && node.textContent?.trim() === '') return '`';
  if (emphases.test(node.nodeName)) return '*';
  if (codes.has(node.nodeName)) return '`';
  if (tags.has(node.nodeName.toUpperCase())) return end === 'first' ? '<' : '>';
  if (node.nodeName === 'A') return end === 'first' ? '[' : ')';
  const [first, last] = endsOf[node.nodeName] ?? [];
  if (first !== undefined && last !== undefined) return end === 'first' ? first : last;
  const inside = end === 'first' ? node.firstChild : node.lastChild;
  return inside ? endOf(inside, end) : '*';
}
