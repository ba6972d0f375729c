import type { ArticleId } from '../../core/article';
import type { Docs } from '../index/doc-set';
import type { Doc } from '../index/postings';
import { marksIn, snippetOf } from '../marks/snippet';
import type { StoredText } from '../store/stored-texts';
import { fold } from '../text/fold';
import type { Needle } from '../text/needle';
import { withoutParticle } from '../text/particles';
import { withoutQuestionWords } from '../text/question-words';
import { pieces } from '../text/tokenize';
import type { FoundHits, NarrowedArticles, SearchHit } from './answer';
import { type ArticleFacts, filterOfList, headOf } from './article-facts';
import { BestFirst } from './best-first';
import { keyOf } from './filter-sets';
import type { SearchOptions, SearchSort } from './options';
import {
  all,
  any,
  everything,
  filtered,
  type Library,
  lastWord,
  type Plan,
  planQuery,
  planQuestion,
} from './plan';
import type { QueryNote } from './query';
import { parseQuery, type QueryNode } from './query';
import { rank, scoresOf } from './ranking';
import { rerank } from './rerank';
import type { Unit } from './unit';

/** From so many words on, few articles hold all of them: a question. */
const wordsOfAQuestion = 5;
/** In characters; a longer run that no article holds is a question, too. */
const longestLiteral = 8;
/** The best are ranked again by their text. */
const rankedAgain = { words: 24, question: 48 };
/**
 * Candidates compared with their stored text, besides what is shown; the total is then an estimate.
 * So many in any case, and more while there is time.
 */
const compared = { least: 25, most: 1000, ms: 2 };
/** Texts read besides those that are wanted, and at most at once. */
const spare = 2;
const mostAtOnce = 200;
const leastShare = 0.05;
/** With more candidates some are asked first whether it is worth it to ask them all. */
const fewToAsk = 2000;
const narrowBatch = 200;
/** By so many the number of hits among those that were not compared is estimated. */
const sampled = 12;
/** Characters of a word that a note repeats. */
const mostNoted = 40;
/** With fewer hits than these, articles that hold most of the words fill them up. */
const few = 10;

export interface Shelf extends Library {
  /** Resolves when filters can be asked. */
  knowAllFacts(): Promise<void>;
  /** In the order of the ids; undefined where the article is gone. */
  readFacts(ids: ArticleId[]): Promise<(ArticleFacts | undefined)[]>;
  /** The stored texts, in the order of the ids. */
  readTexts(ids: ArticleId[]): Promise<StoredText[]>;
}

/** Look up, rank, compare with the stored texts, cut the snippets. `carryOn` throws to end it early. */
export async function find(
  kept: Shelf,
  query: string,
  { limit = 20, offset = 0, typing = false, filter, variants = false, sort }: SearchOptions,
  carryOn: () => void = () => {},
): Promise<FoundHits> {
  const { root, notes } = parseQuery(query);
  const shelf = { ...kept, variants };
  const wanted = offset + limit;
  const spelling: QueryNote[] = [];
  if (filter || sort || (root && asksForFacts(root))) await shelf.knowAllFacts();
  const within = (asked: Plan | null) =>
    asked && filter
      ? all([asked, filtered(shelf, JSON.stringify(filter), filterOfList(filter))])
      : asked;
  let plan = root && within(planAsAsked(shelf, root, typing, spelling));
  if (!root || !plan) {
    const said = notes.length > 0 ? notes : [...notes, ...leftOutOf(root)];
    return {
      total: 0,
      totalIsExact: true,
      hits: [],
      needles: [],
      notes: [...said, { kind: 'no-words' }],
    };
  }
  const isQuestion = spelling.some((note) => note.kind === 'as-question');
  const order = isQuestion ? undefined : sort;
  let best = await bestOf(shelf, plan, wanted, rankedAgain.words, carryOn, order);
  if (isQuestion) {
    best = { ...best, hits: answersBy(sort, best.hits) };
    // Pieces of words that no article holds are no answer.
    const mayStop = best.hits.length > 0;
    const { nowhere, held, hasPieces } = await wordsHeld(shelf, root, typing, carryOn, mayStop);
    if (held.length === 0 && !hasPieces) best = { hits: [], total: 0, exact: true };
    if (best.hits.length === 0 && nowhere.length > 0) {
      spelling.splice(0, spelling.length, noteOf(nowhere));
    }
  } else if (best.hits.length < few && mayBeAsked(root, best.hits.length)) {
    const inParts = await partsToAsk(shelf, root, typing, carryOn);
    const { isLiteral } = inParts;
    spelling.splice(0, spelling.length, ...inParts.notes);
    const question = within(planInParts(shelf, inParts, typing, spelling));
    if (question) {
      const order = isLiteral ? sort : undefined;
      const more = await bestOf(shelf, question, wanted, rankedAgain.question, carryOn, order);
      if (best.hits.length > 0) best = filledUp(best, more, sort);
      else best = { ...more, hits: isLiteral ? more.hits : answersBy(sort, more.hits) };
      plan = question;
    }
  }
  const needles = plan.units.map((unit) => unit.needle);
  const hits = await show(shelf, needles, best.hits.slice(offset, wanted));
  const said = [...notes, ...spelling, ...leftOutOf(root)];
  return { total: best.total, totalIsExact: best.exact, hits, needles, notes: said };
}

