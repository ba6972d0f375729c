import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import {
  applyRule,
  applyRulesOnImport,
  findForRule,
  listRules,
  planRules,
  saveRule,
} from '../../../../renderer/library/actions/rules';
import { History } from '../../../../renderer/library/history/history';
import { followImportRules } from '../../../../renderer/library/import/import-rules';
import type { Library } from '../../../../renderer/library/library';
import { CarrelDatabase } from '../../../../renderer/storage/database';
import { article } from '../../article';

let library: Library;
/** The ids that each query finds, or why it finds none. */
let found: Record<string, string[] | Error>;
let notes: { kind: string }[];
const search = vi.fn(async (query: string) => {
  const ids = found[query] ?? [];
  if (ids instanceof Error) throw ids;
  return { hits: ids.map((id) => ({ id })), notes };
});

const nothing = { tags: [], star: false, archive: false, onImport: false };

beforeEach(async () => {
  const database = new CarrelDatabase(`rules-${Math.random()}`);
  await database.articles.bulkAdd([article({ id: 'A', tags: ['x'] }), article({ id: 'B' })]);
  await database.savedSearches.bulkAdd([
    { id: '1', name: 'One', query: 'one', createdAt: 1 },
    { id: '2', name: 'Two', query: 'tag:one', createdAt: 2 },
  ]);
  search.mockClear();
  [found, notes] = [{ one: ['A', 'B'] }, []];
  library = {
    ...{ database, vault: {} as Library['vault'] },
    search: { search, whenCaughtUp: async () => {} } as unknown as Library['search'],
  };
});
afterEach(() => library.database.delete());

const get = async (id: string) => (await library.database.articles.get(id))!;

it('keeps what a saved search does, and nothing for one that does nothing', async () => {
  await saveRule(library, '1', { ...nothing, tags: [' #y ', 'y', ''] });
  expect((await listRules(library)).map(({ rule }) => rule)).toEqual([{ ...nothing, tags: ['y'] }]);
  await saveRule(library, '1', { ...nothing, onImport: true });
  expect(await listRules(library)).toEqual([]);
});

it('tags, stars and archives what it finds, as one step that is undone', async () => {
  const history = new History(library);
  const rule = { ...nothing, tags: ['y'], star: true, archive: true };
  const { step } = await history.run('rule', async (own) => {
    await saveRule(own, '1', rule);
    await applyRule(own, rule, (await findForRule(own, 'one')).ids);
  });
  expect(step?.articleCount).toBe(2);
  expect(await get('A')).toMatchObject({ tags: ['x', 'y'], starred: true, state: 'archived' });
  expect(await applyRule(library, rule, ['A', 'B'])).toEqual([]);
  await history.undo();
  expect(await get('A')).toMatchObject({ tags: ['x'], starred: false, state: 'unread' });
  expect(await listRules(library)).toEqual([]);
});

it('plans what one rule after the other would change, and changes nothing', async () => {
  const finds = { ids: ['A', 'B', 'gone'], notes: [] };
  const search = (tags: string[], star: boolean) => ({
    ...{ id: '1', name: '', query: '', createdAt: 1, rule: { ...nothing, tags, star } },
  });
  const plans = await planRules(library, [
    { search: search(['x'], false), finds },
    { search: search(['x'], true), finds },
    { search: search(['y'], true), finds: 'too slow' },
  ]);
  const changed = plans.map(({ changes }) => changes.map(({ after: { id, tags } }) => [id, tags]));
  // The second one gives no tag that the first has given.
  expect(changed).toEqual([
    [['B', ['x']]],
    [
      ['A', ['x']],
      ['B', ['x']],
    ],
    [],
  ]);
  expect(plans[1]?.changes.map(({ before }) => before.tags)).toEqual([['x'], ['x']]);
  expect(await get('B')).toMatchObject({ tags: [], starred: false });
});

it('changes nothing where the search takes the query otherwise', async () => {
  notes = [{ kind: 'as-question' }];
  expect(await findForRule(library, 'one')).toEqual({ ids: [], notes });
});

it('is applied to what was imported only, and never sets off another rule', async () => {
  await saveRule(library, '1', { ...nothing, tags: ['one'], onImport: true });
  await saveRule(library, '2', { ...nothing, star: true, onImport: true });
  // The second would find what the first has just tagged.
  search.mockImplementation(async (query: string) => {
    const tagged = await library.database.articles.where('tags').equals('one').primaryKeys();
    const ids = query === 'one' ? ['A', 'B'] : tagged;
    return { hits: ids.map((id) => ({ id })), notes };
  });
  const rules = followImportRules(library);
  rules.imported(['B']);
  await rules.settled();
  expect(await get('A')).toMatchObject({ tags: ['x'], starred: false });
  expect(await get('B')).toMatchObject({ tags: ['one'], starred: false });
  const asked = search.mock.calls.length;
  await rules.settled();
  expect(search.mock.calls).toHaveLength(asked);
});

it('does not wait for what is imported later', async () => {
  await saveRule(library, '1', { ...nothing, star: true, onImport: true });
  const rules = followImportRules(library);
  search.mockImplementation(async () => {
    rules.imported(['B']);
    return { hits: [{ id: 'A' }], notes };
  });
  rules.imported(['A']);
  await rules.settled();
  expect(await get('A')).toMatchObject({ starred: true });
  expect(search).toHaveBeenCalledTimes(1);

  search.mockImplementation(async () => ({ hits: [{ id: 'B' }], notes }));
  await rules.settled();
  expect(await get('B')).toMatchObject({ starred: true });
});

it('searches nothing without a rule for imports, and a query that fails costs only its own', async () => {
  search.mockImplementation(async (query: string) => {
    if (query === 'one') throw new Error('too slow');
    return { hits: [{ id: 'A' }], notes };
  });
  const rules = followImportRules(library);
  rules.imported(['A']);
  await rules.settled();
  expect(search).not.toHaveBeenCalled();
  await saveRule(library, '1', { ...nothing, star: true, onImport: true });
  await saveRule(library, '2', { ...nothing, tags: ['two'], onImport: true });
  await applyRulesOnImport(library, new Set(['A']));
  expect(await get('A')).toMatchObject({ tags: ['x', 'two'], starred: false });
});
