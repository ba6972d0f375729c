/**
 * `in:left-out`: the words of the query are looked for in what was left out of articles, running text and
 * lists of links alike. The lists are in no index, so that menus do not become hits; they are read from the
 * database and compared one article after the other.
 */
import type { ArticleId } from '../../core/article/article';
import { docsOf } from '../index/doc-set';
import { standNear } from '../marks/near';
import { makeSnippet, placesOf } from '../marks/snippet';
import { fold } from '../text/fold';
import type { Needle } from '../text/needle';
import { pieces } from '../text/tokenize';
import type { FoundHits } from './answer';
import { type ArticleFacts, filterBy, filterOfList } from './article-facts';
import { BestFirst } from './best-first';
import type { SearchOptions } from './options';
import type { QueryNode } from './query';
import { partsOf } from './query-parts';
import type { Shelf } from './shelf';

/** Read and compared at once. */
const batch = 100;

const isScope = (node: QueryNode) => node.kind === 'filter' && node.field === 'in';

/** True when all words of the query are to be looked for in left-out text. */
export function asksForLeftOut(root: QueryNode): boolean {
  return partsOf(root).some(isScope);
}

interface Found {
  id: ArticleId;
  facts: ArticleFacts;
  text: string;
}

/**
 * All articles whose left-out text meets the query, by `sort`, else the newest first.
 *
 * @param carryOn throws to end it early
 */
export async function findLeftOut(
  shelf: Shelf,
  root: QueryNode,
  { filter, sort }: SearchOptions,
  carryOn: () => void,
): Promise<{ found: Found[]; needles: Needle[] }> {
  await shelf.knowAllFacts();
  const needles: Needle[] = [];
  const tests = partsOf(root).map((node) => testOf(node, needles));
  const isListed = filter ? filterOfList(filter) : () => true;
  const docs = docsOf(shelf.filters.docs('in:left-out', ({ leftOut }) => leftOut));
  const idOf = shelf.index.naming();
  const inOrder = new BestFirst(docs, shelf.filters.keys(docs, sort)).take(0, docs.length);
  const ids = inOrder.map((at) => idOf(docs[at]!) ?? '');
  const known = await shelf.readFacts(ids);
  const candidates = ids.flatMap((id, i) => {
    const one = known[i];
    return one && isListed(one) ? [{ id, facts: one }] : [];
  });
  const found: Found[] = [];
  for (let from = 0; from < candidates.length; from += batch) {
    const some = candidates.slice(from, from + batch);
    const texts = await shelf.readLeftOut(some.map(({ id }) => id));
    carryOn();
    for (const [i, one] of some.entries()) {
      const folded = fold(texts[i] ?? '');
      if (tests.every((test) => test(folded, one.facts)))
        found.push({ ...one, text: texts[i] ?? '' });
    }
  }
  return { found, needles };
}

type Test = (folded: string, facts: ArticleFacts) => boolean;

/** Fills `needles` with what is marked in a hit. */
function testOf(node: QueryNode, needles: Needle[] | null): Test {
  switch (node.kind) {
    case 'word':
    case 'phrase': {
      const needle = needleOf(node);
      if (!needle) return () => true;
      needles?.push(needle);
      return (folded) => placesOf(folded, [needle]).length > 0;
    }
    case 'near': {
      const [left, right] = [needleOf(node.left), needleOf(node.right)];
      if (!left || !right) return () => true;
      const { distance } = node;
      needles?.push({ ...left, near: { other: right, distance } });
      needles?.push({ ...right, near: { other: left, distance } });
      return (folded) => standNear(folded, [left, right], distance);
    }
    case 'filter': {
      const passes = filterBy(node.field, node.value);
      return (_folded, facts) => passes(facts);
    }
    case 'regex':
      // The client runs patterns over what the rest of the query leaves: see regex-search.ts.
      return () => true;
    case 'not': {
      const test = testOf(node.node, null);
      return (folded, facts) => node.node.kind === 'regex' || !test(folded, facts);
    }
    default: {
      const tests = node.nodes.map((one) => testOf(one, needles));
      return node.kind === 'and'
        ? (folded, facts) => tests.every((test) => test(folded, facts))
        : (folded, facts) => tests.some((test) => test(folded, facts));
    }
  }
}

/** A word is met where a word begins with it, a phrase and text without spaces anywhere; null for no text. */
function needleOf(node: Extract<QueryNode, { kind: 'word' | 'phrase' }>): Needle | null {
  const text = fold(node.text).trim();
  if (node.kind === 'phrase') return text === '' ? null : { text, at: 'anywhere' };
  const parts = pieces(text);
  const [first] = parts;
  const last = parts.at(-1);
  if (!first || !last) return null;
  const isPaired = parts.some((part) => part.paired);
  return { text: text.slice(first.start, last.end), at: isPaired ? 'anywhere' : 'beginning' };
}

/** One page of the answer. */
export async function answerFromLeftOut(
  shelf: Shelf,
  root: QueryNode,
  options: SearchOptions,
  carryOn: () => void,
): Promise<Omit<FoundHits, 'notes'>> {
  const { limit = 20, offset = 0 } = options;
  const { found, needles } = await findLeftOut(shelf, root, options, carryOn);
  const hits = found.slice(offset, offset + limit).map(({ id, text }) => ({
    id,
    score: 0,
    snippet: { ...makeSnippet(text, needles), inLeftOut: true as const },
    titleMarks: [],
  }));
  return { total: found.length, totalIsExact: true, hits, needles };
}