/**
 * All that meet the query but for its patterns, by `sort`, else the newest first; compared with their
 * texts while there is time, so that most of what a pattern is run over can be a hit.
 */
export async function narrow(
  kept: Shelf,
  query: string,
  { filter, variants = false, sort = { key: 'saved', descending: true } }: SearchOptions,
  carryOn: () => void,
): Promise<NarrowedArticles> {
  const { root, notes } = parseQuery(query);
  const shelf = { ...kept, variants };
  await shelf.knowAllFacts();
  const left = leftOutOf(root);
  const plans = [
    root && planQuery(shelf, root, false, notes),
    filter ? filtered(shelf, JSON.stringify(filter), filterOfList(filter)) : null,
  ].filter((one) => one !== null);
  const plan = plans.length > 0 ? all(plans) : everything(shelf);
  const { docs } = plan;
  const inOrder = new BestFirst(docs, shelf.filters.keys(docs, sort));
  const compare = comparison(shelf, plan);
  const articles: NarrowedArticles['articles'] = [];
  for (let at = 0; at < docs.length; at += narrowBatch) {
    const some = inOrder.take(at, at + narrowBatch).map((one) => docs[one]!);
    const { hits } = await compare(some);
    carryOn();
    for (const hit of hits) {
      if (hit) articles.push({ id: hit.id, title: hit.facts.title, notes: hit.facts.written });
    }
  }
  const needles = plan.units.map((unit) => unit.needle);
  return { articles, needles, notes: [...notes, ...left] };
}

