import { parseQuery, printQuery, type QueryNode } from '../../search/query/query';
import { askedValue } from './filter-words';

/** How a tag is put into a query. */
export type TagHow = 'and' | 'or' | 'not';

/** The tags that a query asks for, and those that it leaves out, on its outermost level. */
export interface TagsAsked {
  wanted: ReadonlySet<string>;
  unwanted: ReadonlySet<string>;
}

/** The tags of a query. */
export function tagsIn(query: string): TagsAsked {
  const wanted = new Set<string>();
  const unwanted = new Set<string>();
  for (const node of partsOf(query)) {
    for (const tag of tagsOf(node) ?? []) wanted.add(tag);
    if (node.kind === 'not') for (const tag of tagsOf(node.node) ?? []) unwanted.add(tag);
  }
  return { wanted, unwanted };
}

/** The query with the tag added in this way; without it when it is there in this way already. */
export function withTag(query: string, tag: string, how: TagHow): string {
  const value = askedValue('tag', tag);
  const parts = partsOf(query);
  const { wanted, unwanted } = tagsIn(query);
  const isThere = how === 'not' ? unwanted.has(value) : wanted.has(value);
  const rest = without(parts, (each) => each === value);
  if (isThere) return print(rest);
  const condition: QueryNode = { kind: 'filter', field: 'tag', value };
  if (how === 'not') return print([...rest, { kind: 'not', node: condition }]);
  // The tags that were put in last are the ones to choose from.
  const at = how === 'or' ? rest.findLastIndex((node) => tagsOf(node) !== null) : -1;
  if (at === -1) return print([...rest, condition]);
  const before = rest[at]!;
  const choice: QueryNode = {
    kind: 'or',
    nodes: [...(before.kind === 'or' ? before.nodes : [before]), condition],
  };
  return print(rest.with(at, choice));
}

/** The query without the tags of its outermost level. */
export function withoutTags(query: string): string {
  const { wanted, unwanted } = tagsIn(query);
  return wanted.size + unwanted.size === 0 ? query : print(without(partsOf(query), () => true));
}

function partsOf(query: string): readonly QueryNode[] {
  const { root } = parseQuery(query);
  if (root === null) return [];
  return root.kind === 'and' ? root.nodes : [root];
}

function print(parts: readonly QueryNode[]): string {
  const [only] = parts;
  return printQuery(parts.length === 1 && only ? only : { kind: 'and', nodes: [...parts] });
}

/** The tags of a condition, or of several of which one must hold; null for anything else. */
function tagsOf(node: QueryNode): string[] | null {
  if (node.kind === 'filter' && node.field === 'tag') return [node.value];
  if (node.kind !== 'or') return null;
  const tags = node.nodes.map(tagsOf);
  return tags.every((each) => each !== null) ? tags.flat() : null;
}

function without(parts: readonly QueryNode[], isGone: (tag: string) => boolean): QueryNode[] {
  return parts.flatMap((node): QueryNode[] => {
    const inner = node.kind === 'not' ? node.node : node;
    if (tagsOf(inner) === null) return [node];
    const kept = (inner.kind === 'or' ? inner.nodes : [inner]).filter(
      (each) => !(tagsOf(each) ?? []).every(isGone),
    );
    const [first] = kept;
    if (first === undefined) return [];
    const now: QueryNode = kept.length === 1 ? first : { kind: 'or', nodes: kept };
    return [node.kind === 'not' ? { kind: 'not', node: now } : now];
  });
}
