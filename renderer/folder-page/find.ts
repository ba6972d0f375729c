// The search of the page: MiniSearch ranks, over the terms of the question only. A shard is asked for those,
// because opening the whole index of thousands of articles takes a phone longer than anybody waits.
import MiniSearch, { type AsPlainObject, type Query } from 'minisearch';
import type { ListRow } from '../search/shards/page-files';
import {
  type Counts,
  pairsOf,
  ShardReader,
  type TextShard,
  wordOf,
  writeTextShard,
} from '../search/shards/text-shard';
import { fold } from '../search/text/fold';
import { stem } from '../search/text/stem';
import { pieces } from '../search/text/tokenize';

/** A term of the question, and how a shard is asked for it. */
interface Term {
  key: string;
  ask(shard: ShardReader): Counts;
}

/** A word of the question: an article has to have all of its terms. */
type Unit = Term[];

const fields = ['text', 'facts'];
const fieldIds = { text: 0, facts: 1 };
/** Words of fewer letters are meant as they are, not as the beginning of others. */
const shortestBeginning = 3;

export class Finder {
  readonly #numberOf: ReadonlyMap<string, number>;
  /** Titles, sites, authors and tags. */
  readonly #facts: ShardReader;
  readonly #shards: { reader: ShardReader; numbers: (number | undefined)[] }[] = [];
  readonly #lengths: number[];

  constructor(private readonly rows: readonly ListRow[]) {
    this.#numberOf = new Map(rows.map(([id], at) => [id, at]));
    this.#facts = new ShardReader(
      writeTextShard(
        rows.map(([id, title, site, authors, , , , tags]) => ({
          id,
          text: [title, site, authors, ...tags].join('\n'),
        })),
      ),
    );
    this.#lengths = rows.map(() => 0);
  }

  add(shard: TextShard): void {
    const reader = new ShardReader(shard);
    const numbers = reader.ids.map((id) => this.#numberOf.get(id));
    for (const [at, number] of numbers.entries()) {
      if (number !== undefined) this.#lengths[number] = reader.lengths[at]!;
    }
    this.#shards.push({ reader, numbers });
  }

  /** The places of the articles that have all words of the question, best first; null for no words. */
  find(question: string): number[] | null {
    const units = unitsOf(question);
    if (units.length === 0) return null;
    const terms = new Map(units.flat().map((term) => [term.key, term]));
    const index = [...terms.values()].map(
      (term): [string, Record<string, Record<string, number>>] => [
        term.key,
        { 0: this.#inTexts(term), 1: Object.fromEntries(term.ask(this.#facts)) },
      ],
    );
    const miniSearch = MiniSearch.loadJS<{ id: number }>(this.#plain(index), { fields });
    const query: Query = {
      combineWith: 'AND',
      queries: units.map((unit) => ({ combineWith: 'AND', queries: unit.map(({ key }) => key) })),
    };
    const options = {
      ...{ boost: { facts: 3 }, prefix: false, fuzzy: false },
      tokenize: (key: string) => [key],
      processTerm: (key: string) => key,
    };
    return miniSearch.search(query, options).map(({ id }) => id as number);
  }

  #inTexts(term: Term): Record<string, number> {
    const found: Record<string, number> = {};
    for (const { reader, numbers } of this.#shards) {
      for (const [at, count] of term.ask(reader)) {
        const number = numbers[at];
        if (number !== undefined) found[number] = count;
      }
    }
    return found;
  }

  /** What MiniSearch would have written of an index with these terms. */
  #plain(index: AsPlainObject['index']): AsPlainObject {
    const { rows } = this;
    const factLengths = this.#facts.lengths;
    const mean = (lengths: readonly number[]) =>
      lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
    return {
      documentCount: rows.length,
      nextId: rows.length,
      documentIds: Object.fromEntries(rows.map((_, at) => [at, at])),
      fieldIds,
      fieldLength: Object.fromEntries(
        rows.map((_, at) => [at, [this.#lengths[at]!, factLengths[at]!]]),
      ) as unknown as AsPlainObject['fieldLength'],
      averageFieldLength: [mean(this.#lengths), mean(factLengths)],
      storedFields: {},
      dirtCount: 0,
      index,
      serializationVersion: 2,
    };
  }
}

function unitsOf(question: string): Unit[] {
  return pieces(fold(question)).map(({ text, paired }): Unit => {
    if (!paired) return [wordTerm(wordOf(text))];
    if (Array.from(text).length === 1)
      return [{ key: text, ask: (shard) => shard.character(text) }];
    return pairsOf(text).map((pair) => ({ key: pair, ask: (shard) => shard.pair(pair) }));
  });
}

/** Other forms of the word and longer words count, too. */
function wordTerm(word: string): Term {
  const stemmed = stem(word);
  const isMeant =
    word.length < shortestBeginning
      ? (other: string) => other === word
      : (other: string) => other.startsWith(word) || stem(other) === stemmed;
  return { key: `=${word}`, ask: (shard) => shard.words(word, isMeant) };
}