/** Patterns that stand where they cannot be run. */
function leftOutOf(root: QueryNode | null): QueryNote[] {
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

function asksForFacts(node: QueryNode): boolean {
  if (node.kind === 'not') return asksForFacts(node.node);
  return node.kind === 'filter' || ('nodes' in node && node.nodes.some(asksForFacts));
}

export function planAsAsked(
  shelf: Shelf,
  root: QueryNode,
  typing: boolean,
  notes: QueryNote[],
): Plan | null {
  if (!isAskedAsQuestion(root)) return planQuery(shelf, root, typing, notes);
  notes.push(asQuestion);
  return planAsQuestion(shelf, partsOf(root), notes);
}

/** What is asked of a query that no article meets as it stands. */
export interface InParts {
  /** What is left of it; empty where no article holds any of its words. */
  parts: QueryNode[];
  /** An article has to hold one of them whole; empty for a question, which is asked by its pieces. */
  words: QueryNode[];
  /** All of the parts are required. */
  isLiteral: boolean;
  notes: QueryNote[];
}

/** True for a query that is ranked as a question from the start: no word of it is required. */
export function isAskedAsQuestion(root: QueryNode): boolean {
  const words = partsOf(root).filter((node) => node.kind === 'word' && !node.prefix);
  return words.length >= wordsOfAQuestion;
}

/**
 * A query that no article meets, or hardly any, without the words that no article holds: all of the
 * others, else those articles that hold at least one of them whole, ranked by the pieces of all. A piece
 * of a word alone, as the `는말` of 없는말 in 맞는말, is no hit. A query with a question word, or with a run
 * too long to be a name, is a question and asked by its pieces alone.
 */
export async function partsToAsk(
  shelf: Shelf,
  root: QueryNode,
  typing: boolean,
  carryOn: () => void,
): Promise<InParts> {
  const all = partsOf(root);
  const { nowhere, held, hasPieces } = await wordsHeld(shelf, root, typing, carryOn);
  if (hasPieces) return { parts: all, words: [], isLiteral: false, notes: [asQuestion] };
  // Of one word alone the empty list says it.
  const notes = nowhere.length > 0 && all.length > 1 ? [noteOf(nowhere)] : [];
  if (held.length === 0) return { parts: [], words: [], isLiteral: false, notes };
  const parts = all.filter((node) => !nowhere.some((one) => one === node));
  // A sentence has other particles in each article, so that few hold all of its words as they are.
  const mayBeLiteral = nowhere.length > 0 && !all.some(hasParticle);
  const literal = mayBeLiteral ? planQuery(shelf, { kind: 'and', nodes: parts }, typing, []) : null;
  const isLiteral = literal !== null && (await isMet(shelf, literal, carryOn));
  return { parts, words: held, isLiteral, notes: [...notes, asQuestion] };
}

/** Made in one go: the numbers of articles hold until the index changes. */
export function planInParts(
  shelf: Shelf,
  { parts, words, isLiteral }: InParts,
  typing: boolean,
  notes: QueryNote[],
): Plan | null {
  if (parts.length === 0) return null;
  if (isLiteral) return planQuery(shelf, { kind: 'and', nodes: parts }, typing, notes);
  const question = planAsQuestion(shelf, parts, notes);
  if (!question || words.length === 0) return question;
  const last = typing ? lastWord({ kind: 'and', nodes: parts }) : null;
  const plans = words.map((node) => planQuery(shelf, node, node === last, []));
  return all([question, { ...any(plans.filter((one) => one !== null)), units: [] }]);
}

const asQuestion: QueryNote = { kind: 'as-question' };

function noteOf(nowhere: readonly Asked[]): QueryNote {
  return { kind: 'held-nowhere', words: nowhere.map(({ text }) => text.slice(0, mostNoted)) };
}

type Asked = Extract<QueryNode, { kind: 'word' | 'phrase' }>;

interface WordsHeld {
  nowhere: Asked[];
  /** The others, as they are held. */
  held: Asked[];
  /** There are runs that are asked by their pieces: they need not be held whole. */
  hasPieces: boolean;
}

/**
 * Which of the words and quotes some article holds, be it in another spelling.
 *
 * @param mayStop at the first that one holds, or that is asked by its pieces
 */
async function wordsHeld(
  shelf: Shelf,
  root: QueryNode,
  typing: boolean,
  carryOn: () => void,
  mayStop = false,
): Promise<WordsHeld> {
  const last = typing ? lastWord(root) : null;
  const result: WordsHeld = { nowhere: [], held: [], hasPieces: false };
  for (const node of partsOf(root)) {
    if (node.kind !== 'word' && node.kind !== 'phrase') continue;
    if (mayStop && (result.hasPieces || result.held.length > 0)) break;
    if (isAskedByPieces(node)) {
      result.hasPieces = true;
      continue;
    }
    const held = await spellingHeld(shelf, node, node === last, carryOn);
    if (held === undefined) continue;
    if (held) result.held.push(held);
    else result.nowhere.push(node);
  }
  return result;
}

function hasParticle(node: QueryNode): boolean {
  return node.kind === 'word' && withoutParticle(fold(node.text)) !== null;
}

/** As it is, or without its particle; null for what no article holds, undefined for no characters. */
async function spellingHeld(
  shelf: Shelf,
  node: Asked,
  typing: boolean,
  carryOn: () => void,
): Promise<Asked | null | undefined> {
  const plan = planQuery(shelf, node, typing, []);
  if (!plan) return undefined;
  if (await isMet(shelf, plan, carryOn)) return node;
  const stem = node.kind === 'word' ? withoutParticle(fold(node.text)) : null;
  if (stem === null) return null;
  const shorter: Asked = { ...node, text: stem };
  const stemPlan = planQuery(shelf, shorter, false, []);
  return stemPlan && (await isMet(shelf, stemPlan, carryOn)) ? shorter : null;
}

/** Of very many candidates only the first are compared; the rest then count as meeting it. */
async function isMet(shelf: Shelf, plan: Plan, carryOn: () => void): Promise<boolean> {
  const docs = likelyOf(plan);
  if (plan.exact) return docs.length > 0;
  const compare = comparison(shelf, plan);
  for (let at = 0; at < Math.min(docs.length, compared.most); at += narrowBatch) {
    const { hits } = await compare(Array.from(docs.slice(at, at + narrowBatch)));
    carryOn();
    if (hits.some((hit) => hit !== undefined)) return true;
  }
  return docs.length > compared.most;
}

/** Its words and quotes ranked together; filters and what is ruled out stay as they are. */
function planAsQuestion(
  shelf: Shelf,
  parts: readonly QueryNode[],
  notes: QueryNote[],
): Plan | null {
  const asked = parts.flatMap((node) =>
    node.kind === 'word' || node.kind === 'phrase' ? [node.text] : [],
  );
  const question = planQuestion(shelf, asked, notes);
  if (!question) return null;
  const rest = parts.filter((node) => node.kind !== 'word' && node.kind !== 'phrase');
  const plans = rest.map((node) => planQuery(shelf, node, false, notes));
  return all([question, ...plans.filter((one) => one !== null)]);
}

function partsOf(root: QueryNode): QueryNode[] {
  return root.kind === 'and' ? root.nodes : [root];
}

/**
 * Whether articles that hold a part of it are worth showing: where none holds all of several words, or
 * one run with a question word or too long to be a name; of more than two words, also where few hold
 * them all.
 */
function mayBeAsked(root: QueryNode, found: number): boolean {
  const words = partsOf(root).filter((node) => node.kind === 'word' || node.kind === 'phrase');
  if (found > 0) return words.length > 2 && words.every((node) => node.kind === 'word');
  if (words.length > 1) return true;
  const [only] = words;
  if (only?.kind !== 'word') return false;
  return isLongOrQuestion(fold(only.text));
}

/** A run of a script without spaces that may be a whole question, which no article need hold whole. */
function isAskedByPieces(node: Asked): boolean {
  const text = fold(node.text);
  return (
    node.kind === 'word' && isLongOrQuestion(text) && pieces(text).some(({ paired }) => paired)
  );
}

function isLongOrQuestion(text: string): boolean {
  return Array.from(text).length > longestLiteral || withoutQuestionWords(text) !== text;
}

/** Those that hold all, then the best of the others, up to a few. */
function filledUp(all: Best, most: Best, sort?: SearchSort): Best {
  const known = new Set(all.hits.map((hit) => hit.id));
  const others = most.hits.filter((hit) => !known.has(hit.id)).slice(0, few - known.size);
  const hits = [...all.hits, ...answersBy(sort, others)];
  return { ...all, hits, total: all.total + others.length };
}

/**
 * Of the answers to a question, the best by `sort`, before the rest: of the thousands that meet a part
 * of it the newest one would be no answer at all.
 */
function answersBy(sort: SearchSort | undefined, hits: Hit[]): Hit[] {
  if (!sort) return hits;
  const key = keyOf(sort);
  const best = hits.slice(0, rankedAgain.words).sort((a, b) => key(b.facts) - key(a.facts));
  return [...best, ...hits.slice(rankedAgain.words)];
}

/** A candidate that was compared. */
export interface Hit {
  id: ArticleId;
  facts: ArticleFacts;
  score: number;
}

interface Best {
  /** As many as are wanted and there are. */
  hits: Hit[];
  total: number;
  exact: boolean;
}

/** The best by the index, compared with their texts where that has to be, the first ranked again. */
async function bestOf(
  shelf: Shelf,
  plan: Plan,
  wanted: number,
  again: number,
  carryOn: () => void,
  sort?: SearchSort,
): Promise<Best> {
  const start = performance.now();
  const terms = plan.units.flatMap((unit) => unit.terms);
  const docs = likelyOf(plan);
  const ranked = plan.ranked ?? rank(shelf.index, terms, docs, plan.units.length);
  const scores = scoresOf(docs, ranked);
  const isRanked = terms.length > 0 && sort === undefined;
  const inOrder = new BestFirst(docs, isRanked ? scores : shelf.filters.keys(docs, sort));
  const compare = comparison(shelf, plan);
  const sampling = plan.exact ? [] : spread(docs);
  const enough = isRanked ? Math.max(wanted, again) : wanted;
  const hits: Hit[] = [];
  let passed = 0;
  let read = 0;
  const isOver = () =>
    hits.length >= enough &&
    (plan.exact ||
      read >= compared.most ||
      (read >= compared.least && performance.now() > start + compared.ms));
  while (passed < docs.length && !isOver()) {
    const missing = Math.max(0, enough - hits.length);
    // As many as it takes, by those that were compared.
    const share = passed === 0 ? 1 : Math.max(leastShare, hits.length / passed);
    const more = plan.exact ? missing : Math.min(mostAtOnce, Math.ceil(missing / share) + spare);
    const some = inOrder.take(passed, passed + more);
    passed += some.length;
    const met = await compare(some.map((at) => docs[at]!));
    carryOn();
    read += met.read;
    for (const [i, at] of some.entries()) {
      const hit = met.hits[i];
      if (hit) hits.push({ ...hit, score: scores[at]! });
    }
  }
  const rest = docs.length - passed;
  const isCounted = plan.exact || rest === 0;
  const total = plan.exact
    ? docs.length - (passed - hits.length)
    : hits.length + (rest === 0 ? 0 : Math.round(rest * shareOf(await compare(sampling))));
  if (isRanked) {
    const first = hits.slice(0, again);
    const texts = await shelf.readTexts(first.map(({ id }) => id));
    carryOn();
    const folded = texts.map((one) => one.folded.text);
    const weights = weightsOf(plan.units, ranked.rarities);
    hits.splice(0, again, ...rerank(first, folded, plan.units, weights));
  }
  return { hits, total, exact: isCounted };
}

/**
 * Without those that are told by their neighbours, where these are many; where they are few, and there
 * are many candidates, only those are asked about that are to be compared.
 */
function likelyOf({ mayHold, docs }: Plan): Docs {
  if (!mayHold) return docs;
  if (docs.length > fewToAsk) {
    const some = spread(docs);
    if (some.filter(mayHold).length * 2 > some.length) return docs;
  }
  return docs.filter(mayHold);
}

interface Compared {
  /** In the order of the articles; undefined for those that do not meet the plan. */
  hits: (Omit<Hit, 'score'> | undefined)[];
  /** Texts. */
  read: number;
}

/** How to tell, also when the index has changed since, which of its articles meet a plan. */
function comparison(shelf: Shelf, plan: Plan): (docs: readonly Doc[]) => Promise<Compared> {
  const idOf = shelf.index.naming();
  return async (docs) => {
    const likely = docs.map((doc) => plan.exact || (plan.mayHold?.(doc) ?? true));
    const ids = docs.flatMap((doc, i) => (likely[i] ? [idOf(doc) ?? ''] : []));
    const facts = await shelf.readFacts(ids);
    const texts = plan.exact ? [] : await shelf.readTexts(ids);
    let next = 0;
    const hits = docs.map((doc, i) => {
      if (!likely[i]) return undefined;
      const at = next++;
      const known = facts[at];
      const isHit =
        known && (plan.exact || plan.holds(doc, [headOf(known), texts[at]!.folded.text]));
      return isHit ? { id: ids[at]!, facts: known } : undefined;
    });
    return { hits, read: texts.length };
  };
}

/** Some of them, evenly from all: those that were compared are the best, and tell nothing of the rest. */
function spread(docs: Docs): Doc[] {
  const step = Math.max(1, Math.floor(docs.length / sampled));
  const some: Doc[] = [];
  for (let i = 0; i < docs.length; i += step) some.push(docs[i]!);
  return some;
}

function shareOf({ hits }: Compared): number {
  return hits.filter((hit) => hit !== undefined).length / (hits.length || 1);
}

/** Of each unit, the sum over its terms. */
function weightsOf(units: readonly Unit[], rarities: readonly number[]): number[] {
  let next = 0;
  return units.map(({ terms }) => {
    const own = rarities.slice(next, next + terms.length);
    next += terms.length;
    return own.reduce((sum, rarity) => sum + rarity, 0);
  });
}

async function show(shelf: Shelf, needles: Needle[], hits: Hit[]): Promise<SearchHit[]> {
  const texts = await shelf.readTexts(hits.map(({ id }) => id));
  return hits.map(({ id, facts, score }, i) => ({
    id,
    score,
    snippet: snippetOf(texts[i]!.text, facts.written, needles, texts[i]!.folded),
    titleMarks: marksIn(facts.title, needles),
  }));
}
