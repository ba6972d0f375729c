import { type ArticleFacts, type FactsById, filterBy } from './article-facts';
import { fold } from './fold';
import { docsWithAll, docsWithOneOf, intersection, isToldByTerms, requirements } from './literal';
import type { Doc, LiveIndex } from './live-index';
import type { QueryNote } from './protocol';
import type { FilterField, QueryNode } from './query';
import { answersTo, type Term } from './ranking';
import { encodeCharacter, lastOfRun, pairs, pieces, wordTerm } from './tokenize';

/** What to mark in a hit: folded text, anywhere or as a word or its beginning. */
export interface Needle {
  text: string;
  at: 'anywhere' | 'word' | 'beginning';
}

/** A part of the query, looked up in the index but not yet compared with stored texts. */
export interface Plan {
  /** All articles that may meet it. */
  docs: Set<Doc>;
  /** They all do; `holds` need not be asked. */
  exact: boolean;
  /** Whether an article meets it, by all its text folded. */
  holds(doc: Doc, text: string): boolean;
  terms: Term[];
  needles: Needle[];
}

export interface Library {
  index: LiveIndex;
  facts: FactsById;
}

const shortestForTypos = 5;

/** Null for what has no characters to look for. */
export function planQuery(
  library: Library,
  root: QueryNode,
  typing: boolean,
  notes: QueryNote[],
): Plan | null {
  const { index, facts } = library;
  const last = typing ? lastWord(root) : null;
  return plan(root);

  function plan(node: QueryNode): Plan | null {
    switch (node.kind) {
      case 'word':
        return planWord(fold(node.text), node.prefix || node === last);
      case 'phrase':
        return planLiteral(fold(node.text).trim());
      case 'filter':
        return planFilter(node.field, node.value);
      case 'not': {
        const inner = plan(node.node);
        return inner && not(inner);
      }
      default: {
        const plans = node.nodes.map(plan).filter((one) => one !== null);
        return plans.length === 0 ? null : node.kind === 'and' ? all(plans) : any(plans);
      }
    }
  }

  /** A run with pairs in it stands as it is, punctuation around it aside; other words by the word. */
  function planWord(folded: string, prefix: boolean): Plan | null {
    const parts = pieces(folded);
    if (parts.length === 0) return null;
    if (parts.some((part) => part.paired)) {
      return planLiteral(folded.slice(parts[0]!.start, parts.at(-1)!.end));
    }
    return all(parts.map((part, i) => planTerm(part.text, prefix && i === parts.length - 1)));
  }

  function planTerm(word: string, prefix: boolean): Plan {
    const term = wordTerm(word);
    const spellings = prefix ? index.termsWithPrefix(term) : [term];
    const docs = docsWithOneOf(index, spellings);
    const needle: Needle = { text: word, at: prefix ? 'beginning' : 'word' };
    if (docs.size > 0 || term.length < shortestForTypos || /\p{N}/u.test(term)) {
      return told(docs, [spellings], [needle]);
    }
    const alike = index.similarWords(term);
    if (alike.length > 0) notes.push({ kind: 'spelled-alike', word, instead: alike.slice(0, 5) });
    const needles = alike.map((text): Needle => ({ text, at: 'word' }));
    return told(docsWithOneOf(index, alike), [alike], needles);
  }

  function planLiteral(text: string): Plan | null {
    if (!text) return null;
    const required = requirements(index, text);
    const docs = docsWithAll(index, required) ?? new Set(index.docs());
    return {
      docs,
      exact: docs.size === 0 || isToldByTerms(index, text),
      holds: (_doc, held) => held.includes(text),
      terms: required,
      needles: [{ text, at: 'anywhere' }],
    };
  }

  function planFilter(field: FilterField, value: string): Plan {
    const passes = filterBy(field, value);
    const docs = new Set<Doc>();
    for (const doc of index.docs()) {
      const known: ArticleFacts | undefined = facts.get(index.idOf(doc)!);
      if (known && passes(known)) docs.add(doc);
    }
    const needle: Needle = { text: fold(value), at: 'anywhere' };
    return told(docs, [], field === 'title' ? [needle] : []);
  }

  function not(inner: Plan): Plan {
    const rest = new Set(index.docs());
    if (inner.exact) for (const doc of inner.docs) rest.delete(doc);
    const holds = inner.exact ? isIn(rest) : (doc: Doc, text: string) => !inner.holds(doc, text);
    return { docs: rest, exact: inner.exact, holds, terms: [], needles: [] };
  }
}

/** The articles that answer best: each piece of a word counts, none is required. */
export function planQuestion({ index }: Library, texts: string[]): Plan | null {
  const parts = texts.flatMap((text) => pieces(fold(text)));
  const terms = new Map<string, Term>();
  const needles = new Map<string, Needle>();
  for (const { text, paired } of parts) {
    if (!paired) {
      terms.set(text, [wordTerm(text)]);
      needles.set(text, { text, at: 'word' });
      continue;
    }
    const characters = Array.from(text);
    for (const pair of pairs(text)) terms.set(pair, [pair]);
    for (let i = 1; i < characters.length; i++) {
      const pair = characters[i - 1]! + characters[i]!;
      needles.set(pair, { text: pair, at: 'anywhere' });
    }
    if (characters.length === 1) terms.set(text, [lastOfRun(text)]);
    if (parts.length === 1 && characters.length === 1) {
      terms.set(text, index.termsWithPrefix(encodeCharacter(text)));
    }
  }
  if (terms.size === 0) return null;
  const asked = [...terms.values()];
  return told(answersTo(index, asked), asked, [...needles.values()]);
}

function isIn(docs: ReadonlySet<Doc>): (doc: Doc) => boolean {
  return (doc) => docs.has(doc);
}

function told(docs: Set<Doc>, terms: Term[], needles: Needle[]): Plan {
  return { docs, exact: true, holds: isIn(docs), terms, needles };
}

export function all(plans: Plan[]): Plan {
  return {
    docs: plans.map((plan) => plan.docs).reduce(intersection),
    exact: plans.every((plan) => plan.exact),
    holds: (doc, text) => plans.every((plan) => plan.docs.has(doc) && plan.holds(doc, text)),
    terms: plans.flatMap((plan) => plan.terms),
    needles: plans.flatMap((plan) => plan.needles),
  };
}

function any(plans: Plan[]): Plan {
  return {
    docs: new Set(plans.flatMap((plan) => [...plan.docs])),
    exact: plans.every((plan) => plan.exact),
    holds: (doc, text) => plans.some((plan) => plan.docs.has(doc) && plan.holds(doc, text)),
    terms: plans.flatMap((plan) => plan.terms),
    needles: plans.flatMap((plan) => plan.needles),
  };
}

function lastWord(node: QueryNode): QueryNode | null {
  if (node.kind === 'word') return node;
  return node.kind === 'and' || node.kind === 'or' ? lastWord(node.nodes.at(-1)!) : null;
}
