import { describe, expect, it } from 'vitest';
import { codeOf, idOfLine, resolveIds } from '../../../renderer/cli/chosen-articles';

describe('a line on stdin', () => {
  it.each([
    ['01JABC', ['01JABC']],
    ['01JABC  2025-02-20  A title  #tag', ['01JABC']],
    ['01JABC\ttitle\turl', ['01JABC']],
    ['  01JABC', ['01JABC']],
    ['{"id":"01JABC","title":"{}"}', ['01JABC']],
    ['', []],
    [' \t', []],
    // Reported as not found, never skipped in silence.
    ['{"title":"no id"}', ['{"title":"no']],
    ['{broken', ['{broken']],
    ['{"id":7}', ['{"id":7}']],
    ['null', ['null']],
  ])('%j names %j', (line, ids) => {
    expect(idOfLine(line)).toEqual(ids);
  });
});

const known = ['01JA1', '01JA2', '01JB1'];
const idsLike = (word: string) => known.filter((id) => id.startsWith(word)).slice(0, 2);

describe('ids', () => {
  it('are found by their beginnings, each once, in the order in which they are named', async () => {
    expect(await resolveIds(['01jb', '01JA1', '01JB1'], idsLike)).toEqual({
      ids: ['01JB1', '01JA1'],
      notFound: [],
    });
  });

  it('that name nothing, or several articles, are said', async () => {
    const { ids, notFound } = await resolveIds(['01JA', 'x', '', '01JA2', 'x'], idsLike);
    expect(ids).toEqual(['01JA2']);
    expect(notFound).toEqual([
      { id: '01JA', error: 'the id of more than one article begins with this' },
      { id: 'x', error: 'no such article' },
      { id: '', error: 'no such article' },
    ]);
  });

  it.each([
    [['a'], [], 0],
    [[], [], 0],
    [['a'], ['x'], 3],
    [[], ['x'], 1],
  ])('%j found and %j not: exit code %i', (ids, missing, code) => {
    expect(codeOf({ ids, notFound: missing.map((id) => ({ id, error: '' })) })).toBe(code);
  });
});
