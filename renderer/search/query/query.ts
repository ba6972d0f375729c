import { daysOf } from '../../core/dates/stated-date';
import { problemOfRegex } from '../text/regex';

export const filterFields = [
  'title',
  'author',
  'site',
  'tag',
  'lang',
  'feed',
  'collection',
  'is',
  'has',
  'in',
  'saved',
  'before',
  'after',
] as const;
export type FilterField = (typeof filterFields)[number];
export const states = ['unread', 'reading', 'read', 'archived', 'starred', 'link'] as const;
/** The value of `in:`: words are looked for in what was left out of the articles. */
const leftOutScope = 'left-out';
const possessions = ['highlight', 'note', 'image'];

export type QueryNode =
  | { kind: 'word'; text: string; prefix: boolean }
  | { kind: 'phrase'; text: string }
  /** The pattern's source between the slashes; always valid. */
  | { kind: 'regex'; source: string }
  /** At most `distance` words between the two, in either order: see near.ts. */
  | { kind: 'near'; distance: number; left: NearSide; right: NearSide }
  | { kind: 'filter'; field: FilterField; value: string }
  | { kind: 'not'; node: QueryNode }
  | { kind: 'and' | 'or'; nodes: QueryNode[] };

export type NearSide = Extract<QueryNode, { kind: 'word' | 'phrase' }>;

/** A note on how a query was understood; the page words it in its language. */
export type QueryNote =
  /** The part was ignored; of an unclosed quote, only the quotation mark. */
  | { kind: 'ignored-operator'; token: string }
  /** The filter's value is unknown, so it was searched as a word. */
  | { kind: 'bad-filter'; token: string; field: FilterField }
  /** Nothing was found, and this word looks like a filter, but no filter has its name. */
  | { kind: 'unknown-filter'; token: string }
  | { kind: 'no-words' }
  /** One side of a NEAR is neither a word nor a quote. */
  | { kind: 'near-as-and'; token: string }
  /** The pattern is invalid; the reason is the engine's, in English. */
  | { kind: 'bad-regex'; token: string; reason: string }
  /** A pattern inside `OR` or brackets, which was ignored. */
  | { kind: 'regex-left-out'; token: string }
  /** The time was over: only `searched` of the candidates were searched. */
  | { kind: 'regex-partial'; searched: number; candidates: number }
  /** Only the beginning of a very long query was used. */
  | { kind: 'shortened' }
  /** Not every hit contains all words; hits are ranked by how many, as for a question. */
  | { kind: 'as-question' }
  /** No article contains the word; these similar words were searched instead. */
  | { kind: 'spelled-alike'; word: string; instead: string[] }
  /** No article contains any of these words and quotes, so they were ignored. */
  | { kind: 'held-nowhere'; words: string[] };

export interface ParsedQuery {
  /** Null for an empty query. */
  root: QueryNode | null;
  notes: QueryNote[];
}

/** Limits of a query, so that even a pasted book is answered. */
const most = { leaves: 64, depth: 32, wordLength: 100, phraseLength: 300, distance: 1000 };
/** The default distance, as in SQLite's full-text search. */
const usualDistance = 10;

