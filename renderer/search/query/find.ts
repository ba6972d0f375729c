import { marksIn, snippetOf } from '../marks/snippet';
import { fold } from '../text/fold';
import type { Needle } from '../text/needle';
import { splitSearchedText } from '../text/searched-text';
import type { FoundHits, SearchHit } from './answer';
import { filterOfList } from './article-facts';
import { type Best, bestOf } from './best-hits';
import type { Hit } from './candidates';
import { keyOf } from './filter-sets';
import { answerFromLeftOut, asksForLeftOut } from './find-left-out';
import { bestOfWords, needlesFor } from './inside-words';
import type { SearchOptions, SearchSort } from './options';
import { all, filtered, type Plan } from './plan';
import { parseQuery, type QueryNote } from './query';
import { asksForFacts, leftOutOf, unknownFilters } from './query-parts';
import { mayAskInParts, noteOf, partsToAsk, planAsAsked, planInParts } from './question';
import type { Shelf } from './shelf';
import { wordsHeld } from './words-held';

/** How many of the best hits are ranked again by their texts. */
const rankedAgain = { words: 24, question: 48 };
/** Below this many hits, articles that hold most of the words are added. */
const few = 10;

/**
 * Answers a query: looks it up, ranks, compares with stored texts, cuts the snippets.
 *
 * @param carryOn throws to end it early
 */
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
  if (root && asksForLeftOut(root)) {
    const options = { limit, offset, ...(filter && { filter }), ...(sort && { sort }) };
    return { ...(await answerFromLeftOut(shelf, root, options, carryOn)), notes };
  }
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
  let best: Best;
  if (isQuestion) {
    best = await bestOf(shelf, plan, wanted, rankedAgain.words, carryOn);
    best = { ...best, hits: answersBy(sort, best.hits) };
    // An article that contains only pieces of the words is not a hit.
    const mayStop = best.hits.length > 0;
    const { nowhere, held, hasPieces } = await wordsHeld(shelf, root, typing, carryOn, mayStop);
    if (held.length === 0 && !hasPieces) best = { hits: [], total: 0, exact: true };
    if (best.hits.length === 0 && nowhere.length > 0) {
      spelling.splice(0, spelling.length, noteOf(nowhere));
    }
  } else {
    const asking = { root, typing, wanted, again: rankedAgain.words, sort, within };
    const asWords = await bestOfWords(shelf, plan, spelling, asking, carryOn);
    ({ best, plan } = asWords);
  }
  if (!isQuestion && best.hits.length < few && mayAskInParts(root, best.hits.length)) {
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
  const unknown = best.total === 0 ? unknownFilters(root) : [];
  const said = [...notes, ...spelling, ...unknown, ...leftOutOf(root)];
  return { total: best.total, totalIsExact: best.exact, hits, needles, notes: said };
}

/** The hits that hold all words, then the best of the others, up to `few`. */
function filledUp(all: Best, most: Best, sort?: SearchSort): Best {
  const known = new Set(all.hits.map((hit) => hit.id));
  const others = most.hits.filter((hit) => !known.has(hit.id)).slice(0, few - known.size);
  const hits = [...all.hits, ...answersBy(sort, others)];
  return { ...all, hits, total: all.total + others.length };
}

/**
 * Sorts only the best hits of a question by `sort`, with the others after them: of thousands that match a
 * part of it, the newest is unlikely to be an answer.
 */
function answersBy(sort: SearchSort | undefined, hits: Hit[]): Hit[] {
  if (!sort) return hits;
  const key = keyOf(sort);
  const best = hits.slice(0, rankedAgain.words).sort((a, b) => key(b.facts) - key(a.facts));
  return [...best, ...hits.slice(rankedAgain.words)];
}

/** The hits as shown: with snippets and marked titles. */
async function show(shelf: Shelf, needles: Needle[], hits: Hit[]): Promise<SearchHit[]> {
  const texts = await shelf.readTexts(hits.map(({ id }) => id));
  return hits.map(({ id, facts, score }, i) => {
    const { text, folded } = texts[i]!;
    const split = splitSearchedText(text);
    const own = needlesFor([fold(facts.title), folded.text, fold(facts.written)], needles);
    return {
      id,
      score,
      snippet: snippetOf(
        { ...split, notes: facts.written },
        own,
        split.leftOut === '' ? folded : undefined,
      ),
      titleMarks: marksIn(facts.title, own),
    };
  });
}
