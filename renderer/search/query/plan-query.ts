import { both, docsOf, without } from '../index/doc-set';
import { neighboursOf } from '../index/neighbours';
import { standNear } from '../marks/near';
import { fold } from '../text/fold';
import type { Needle } from '../text/needle';
import { pieces } from '../text/tokenize';
import { filterBy } from './article-facts';
import { docsThatMayHold, docsWithOneOf, requirements, termsSuffice } from './literal';
import { all, allMayHold, any, exactPlan, type Library, type Plan } from './plan';
import type { FilterField, NearSide, QueryNode, QueryNote } from './query';
import { rank } from './ranking';
import { spelledAlike } from './spellings';
import { inAllSpellings, textFor, type Unit } from './unit';
import { mayBeMistyped, prefixUnit, spelledAlikeNote, wordsUnit, wordUnit } from './word-units';

/** A query of more words, in brackets or beside OR, is met by its words alone: each look-up is costly. */
const mostInside = 8;

/**
 * Turns a query into a plan. Null when it has no characters to look for.
 *
 * @param typing the last word is being typed, so it is a prefix
 * @param notes receives what was understood differently
 */
export function planQuery(
  library: Library,
  root: QueryNode,
  typing: boolean,
  notes: QueryNote[],
): Plan | null {
  return planNodes(library, root, typing, notes, null);
}

/**
 * As `planQuery`, but a word is also met inside longer words: the literal guarantee. It is ranked by its
 * words alone, so articles that only hold it inside others come last. Null when that finds no more,
 * because the query has no word of a script with spaces.
 *
 * @param lazily nothing is looked up inside words, so every article is a candidate
 */
export function planInsideWords(
  library: Library,
  root: QueryNode,
  typing: boolean,
  lazily = false,
): Plan | null {
  const { length } = spacedWords(root);
  if (length === 0 || length > mostInside) return null;
  return planNodes(library, root, typing, [], lazily ? 'compare' : 'look-up');
}

/** The plan that finds all articles which hold the words, also inside others. */
export function planHeld(
  library: Library,
  root: QueryNode,
  typing: boolean,
  notes: QueryNote[],
): Plan | null {
  const inside = planInsideWords(library, root, typing);
  return inside && inside.docs.length > 0 ? inside : planQuery(library, root, typing, notes);
}

/** The folded words of the query that are looked up as words, not by the pairs of their characters. */
export function spacedWords(node: QueryNode): string[] {
  if ('nodes' in node) return node.nodes.flatMap(spacedWords);
  if (node.kind !== 'word') return [];
  const text = fold(node.text);
  return runOfWords(text) === null ? [] : [text];
}

/** The text without punctuation around it; null when it has no words, or a run of pairs. */
function runOfWords(folded: string): string | null {
  const parts = pieces(folded);
  if (parts.length === 0 || parts.some((part) => part.paired)) return null;
  return folded.slice(parts[0]!.start, parts.at(-1)!.end);
}

