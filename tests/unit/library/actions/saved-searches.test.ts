import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  deleteSavedSearch,
  listSavedSearches,
  renameSavedSearch,
  saveSearch,
} from '../../../../renderer/library/actions/saved-searches';
import type { Library } from '../../../../renderer/library/library';
import { CarrelDatabase } from '../../../../renderer/storage/database';

let library: Library;

beforeEach(() => {
  const database = new CarrelDatabase(`searches-${Math.random()}`);
  library = { database, search: {} as Library['search'], vault: {} as Library['vault'] };
});
afterEach(() => library.database.delete());

const names = async () => (await listSavedSearches(library)).map(({ name }) => name);
const logged = async () =>
  (await library.database.changes.toArray()).map(({ kind, id }) => `${kind} ${id}`);

it('are kept by name, and each change is in the log', async () => {
  await saveSearch(library, ' 항구 10 ', 'tag:항구 -rain');
  await saveSearch(library, '', '  "at night" ');
  await saveSearch(library, '항구 9', 'site:port');
  expect(await names()).toEqual(['"at night"', '항구 9', '항구 10']);
  const [first] = await listSavedSearches(library);
  expect(first).toMatchObject({ query: '"at night"' });

  await renameSavedSearch(library, first!.id, 'Night');
  await renameSavedSearch(library, first!.id, '  ');
  expect(await names()).toContain('Night');
  expect(await deleteSavedSearch(library, first!.id)).toMatchObject({ name: 'Night' });
  expect(await names()).toEqual(['항구 9', '항구 10']);
  expect(await logged()).toEqual(Array(5).fill('record-changed saved-searches'));
});

it('nothing is kept or logged where nothing is asked or there', async () => {
  await saveSearch(library, 'Empty', '   ');
  await renameSavedSearch(library, 'gone', 'x');
  expect(await deleteSavedSearch(library, 'gone')).toBeNull();
  expect(await names()).toEqual([]);
  expect(await logged()).toEqual([]);
});
