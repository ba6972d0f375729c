import type { SearchHit } from '../../search/protocol';

const part =
  /(-?)(?:(title|author|site|tag|lang|is|has|saved|before|after):)?(?:"([^"]*)"?|([^\s()"]+))/giu;

/** The words and phrases of a query that can stand in a text, longest first. */
export function queryWords(query: string): string[] {
  const words: string[] = [];
  for (const [, minus, field, phrase, word] of query.normalize('NFC').matchAll(part)) {
    if (minus || field) continue;
    const text = phrase ?? word ?? '';
    if (phrase === undefined && text === 'OR') continue;
    const plain = text.replace(/\*+$/, '').trim();
    if (plain !== '') words.push(plain);
  }
  return longestFirst(words);
}

/** What to mark in an article that a search has found: its words, and the forms that were met. */
export function wordsToMark(query: string, hit: SearchHit | undefined): string[] {
  const met = (hit?.snippet.marks ?? []).map(({ start, end }) =>
    hit!.snippet.text.slice(start, end),
  );
  return longestFirst([...queryWords(query), ...met]);
}

function longestFirst(words: string[]): string[] {
  return [...new Set(words)].sort((a, b) => b.length - a.length);
}