const white = /\s+/uy;
const quoted = /["“”]([^"“”]*)(["“”])?/uy;
const field = /([a-z]+):(?:["“”]([^"“”]*)["“”]?|([^\s"“”()]+))/iuy;
const word = /[^\s"“”()]+/uy;
const slashes = /\/[-/]*/uy;
const near = /NEAR(?:\/(\d{1,4}))?(?=[\s()"“”]|$)/uy;
/** A slash is literal in a character class and after a backslash. */
const regex = /\/((?:[^/\\[]|\\.|\[(?:[^\]\\]|\\.)*\])+)\/i?(?=[\s()"“”]|$)/suy;

/**
 * or := and ('OR' and)* ; and := (unary ('NEAR'['/' words] unary)?)+ ; unary := '-'? primary ;
 * primary := '(' or ')' | /regex/ | field:value | "phrase" | word['*']. Never throws: what cannot be
 * an operator is passed over, and what cannot be a filter is a word, each with a note.
 */
export function parseQuery(query: string): ParsedQuery {
  const notes: QueryNote[] = [];
  let at = 0;
  let leaves = 0;

  function take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = at;
    const match = pattern.exec(query);
    if (match) at = pattern.lastIndex;
    return match;
  }
  function ignore(token: string): null {
    if (notes.length < 5) notes.push({ kind: 'ignored-operator', token: token.slice(0, 40) });
    return null;
  }
  function leaf(node: QueryNode): QueryNode {
    leaves += 1;
    return node;
  }

  function parseOr(depth: number): QueryNode | null {
    const sides: QueryNode[] = [];
    let dangling = false;
    for (;;) {
      const side = parseAnd(depth);
      if (side) sides.push(side);
      else if (dangling) ignore('OR');
      dangling = takeOr();
      if (!dangling) return join('or', sides);
      if (!side) ignore('OR');
    }
  }
  function takeOr(): boolean {
    take(white);
    if (!/^OR(?=[\s()"“”]|$)/u.test(query.slice(at, at + 3))) return false;
    at += 2;
    return true;
  }
  function parseAnd(depth: number): QueryNode | null {
    const nodes: QueryNode[] = [];
    for (;;) {
      take(white);
      if (at >= query.length) return join('and', nodes);
      if (leaves >= most.leaves) {
        if (!notes.some((note) => note.kind === 'shortened')) notes.push({ kind: 'shortened' });
        at = query.length;
        return join('and', nodes);
      }
      if (query[at] === ')') {
        if (depth > 0) return join('and', nodes);
        at += 1;
        ignore(')');
        continue;
      }
      const before = at;
      if (takeOr()) {
        at = before;
        return join('and', nodes);
      }
      const nearness = take(near);
      if (nearness) {
        parseNear(nodes, nearness, depth);
        continue;
      }
      const node = parseUnary(depth);
      if (node) nodes.push(node);
    }
  }
  /**
   * Joins the preceding node with the following one by NEAR; when one is neither word nor quote, both are
   * required.
   */
  function parseNear(nodes: QueryNode[], [token, words]: RegExpExecArray, depth: number): void {
    take(white);
    const left = nodes.at(-1);
    if (!left || isOver()) return void ignore(token);
    const right = parseUnary(depth);
    if (!right) return void ignore(token);
    const distance = Math.min(Number(words ?? usualDistance), most.distance);
    if (isNearSide(left) && isNearSide(right)) {
      nodes[nodes.length - 1] = { kind: 'near', distance, left, right };
      return;
    }
    nodes.push(right);
    if (notes.length < 5) notes.push({ kind: 'near-as-and', token });
  }
  function parseUnary(depth: number): QueryNode | null {
    if (query[at] !== '-' || query[at + 1] === '-') return parsePrimary(depth);
    at += 1;
    if (at >= query.length || /[\s)]/u.test(query[at]!)) return ignore('-');
    const node = parsePrimary(depth);
    return node && { kind: 'not', node };
  }
  function parsePrimary(depth: number): QueryNode | null {
    if (query[at] === '(') {
      at += 1;
      if (depth >= most.depth) return ignore('(');
      const inside = parseOr(depth + 1);
      if (query[at] === ')') at += 1;
      else ignore('(');
      return inside;
    }
    const pattern = take(regex);
    if (pattern) return readRegex(pattern[0], pattern[1]!);
    // Text with a slash (`/usr/bin`) must not be printed as the beginning of a pattern.
    if (take(slashes) && isOver()) return ignore('/');
    if (query[at] === '(') return parsePrimary(depth);
    const phrase = take(quoted);
    if (phrase) {
      if (!phrase[2]) ignore(phrase[0].slice(0, 1));
      const text = phrase[1]!.slice(0, most.phraseLength).trim();
      return text ? leaf({ kind: 'phrase', text }) : null;
    }
    const start = at;
    const filter = take(field);
    if (filter) {
      const node = readFilter(filter[1]!.toLowerCase(), filter[2] ?? filter[3]!);
      if (node) return leaf(node);
      at = start;
    }
    return parseWord(take(word)![0]);
  }
  /** True when no primary begins here. */
  function isOver(): boolean {
    const start = at;
    const over = at >= query.length || /[\s)]/u.test(query[at]!) || takeOr() || take(near) !== null;
    at = start;
    return over;
  }
  function readRegex(token: string, source: string): QueryNode | null {
    const problem = source.length > most.phraseLength ? 'it is too long' : problemOfRegex(source);
    if (problem === null) return leaf({ kind: 'regex', source });
    leaves += 1;
    if (notes.length < 5) {
      notes.push({ kind: 'bad-regex', token: token.slice(0, 40), reason: problem });
    }
    return null;
  }
  function readFilter(name: string, raw: string): QueryNode | null {
    const known = filterFields.find((one) => one === name);
    if (!known) return null;
    const value = raw.slice(0, most.wordLength).trim();
    const node: QueryNode = { kind: 'filter', field: known, value };
    if (known === 'is' || known === 'has') node.value = value.toLowerCase();
    const good =
      known === 'is'
        ? states.some((state) => state === node.value)
        : known === 'in'
          ? value.toLowerCase() === leftOutScope
          : known === 'has'
            ? possessions.includes(node.value)
            : known === 'saved'
              ? isSavedSpan(value)
              : known === 'before' || known === 'after'
                ? daysOf(value) !== null
                : value !== '';
    if (good) return node;
    const token = `${name}:${raw}`.slice(0, 40);
    if (notes.length < 5) notes.push({ kind: 'bad-filter', token, field: known });
    return null;
  }
  function parseWord(raw: string): QueryNode | null {
    const text = raw.replace(/\*+$/, '').slice(0, most.wordLength).replace(/\*+$/, '');
    const isPrefix = raw.endsWith('*') && raw.length <= most.wordLength;
    if (!text) return ignore(raw);
    return leaf({ kind: 'word', text, prefix: isPrefix });
  }

  return { root: parseOr(0), notes };
}

/** Parses `2024-05`, `>2024`, `<2024-05-10` and `2023..2024`. */
function isSavedSpan(value: string): boolean {
  const dates = /^[<>]/.test(value) ? [value.slice(1)] : value.split('..');
  return dates.length <= 2 && dates.every((date) => daysOf(date) !== null);
}

function isNearSide(node: QueryNode): node is NearSide {
  return node.kind === 'word' || node.kind === 'phrase';
}

function join(kind: 'and' | 'or', nodes: QueryNode[]): QueryNode | null {
  const flat = nodes.flatMap((node) => (node.kind === kind ? node.nodes : [node]));
  return flat.length > 1 ? { kind, nodes: flat } : (flat[0] ?? null);
}

/** A query that parses to the same tree. */
export function printQuery(node: QueryNode | null): string {
  if (!node) return '';
  switch (node.kind) {
    case 'word':
      return node.prefix ? `${node.text}*` : node.text;
    case 'phrase':
      return `"${node.text}"`;
    case 'regex':
      return `/${node.source}/`;
    case 'near':
      return `${printQuery(node.left)} NEAR/${node.distance} ${printQuery(node.right)}`;
    case 'filter':
      return /^[^\s"“”()]+$/u.test(node.value)
        ? `${node.field}:${node.value}`
        : `${node.field}:"${node.value}"`;
    case 'not': {
      const inner = printQuery(node.node);
      const grouped = ['and', 'or', 'near'].includes(node.node.kind) || inner.startsWith('-');
      return grouped ? `-(${inner})` : `-${inner}`;
    }
    case 'and':
      return node.nodes
        .map((one) => (one.kind === 'or' ? `(${printQuery(one)})` : printQuery(one)))
        .join(' ');
    case 'or':
      return node.nodes.map(printQuery).join(' OR ');
  }
}
