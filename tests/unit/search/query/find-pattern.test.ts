import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { matchRegex } from '../../../../renderer/search/marks/regex-match';
import { narrow } from '../../../../renderer/search/query/narrow';
import { regexOf } from '../../../../renderer/search/text/regex';
import { shelfOf, shelve } from '../shelf';

describe('a pattern', () => {
  const narrowed = async (query: string) => {
    const { follower } = await shelve(
      ['One', 'apple pear', { tags: ['x'], savedAt: 1 }],
      ['Two', 'apple plum', { savedAt: 3 }],
      ['Three', 'pear tree', { savedAt: 2 }],
    );
    const { articles, notes } = await narrow(shelfOf(follower), query, {}, () => {});
    return { ids: articles.map(({ id }) => id), notes };
  };

  test.each([
    ['/a/', ['b', 'c', 'a']],
    ['apple /a/', ['b', 'a']],
    ['"pear t" /a/', ['c']],
    ['tag:x -/a/', ['a']],
    ['apple NEAR/0 pear /a/', ['a']],
  ])('is run over what the rest of %s leaves, newest first', async (query, ids) => {
    expect(await narrowed(query)).toEqual({ ids, notes: [] });
  });

  it('within OR is left out, which is said', async () => {
    const { search } = await shelve(['One', 'apple']);
    const { total, notes } = await search('apple OR /pea/');
    expect({ total, notes }).toEqual({
      total: 1,
      notes: [{ kind: 'regex-left-out', token: '/pea/' }],
    });
  });

  test.each([
    ['colou?r', 'the COLOR of', ['COLOR']],
    ['(?<=제)\\d+조', '헌법 제12조와 제3조', ['12조', '3조']],
    ['x*', 'abc', []],
    ['^b', 'a\nb', ['b']],
  ])('%s in %s', (source, text, marked) => {
    const snippet = matchRegex(regexOf(source), text)!;
    expect(snippet.marks.map(({ start, end }) => snippet.text.slice(start, end))).toEqual(marked);
  });

  it('marks matches in any text where they stand', () => {
    const unit = fc.constantFrom('a', 'b', ' ', '\n', '😀', '가');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 600 }), (text) => {
        const snippet = matchRegex(regexOf('ab|가+|😀b'), text);
        expect(snippet !== null).toBe(/ab|가|😀b/u.test(text));
        if (!snippet) return;
        expect(snippet.marks.length).toBeGreaterThan(0);
        expect(snippet.text.isWellFormed()).toBe(true);
      }),
    );
  });
});
