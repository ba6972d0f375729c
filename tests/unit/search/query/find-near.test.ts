import { describe, expect, it, test } from 'vitest';
import { shelve } from '../shelf';

describe('NEAR', () => {
  test.each([
    ['harbour NEAR/2 night', 'night fell on the harbour', false],
    ['harbour NEAR/3 night', 'night fell on the harbour', true],
    ['harbour NEAR/0 night', 'harbour, nights', true],
    ['cat NEAR/1 cat', 'one cat only', false],
    ['cat NEAR/1 cat', 'cat and cat', true],
    ['"the quay" NEAR/2 cran*', 'cranes over the quay', true],
    ['"the quay" NEAR/0 cran*', 'cranes over the quay', false],
    // A particle belongs to its word.
    ['인공지능 NEAR/0 규제', '인공지능이 규제를', true],
    ['인공지능 NEAR/1 규제', '인공지능이 낳은 새로운 규제', false],
    ['인공지능 NEAR/2 규제', '인공지능이 낳은 새로운 규제', true],
    // Where no spaces separate words, two characters count as a word.
    ['人工 NEAR/1 管制', '人工智能的新管制', false],
    ['人工 NEAR/2 管制', '人工智能新管制', true],
    ['co-operate NEAR/1 today', 'we co-operate only today', true],
  ])('%s in %s: %s', async (query, text, found) => {
    const { search } = await shelve(['x', text], ['other', 'text']);
    const { total, totalIsExact } = await search(query);
    expect({ total, totalIsExact }).toEqual({ total: found ? 1 : 0, totalIsExact: true });
  });

  it('shows the place where both stand, and none across title and text', async () => {
    const far = 'filler words '.repeat(60);
    const { search } = await shelve(['wolf', `sheep ${far} wolf ${far} a sheep saw a wolf ${far}`]);
    const { hits } = await search('wolf NEAR/3 sheep');
    expect(hits[0]!.snippet.text).toContain('a sheep saw a wolf');
    const { total } = await (await shelve(['wolf', 'sheep'])).search('wolf NEAR/3 sheep');
    expect(total).toBe(0);
  });
});
