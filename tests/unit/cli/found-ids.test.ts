import { expect, it, vi } from 'vitest';
import { UsageError } from '../../../renderer/cli/arguments';
import type { CommandContext } from '../../../renderer/cli/command';
import { foundExactly, foundIds } from '../../../renderer/cli/found-ids';
import type { Library } from '../../../renderer/library/library';
import type { QueryNote } from '../../../renderer/search/query/query';

/** A library whose search answers with these articles and notes. */
function libraryOf(ids: string[], notes: QueryNote[]): Library {
  const search = {
    onStatus: () => () => {},
    whenCaughtUp: async () => {},
    search: async () => ({ hits: ids.map((id) => ({ id })), notes }),
  };
  const settings = { get: async () => undefined };
  const database = { articles: { count: async () => 3 }, settings };
  return { search, database } as unknown as Library;
}

const report = vi.fn(async () => {});
const context = { report, signal: new AbortController().signal } as unknown as CommandContext;

const notes: QueryNote[] = [
  { kind: 'as-question' },
  { kind: 'spelled-alike', word: 'lampp', instead: ['lamp'] },
  { kind: 'bad-filter', token: 'is:stared', field: 'is' },
  { kind: 'ignored-operator', token: 'OR' },
  { kind: 'bad-regex', token: '/[/', reason: 'unterminated' },
  { kind: 'near-as-and', token: 'NEAR' },
  { kind: 'shortened' },
];

it.each(notes)(
  'a change refuses what the search has found otherwise than it was asked: $kind',
  async (note) => {
    const library = libraryOf(['A'], [note]);
    await expect(foundExactly('q', library, context)).rejects.toThrow(UsageError);
    await expect(foundIds('q', library, context)).resolves.toEqual(['A']);
    expect(report).toHaveBeenLastCalledWith([expect.stringMatching(/^carrel: /)]);
  },
);

it('a change takes what was found as it was asked, and nothing where nothing was found', async () => {
  expect(await foundExactly('q', libraryOf(['A', 'B'], []), context)).toEqual(['A', 'B']);
  const none = libraryOf([], [{ kind: 'held-nowhere', words: ['q'] }]);
  expect(await foundExactly('q', none, context)).toEqual([]);
  expect(report).toHaveBeenLastCalledWith(['carrel: no article contains "q"']);
});
