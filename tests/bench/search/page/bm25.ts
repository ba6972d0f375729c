import { fold } from '../../../../renderer/search/text/fold';
import { pieces } from '../../../../renderer/search/text/tokenize';

export interface Doc {
  id: string;
  title: string;
  text: string;
}

const k = 1.2;
const b = 0.75;

/**
 * The default of common search engines: BM25 with its usual parameters over words and overlapping pairs
 * of characters, as Lucene's CJKAnalyzer makes them (a single character is its own token). The result
 * returns the best `most` ids for a query.
 */
export function bm25(docs: readonly Doc[]): (query: string, most: number) => string[] {
  const postings = new Map<string, Map<number, number>>();
  const lengths = docs.map(({ title, text }, doc) => {
    const terms = termsOf(`${title}\n${text}`);
    for (const term of terms) {
      const counts = postings.get(term) ?? new Map<number, number>();
      postings.set(term, counts.set(doc, (counts.get(doc) ?? 0) + 1));
    }
    return terms.length;
  });
  const average = lengths.reduce((sum, length) => sum + length, 0) / docs.length;
  return (query, most) => {
    const scores = new Map<number, number>();
    for (const term of new Set(termsOf(query))) {
      const counts = postings.get(term) ?? new Map<number, number>();
      const rarity = Math.log(1 + (docs.length - counts.size + 0.5) / (counts.size + 0.5));
      for (const [doc, count] of counts) {
        const norm = k * (1 - b + (b * lengths[doc]!) / average);
        const weight = (rarity * count * (k + 1)) / (count + norm);
        scores.set(doc, (scores.get(doc) ?? 0) + weight);
      }
    }
    const best = [...scores].sort(([, one], [, other]) => other - one).slice(0, most);
    return best.map(([doc]) => docs[doc]!.id);
  };
}

function termsOf(text: string): string[] {
  return pieces(fold(text)).flatMap(({ text: piece, paired }) => {
    const characters = Array.from(piece);
    if (!paired || characters.length === 1) return [piece];
    return characters.slice(1).map((character, i) => characters[i]! + character);
  });
}
