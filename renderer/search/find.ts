import type { ArticleId } from '../core/article';
import { type ArticleFacts, headOf } from './article-facts';
import { fold } from './fold';
import type { Doc } from './live-index';
import { all, type Library, type Plan, planQuery, planQuestion } from './plan';
import type { QueryNote, SearchHit, SearchOptions, SearchResult } from './protocol';
import { parseQuery, type QueryNode } from './query';
import { rank } from './ranking';
import { makeSnippet, marksIn } from './snippet';

/** From so many words on, few articles hold all of them: a question. */
const wordsOfAQuestion = 5;
/** In characters; a longer run that stands nowhere is a question, too. */
const longestLiteral = 8;
/** Candidates compared with their stored text, besides what is shown; the total is then an estimate. */
const mostCompared = 1000;
const batch = 100;

export interface Shelf extends Library {
  /** The stored texts, in the order of the ids. */
  readTexts(ids: ArticleId[]): Promise<string[]>;
}

export type Found = Pick<SearchResult, 'total' | 'totalIsExact' | 'hits' | 'notes'>;

/** Look up, rank, compare with the stored texts, cut the snippets. `carryOn` throws to end it early. */
export async function find(
  shelf: Shelf,
  query: string,
  { limit = 20, offset = 0, typing = false }: SearchOptions,
  carryOn: () => void = () => {},
): Promise<Found> {
  const { root, notes } = parseQuery(query);
  const wanted = offset + limit;
  const spelling: QueryNote[] = [];
  let plan = root && planAsAsked(shelf, root, typing, spelling);
  if (!root || !plan) {
    return { total: 0, totalIsExact: true, hits: [], notes: [...notes, { kind: 'no-words' }] };
  }
  let compared = await compare(shelf, plan, wanted, carryOn);
  if (compared.hits.length === 0 && mayBeAsked(root)) {
    const question = planAsQuestion(shelf, root, []);
    if (question) {
      plan = question;
      compared = await compare(shelf, plan, wanted, carryOn);
      spelling.splice(0, spelling.length, { kind: 'as-question' });
    }
  }
  const hits = await show(shelf, plan, compared.hits.slice(offset, wanted));
  return {
    total: compared.total,
    totalIsExact: compared.exact,
    hits,
    notes: [...notes, ...spelling],
  };
}

function planAsAsked(
  shelf: Shelf,
  root: QueryNode,
  typing: boolean,
  notes: QueryNote[],
): Plan | null {
  const words = partsOf(root).filter((node) => node.kind === 'word' && !node.prefix);
  if (words.length < wordsOfAQuestion) return planQuery(shelf, root, typing, notes);
  notes.push({ kind: 'as-question' });
  return planAsQuestion(shelf, root, notes);
}

/** Its words and quotes ranked together; filters and what is ruled out stay as they are. */
function planAsQuestion(shelf: Shelf, root: QueryNode, notes: QueryNote[]): Plan | null {
  const parts = partsOf(root);
  const asked = parts.flatMap((node) =>
    node.kind === 'word' || node.kind === 'phrase' ? [node.text] : [],
  );
  const question = planQuestion(shelf, asked);
  if (!question) return null;
  const rest = parts.filter((node) => node.kind !== 'word' && node.kind !== 'phrase');
  const plans = rest.map((node) => planQuery(shelf, node, false, notes));
  return all([question, ...plans.filter((one) => one !== null)]);
}

function partsOf(root: QueryNode): QueryNode[] {
  return root.kind === 'and' ? root.nodes : [root];
}

/** Several words, or one run too long to be a name: if it stands nowhere, the parts may. */
function mayBeAsked(root: QueryNode): boolean {
  const words = partsOf(root).filter((node) => node.kind === 'word' || node.kind === 'phrase');
  if (words.length > 1) return true;
  const [only] = words;
  return only?.kind === 'word' && Array.from(fold(only.text)).length > longestLiteral;
}

interface Candidate {
  doc: Doc;
  id: ArticleId;
  facts: ArticleFacts;
  score: number;
}

interface Compared {
  /** The best, as many as are wanted, each of them compared. */
  hits: Candidate[];
  total: number;
  exact: boolean;
}

async function compare(
  shelf: Shelf,
  plan: Plan,
  wanted: number,
  carryOn: () => void,
): Promise<Compared> {
  const candidates = inOrder(shelf, plan);
  if (plan.exact)
    return { hits: candidates.slice(0, wanted), total: candidates.length, exact: true };
  const hits: Candidate[] = [];
  let read = 0;
  while (read < candidates.length && (read < mostCompared || hits.length < wanted)) {
    const some = candidates.slice(read, read + batch);
    const texts = await shelf.readTexts(some.map(({ id }) => id));
    carryOn();
    some.forEach((candidate, i) => {
      const text = `${headOf(candidate.facts)}\n${fold(texts[i]!)}`;
      if (plan.holds(candidate.doc, text)) hits.push(candidate);
    });
    read += some.length;
  }
  const exact = read >= candidates.length;
  const total = exact ? hits.length : Math.round((hits.length / read) * candidates.length);
  return { hits, total, exact };
}

/** Best first; without words to rank by, newest first. */
function inOrder({ index, facts }: Shelf, plan: Plan): Candidate[] {
  const scores = rank(index, plan.terms, plan.docs, plan.needles.length);
  const candidates = [...plan.docs].flatMap((doc): Candidate[] => {
    const id = index.idOf(doc);
    const known = id && facts.get(id);
    return known ? [{ doc, id, facts: known, score: scores.get(doc) ?? 0 }] : [];
  });
  return candidates.sort((a, b) => b.score - a.score || b.facts.savedAt - a.facts.savedAt);
}

async function show(shelf: Shelf, plan: Plan, candidates: Candidate[]): Promise<SearchHit[]> {
  const texts = await shelf.readTexts(candidates.map(({ id }) => id));
  return candidates.map(({ id, facts, score }, i) => ({
    id,
    score,
    snippet: makeSnippet(texts[i]!, plan.needles),
    titleMarks: marksIn(facts.title, plan.needles),
  }));
}
