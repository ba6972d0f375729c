import { describe, expect, it } from 'vitest';
import { noFilter } from '../../../renderer/core/article/article-filter';
import type { SearchResult } from '../../../renderer/search/worker/protocol';
import { facetsOfAnswer, facetsOfPlace } from '../../../renderer/ui/search/facet-request';
import { facetsShown } from '../../../renderer/ui/sidebar/facets-shown';

const hit = (id: string) => ({ id, score: 1, snippet: { text: '', marks: [] }, titleMarks: [] });

function answer(query: string, more: Partial<SearchResult> = {}) {
  const status = { indexed: 9, articles: 9, caughtUp: true };
  const result: SearchResult = {
    query,
    total: 2,
    totalIsExact: true,
    tookMs: 1,
    hits: [hit('a'), hit('b')],
    needles: [],
    notes: [],
    status,
    ...more,
  };
  return facetsOfAnswer({ result, filter: noFilter });
}

describe('what the facets are counted within', () => {
  it('is the query, with its year beside it', () => {
    const options = { filter: noFilter, year: '2024', asQuestion: false };
    expect(answer('harbour after:2024 before:2025')).toEqual({
      query: 'harbour',
      options,
      isWhole: true,
    });
    expect(answer('after:2020 before:2025')).toMatchObject({
      query: 'after:2020 before:2025',
      options: { year: null },
    });
  });

  it('is the hits themselves where only they are known', () => {
    expect(answer('/x/', { all: ['a', 'b', 'c'], total: 3 })).toMatchObject({
      options: { within: ['a', 'b', 'c'] },
      isWhole: true,
    });
    expect(answer('/x/', { all: ['a'], totalIsExact: false }).isWhole).toBe(false);
    const notes = [{ kind: 'as-question' as const }];
    expect(answer('a b c', { notes }).options.within).toEqual(['a', 'b']);
    expect(answer('a b c', { notes, total: 90 }).options.within).toBeUndefined();
    expect(answer('a b c').options.within).toBeUndefined();
  });

  it('is a place that is narrowed, and not the whole library', () => {
    expect(facetsOfPlace(noFilter)).toBeNull();
    const filter = { ...noFilter, tags: ['port'] };
    expect(facetsOfPlace(filter)).toMatchObject({ query: '', options: { filter } });
  });
});

it('shows the names of the library with the counts of what was found, however it is spelled', () => {
  const library = {
    tags: new Map([
      ['Ｐort', 3],
      ['port', 2],
      ['sea', 1],
    ]),
    sites: new Map([['The Harbour', 2]]),
    langs: new Map([['zh-TW', 2]]),
    years: new Map([['2024', 2]]),
  };
  const found = {
    tags: new Map([['port', 4]]),
    sites: new Map([['the harbour', 1]]),
    langs: new Map([['zh-tw', 1]]),
    years: new Map([['2024', 1]]),
    areExact: true,
  };
  expect(facetsShown(library, null)).toBe(library);
  expect(facetsShown(library, found)).toEqual({
    tags: new Map([
      ['Ｐort', 4],
      ['port', 4],
      ['sea', 0],
    ]),
    sites: new Map([['The Harbour', 1]]),
    langs: new Map([['zh-TW', 1]]),
    years: new Map([['2024', 1]]),
  });
});
