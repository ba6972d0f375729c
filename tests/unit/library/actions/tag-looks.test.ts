import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { deleteTag, renameTag } from '../../../../renderer/library/actions/tag-articles';
import { listTagLooks, setTagLook } from '../../../../renderer/library/actions/tag-looks';
import type { Library } from '../../../../renderer/library/library';
import { lastSeq } from '../../../../renderer/storage/change-log';
import { CarrelDatabase } from '../../../../renderer/storage/database';

let library: Library;

beforeEach(() => {
  const database = new CarrelDatabase(`looks-${Math.random()}`);
  library = { database, search: {} as Library['search'], vault: {} as Library['vault'] };
});
afterEach(() => library.database.delete());

const looks = async () =>
  [...(await listTagLooks(library)).values()].map(({ id, colour, description }) => [
    ...[id, colour, description],
  ]);

it('keeps a colour and a description, and nothing for a tag without both', async () => {
  await setTagLook(library, ' #항구 '.normalize('NFD'), { colour: 'blue', description: ' Ports ' });
  expect(await looks()).toEqual([['항구', 'blue', 'Ports']]);
  const seq = await lastSeq(library.database);
  await setTagLook(library, '항구', { colour: 'blue', description: 'Ports' });
  expect(await lastSeq(library.database)).toBe(seq);
  await setTagLook(library, '항구', { colour: null, description: ' ' });
  expect(await looks()).toEqual([]);
});

it('moves and forgets the looks of a tag with all below it', async () => {
  await setTagLook(library, 'a', { colour: 'blue', description: '' });
  await setTagLook(library, 'a/b', { colour: null, description: 'below' });
  await setTagLook(library, 'c', { colour: 'pink', description: 'its own' });
  await renameTag(library, 'a', 'c');
  expect(await looks()).toEqual([
    ['c', 'pink', 'its own'],
    ['c/b', null, 'below'],
  ]);
  await deleteTag(library, 'c');
  expect(await looks()).toEqual([]);
});