function planNodes(
  library: Library,
  root: QueryNode,
  typing: boolean,
  notes: QueryNote[],
  insideWords: 'look-up' | 'compare' | null,
): Plan | null {
  const { index, filters } = library;
  const last = typing ? lastWord(root) : null;
  return plan(root);

  function plan(node: QueryNode): Plan | null {
    switch (node.kind) {
      case 'word': {
        const text = fold(node.text);
        const word = planWord(text, node.prefix || node === last);
        return word && insideWords ? orInsideWords(word, text) : word;
      }
      case 'phrase':
        return planLiteral(fold(node.text).trim());
      case 'near':
        return planNear(node.distance, node.left, node.right);
      case 'regex':
        // The client runs patterns over what the rest of the query leaves: see regex-search.ts.
        return null;
      case 'filter':
        return planFilter(node.field, node.value);
      case 'not': {
        // What is excluded is excluded as a word: -art keeps what holds "start".
        const inner = insideWords ? planQuery(library, node.node, false, notes) : plan(node.node);
        return inner && not(inner);
      }
      default: {
        const plans = node.nodes.map(plan).filter((one) => one !== null);
        return plans.length === 0 ? null : node.kind === 'and' ? all(plans) : any(plans);
      }
    }
  }

  /** A run with pairs in it is taken literally, without punctuation around it; else word by word. */
  function planWord(folded: string, prefix: boolean): Plan | null {
    const parts = pieces(folded);
    if (parts.length === 0) return null;
    if (parts.some((part) => part.paired)) {
      return planLiteral(folded.slice(parts[0]!.start, parts.at(-1)!.end));
    }
    const [only, second] = parts;
    if (only && !second && root.kind === 'word' && !insideWords)
      return planAlone(only.text, prefix);
    return all(parts.map((part, i) => planTerm(part.text, prefix && i === parts.length - 1)));
  }

  /** Met by the words, or by the text wherever it stands. */
  function orInsideWords(word: Plan, text: string): Plan {
    const inside = runOfWords(text);
    const found = inside === null ? null : planLiteral(inside, insideWords === 'compare');
    if (inside === null || !found) return word;
    const [unit, ...more] = word.units;
    const units = unit ? [{ ...unit, needle: { ...unit.needle, inside } }, ...more] : [];
    return { ...any([word, found]), units };
  }

  /** The whole query is one word: one pass over its postings finds and ranks the hits. */
  function planAlone(word: string, prefix: boolean): Plan {
    const unit = prefix ? prefixUnit(word) : wordUnit(index, word);
    const ranked = rank(index, unit.terms, null, 1);
    return ranked.docs.length > 0
      ? { ...exactPlan(ranked.docs, [unit]), ranked }
      : planTerm(word, prefix);
  }

  function planTerm(word: string, prefix: boolean): Plan {
    const unit = prefix ? prefixUnit(word) : wordUnit(index, word);
    const docs = docsWithOneOf(index, unit.terms[0]!);
    if (docs.length > 0 || insideWords || !mayBeMistyped(word)) {
      return exactPlan(docs, [unit]);
    }
    const alike = spelledAlike(index, word);
    if (alike.length > 0) notes.push(spelledAlikeNote(word, alike));
    const other = wordsUnit(alike);
    return exactPlan(docsWithOneOf(index, other.terms[0]!), [other]);
  }

  function planLiteral(text: string, lazily = false): Plan | null {
    if (!text) return null;
    const written: Unit = { terms: requirements(text), needle: { text, at: 'anywhere' } };
    const unit = library.variants ? inAllSpellings(written) : written;
    const { needle } = unit;
    const comparing: Pick<Plan, 'holds'> = {
      holds: (_doc, texts) => texts.some((held) => textFor(needle, held).includes(needle.text)),
    };
    if (lazily) return { docs: index.aliveDocs(), exact: false, ...comparing, units: [unit] };
    // The neighbour filter is made of the characters as written.
    const neighbours = unit === written ? neighboursOf(pieces(text)) : [];
    const { docs, terms, areFiltered } = docsThatMayHold(index, unit.terms, neighbours);
    const isFilterLeft = neighbours.length > 0 && !areFiltered;
    return {
      docs,
      ...(isFilterLeft && { mayHold: index.holding(neighbours) }),
      exact: docs.length === 0 || termsSuffice(index, text),
      ...comparing,
      units: [{ terms, needle }],
    };
  }

  function planNear(distance: number, left: NearSide, right: NearSide): Plan | null {
    const sides = [left, right].map((side) => {
      const asked = insideWords ? planQuery(library, side, side === last, []) : plan(side);
      // A word of several parts (co-operate) stands as it is written.
      return asked && asked.units.length === 1 ? asked : planLiteral(fold(side.text).trim());
    });
    const [a, b] = sides;
    if (!a || !b) return a ?? b ?? null;
    const needles: [Needle, Needle] = [a.units[0]!.needle, b.units[0]!.needle];
    const docs = both(a.docs, b.docs);
    return {
      docs,
      ...allMayHold([a, b]),
      exact: docs.length === 0,
      holds: (_doc, texts) => texts.some((text) => standNear(text, needles, distance)),
      units: [a, b].map(({ units: [unit] }, side) => ({
        terms: unit!.terms,
        needle: { ...needles[side]!, near: { other: needles[1 - side]!, distance } },
      })),
    };
  }

  function planFilter(field: FilterField, value: string): Plan {
    const { variants = false } = library;
    const name = JSON.stringify([field, value, variants]);
    const docs = docsOf(filters.docs(name, filterBy(field, value, variants)));
    const unit: Unit = { terms: [], needle: { text: fold(value), at: 'anywhere' } };
    return exactPlan(docs, field === 'title' ? [variants ? inAllSpellings(unit) : unit] : []);
  }

  function not(inner: Plan): Plan {
    const { exact } = inner;
    if (exact) return exactPlan(without(index.aliveDocs(), inner.docs), []);
    return {
      docs: index.aliveDocs(),
      exact,
      holds: (doc, texts) => !inner.holds(doc, texts),
      units: [],
    };
  }
}

/** The word that is being typed: the last one of the query. Null when the query does not end in one. */
export function lastWord(node: QueryNode): QueryNode | null {
  if (node.kind === 'word') return node;
  if (node.kind === 'near') return node.right;
  return node.kind === 'and' || node.kind === 'or' ? lastWord(node.nodes.at(-1)!) : null;
}
