import type { QueryNode, QueryNote } from './query';

/** The required parts of a query: the children of a top-level `and`, else the node itself. */
export function partsOf(root: QueryNode): QueryNode[] {
  return root.kind === 'and' ? root.nodes : [root];
}

/** True when the query has a filter, which can be answered only when the facts of all are known. */
export function asksForFacts(node: QueryNode): boolean {
  if (node.kind === 'not') return asksForFacts(node.node);
  return node.kind === 'filter' || ('nodes' in node && node.nodes.some(asksForFacts));
}

/** A note for each pattern inside `OR` or brackets, where patterns are not run. */
export function leftOutOf(root: QueryNode | null): QueryNote[] {
  const nested = (node: QueryNode): string[] =>
    node.kind === 'regex'
      ? [node.source]
      : node.kind === 'not'
        ? nested(node.node)
        : 'nodes' in node
          ? node.nodes.flatMap(nested)
          : [];
  const top = root === null ? [] : partsOf(root);
  return top
    .filter((node) => 'nodes' in node || (node.kind === 'not' && 'nodes' in node.node))
    .flatMap(nested)
    .map((source) => ({ kind: 'regex-left-out', token: `/${source}/` }));
}

/** Letters, a colon and more, but no address: people write filters in their own language, or mistype them. */
const likeFilter = /^(?!https?:)\p{L}[\p{L}-]+:[^/\s]/iu;

/** Notes of the words that look like filters of which there are none, for a query that found nothing. */
export function unknownFilters(root: QueryNode): QueryNote[] {
  return partsOf(root).flatMap((node) =>
    node.kind === 'word' && likeFilter.test(node.text)
      ? [{ kind: 'unknown-filter' as const, token: node.text.slice(0, 40) }]
      : [],
  );
}
