import { describe, expect, it } from 'vitest';
import type { SearchSort } from '../../../../renderer/search/query/options';
import { shelve } from '../shelf';

describe('another order', () => {
  it('is that of all hits, not only of those that are shown', async () => {
    const { search } = await shelve(
      ...Array.from({ length: 300 }, (_, i): [string, string, object] => [
        `t${i}`,
        i % 2 ? 'apple' : 'apple pear',
        {
          savedAt: (i * 7) % 300,
          wordCount: (i * 11) % 300,
          publishedAt: i === 5 ? null : `20${String((i * 13) % 100).padStart(2, '0')}-01-01`,
        },
      ]),
    );
    const of = async (query: string, sort: SearchSort) =>
      (await search(query, { limit: 2, offset: 1, sort })).hits.map(
        (hit) => hit.id.charCodeAt(0) - 97,
      );
    const oldest = (key: SearchSort['key']) => ({ key, descending: false });
    const newest = (key: SearchSort['key']) => ({ key, descending: true });
    const by = (measure: (i: number) => number, odd: boolean) =>
      Array.from({ length: 300 }, (_, i) => i)
        .filter((i) => !odd || i % 2 === 0)
        .sort((a, b) => measure(a) - measure(b));
    const saved = (i: number) => (i * 7) % 300;
    expect(await of('apple', oldest('saved'))).toEqual(by(saved, false).slice(1, 3));
    expect(await of('apple', newest('saved'))).toEqual(by(saved, false).reverse().slice(1, 3));
    expect(await of('"apple pear"', oldest('saved'))).toEqual(by(saved, true).slice(1, 3));
    expect(await of('apple', newest('length'))).toEqual(
      by((i) => (i * 11) % 300, false)
        .reverse()
        .slice(1, 3),
    );
    const { hits } = await search('apple', { limit: 1, sort: oldest('published') });
    expect(hits[0]!.id.charCodeAt(0) - 97).toBe(5);
  });

  it('is that of the best answers to a question, before those that answer less', async () => {
    const { search } = await shelve(
      ...Array.from({ length: 60 }, (_, i): [string, string, object] => [
        `t${i}`,
        i < 24 ? 'who paid for the ferry across the winter river' : 'the ferry paid for winter',
        { savedAt: i < 24 ? (i * 7) % 24 : 1000 + i },
      ]),
    );
    const answers = async (query: string, offset: number) =>
      (
        await search(query, { limit: 12, offset, sort: { key: 'saved', descending: true } })
      ).hits.map((hit) => hit.id.charCodeAt(0) - 97);
    const newest = Array.from({ length: 24 }, (_, i) => i).sort(
      (a, b) => ((b * 7) % 24) - ((a * 7) % 24),
    );
    // A question by its number of words, and one because no article contains all its words.
    for (const question of [
      'who paid for the ferry across river',
      'ferry across river unheardof',
    ]) {
      expect(await answers(question, 0)).toEqual(newest.slice(0, 12));
      expect(await answers(question, 12)).toEqual(newest.slice(12));
      expect(Math.min(...(await answers(question, 24)))).toBeGreaterThan(23);
    }
  });
});
