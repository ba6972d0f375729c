import type { QueryNote } from './protocol';

export const filterFields = [
  'title',
  'author',
  'site',
  'tag',
  'lang',
  'is',
  'has',
  'saved',
  'before',
  'after',
] as const;
export type FilterField = (typeof filterFields)[number];
export const states = ['unread', 'reading', 'archived', 'starred', 'link'] as const;
const possessions = ['highlight', 'note'];

export type QueryNode =
  | { kind: 'word'; text: string; prefix: boolean }
  | { kind: 'phrase'; text: string }
  | { kind: 'filter'; field: FilterField; value: string }
  | { kind: 'not'; node: QueryNode }
  | { kind: 'and' | 'or'; nodes: QueryNode[] };

export interface ParsedQuery {
  /** Null when nothing is asked for. */
  root: QueryNode | null;
  notes: QueryNote[];
}

/** So that a pasted book is answered, too. */
const most = { leaves: 64, depth: 32, wordLength: 100, phraseLength: 300 };

const white = /\s+/uy;
const quoted = /["“”]([^"“”]*)(["“”])?/uy;
const field = /([a-z]+):(?:["“”]([^"“”]*)["“”]?|([^\s"“”()]+))/iuy;
const word = /[^\s"“”()]+/uy;

/**
 * or := and ('OR' and)* ; and := ('-'? primary)+ ; primary := '(' or ')' | field:value | "phrase" |
 * word['*']. Never throws: what cannot be an operator is a word, or is passed over with a note.
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
      const node = parseUnary(depth);
      if (node) nodes.push(node);
    }
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
  function readFilter(name: string, raw: string): QueryNode | null {
    const known = filterFields.find((one) => one === name);
    if (!known) return null;
    const value = raw.slice(0, most.wordLength).trim();
    const node: QueryNode = { kind: 'filter', field: known, value };
    if (known === 'is' || known === 'has') node.value = value.toLowerCase();
    const good =
      known === 'is'
        ? states.some((state) => state === node.value)
        : known === 'has'
          ? possessions.includes(node.value)
          : known === 'saved'
            ? /^(?:[<>]?\d{4}(-\d\d(-\d\d)?)?|\d{4}(-\d\d(-\d\d)?)?\.\.\d{4}(-\d\d(-\d\d)?)?)$/.test(
                value,
              )
            : known === 'before' || known === 'after'
              ? /^\d{4}(-\d\d(-\d\d)?)?$/.test(value)
              : value !== '';
    return good ? node : ignore(`${name}:${raw}`);
  }
  function parseWord(raw: string): QueryNode | null {
    const text = raw.replace(/\*+$/, '').slice(0, most.wordLength).replace(/\*+$/, '');
    if (!text) return ignore(raw);
    return leaf({ kind: 'word', text, prefix: raw.endsWith('*') && raw.length <= most.wordLength });
  }

  return { root: parseOr(0), notes };
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
    case 'filter':
      return /^[^\s"“”()]+$/u.test(node.value)
        ? `${node.field}:${node.value}`
        : `${node.field}:"${node.value}"`;
    case 'not': {
      const inner = printQuery(node.node);
      const grouped = node.node.kind === 'and' || node.node.kind === 'or' || inner.startsWith('-');
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
