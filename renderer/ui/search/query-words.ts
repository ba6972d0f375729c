import type { SearchHit } from '../../search/protocol';
import { parseQuery, type QueryNode } from '../../search/query';

/** The words and phrases of a query that can stand in a text, longest first. */
export function queryWords(query: string): string[] {
  return longestFirst(wordsOf(parseQuery(query.normalize('NFC')).root));
}

function wordsOf(node: QueryNode | null): string[] {
  switch (node?.kind) {
    case 'word':
    case 'phrase':
      return [node.text];
    case 'near':
      return [node.left.text, node.right.text];
    case 'and':
    case 'or':
      return node.nodes.flatMap(wordsOf);
    default:
      return [];
  }
}

/**
 * What to mark in an article that a search has found: its words, and the forms that were met. Of a
 * pattern only these: run in the page it could stop it.
 */
export function wordsToMark(query: string, hit: SearchHit | undefined): string[] {
  const met = (hit?.snippet.marks ?? []).map(({ start, end }) =>
    hit!.snippet.text.slice(start, end),
  );
  return longestFirst([...queryWords(query), ...met]);
}

function longestFirst(words: string[]): string[] {
  return [...new Set(words)].sort((a, b) => b.length - a.length);
}
