import { describe, expect, it } from 'vitest';
import { checkSearch } from '../../../../renderer/library/actions/check-search';
import type { SearchResult } from '../../../../renderer/search/worker/protocol';
import { makeArticle, newDatabase, putArticle } from '../../search/shelf';

/** Finds the articles that contain the quote, as the index does. */
async function checked(texts: Record<string, unknown>) {
  const database = newDatabase();
  for (const [id, text] of Object.entries(texts)) {
    await putArticle(database, makeArticle(id, id, id), text as string);
  }
  const search = async (query: string) => {
    const hits = Object.entries(texts)
      .filter(([, text]) => String(text).includes(query.slice(1, -1)))
      .map(([id]) => ({ id }));
    return { hits, total: hits.length } as SearchResult;
  };
  return checkSearch({ database, search: { check: async () => 0, search } });
}

describe('the check of the search', () => {
  it('takes a quote out of a text of one line and 36 million characters', async () => {
    const answer = await checked({
      a: 'words and '.repeat(3_600_000),
      b: 'a text of another kind',
    });
    expect(answer).toEqual({ damaged: 0, sampled: 2, notFound: [], failed: [] });
  });

  it('goes on after an article that cannot be looked for', async () => {
    const answer = await checked({ a: 5, b: 'a text that is found again' });
    expect(answer).toMatchObject({ sampled: 1, notFound: [], failed: [{ id: 'a' }] });
  });
});
