import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { changeRecord } from '../../../renderer/library/actions/change-record';
import { CarrelDatabase } from '../../../renderer/storage/database';
import { mergeRecords } from '../../../renderer/vault/merge-records';
import { recordFile } from '../../../renderer/vault/record-files';

const row = { id: 'port', name: 'My port', note: '', articles: [], createdAt: 1 };

let database: CarrelDatabase;
beforeEach(async () => {
  database = new CarrelDatabase(`merge-${Math.random()}`);
  await database.collections.put(row);
});
afterEach(() => database.delete());

/** Merges the records while `change` happens just after the file of the collections was read. */
async function mergeDuring(change: () => Promise<unknown>): Promise<void> {
  const file = await recordFile(database, 'collections');
  const readRecord = async (name: string) => {
    if (name !== 'collections') return null;
    await change();
    return file;
  };
  const machine = { machine: 'aaaaaaaaaa', distrusted: {} };
  await mergeRecords(
    database,
    { readRecord },
    { prefer: 'database', waiting: new Set(), ...machine },
  );
}

it('does not bring back a row that is deleted while its file is compared', async () => {
  await mergeDuring(() => changeRecord({ database }, 'collections', 'port', () => undefined));
  expect(await database.collections.count()).toBe(0);
});

it('takes the rows that only the file has, also when another record changes meanwhile', async () => {
  await mergeDuring(async () => {
    await database.collections.clear();
    const search = { id: 'sea', name: 'sea', query: 'sea', createdAt: 1 };
    await changeRecord({ database }, 'savedSearches', 'sea', () => search as never);
  });
  expect(await database.collections.toArray()).toMatchObject([{ id: 'port' }]);
});
