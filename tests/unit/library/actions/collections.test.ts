import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { mostInCollection } from '../../../../renderer/core/records/library-records';
import {
  addToCollection,
  createCollection,
  deleteCollection,
  describeCollection,
  listCollections,
  movedTo,
  moveInCollection,
  removeFromCollection,
} from '../../../../renderer/library/actions/collections';
import type { Library } from '../../../../renderer/library/library';
import { CarrelDatabase } from '../../../../renderer/storage/database';

let library: Library;

beforeEach(() => {
  const database = new CarrelDatabase(`collections-${Math.random()}`);
  library = { database, search: {} as Library['search'], vault: {} as Library['vault'] };
});
afterEach(() => library.database.delete());

const articles = async (id: string) =>
  (await library.database.collections.get(id))?.articles.join('');

it('keeps articles once and in their order, and each change is in the log', async () => {
  const row = await createCollection(library, '  The   harbour ', ['A', 'B', 'A']);
  expect(row).toMatchObject({ name: 'The harbour', articles: ['A', 'B'] });
  const { id } = row!;
  await addToCollection(library, id, ['C', 'A', 'D']);
  expect(await articles(id)).toBe('ABCD');
  await addToCollection(library, id, ['C']);
  await moveInCollection(library, id, ['D', 'B'], 'A');
  expect(await articles(id)).toBe('BDAC');
  await moveInCollection(library, id, ['B'], null);
  expect(await articles(id)).toBe('DACB');
  await removeFromCollection(library, id, ['A', 'Z']);
  expect(await articles(id)).toBe('DCB');
  await describeCollection(library, id, { name: ' ', note: ' # Why \n' });
  await describeCollection(library, id, { name: 'Quay' });
  expect(await listCollections(library)).toMatchObject([{ name: 'Quay', note: '# Why' }]);
  expect(await deleteCollection(library, id)).toMatchObject({ name: 'Quay' });
  expect(await listCollections(library)).toEqual([]);
  const logged = (await library.database.changes.toArray()).map((change) => change.id);
  // What changes nothing is not logged.
  expect(logged).toEqual(Array(8).fill('collections'));
});

it('makes none without a name, and holds no more than a file may', async () => {
  expect(await createCollection(library, ' ')).toBe(null);
  const many = Array.from({ length: mostInCollection + 5 }, (_, at) => `${at}`);
  expect((await createCollection(library, 'All', many))?.articles).toHaveLength(mostInCollection);
  await addToCollection(library, 'none', ['A']);
  expect(await library.database.collections.count()).toBe(1);
});

it('loses and doubles none by moving, and puts them before the place that was named', () => {
  const some = fc.uniqueArray(fc.constantFrom(...'ABCDEFGH'));
  fc.assert(
    fc.property(some, some, fc.constantFrom(...'ABCDEFGHZ', null), (all, moving, before) => {
      const moved = movedTo(all, moving, before);
      expect([...moved].sort()).toEqual([...all].sort());
      const stay = (each: string) => !moving.includes(each);
      expect(moved.filter(stay)).toEqual(all.filter(stay));
      const chosen = all.filter((each) => !stay(each));
      const at = moved.indexOf(chosen[0] ?? '');
      if (chosen.length === 0) return;
      expect(moved.slice(at, at + chosen.length)).toEqual(chosen);
      if (before !== null && all.includes(before) && stay(before)) {
        expect(moved[at + chosen.length]).toBe(before);
      }
    }),
  );
});
