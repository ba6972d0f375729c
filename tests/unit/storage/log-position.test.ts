import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import { appendChanges } from '../../../renderer/storage/change-log';
import { CarrelDatabase } from '../../../renderer/storage/database';
import { databaseEpoch } from '../../../renderer/storage/epoch';
import { logPosition } from '../../../renderer/storage/log-position';

const follower = 'vault';

let database: CarrelDatabase;
beforeEach(async () => {
  database = new CarrelDatabase(`position-${Math.random()}`);
  await appendChanges(database, 'article-changed', ['a', 'b', 'c', 'd', 'e']);
});

const readTo = async (seq: number, epoch?: string) =>
  database.cursors.put({ follower, seq, epoch: epoch ?? (await databaseEpoch(database)) });
const position = async (limit = 10) => {
  const { changes, epoch, ...rest } = await logPosition(database, follower, limit);
  expect(epoch).toBe(await databaseEpoch(database));
  return { ...rest, rows: changes.map(({ seq }) => seq) };
};

it('has the whole log without a cursor, and with one of another database', async () => {
  const whole = { seq: null, end: 5, isWhole: false, rows: [1, 2, 3, 4, 5] };
  expect(await position()).toEqual(whole);
  await readTo(3, 'another');
  expect(await position()).toEqual(whole);
});

it('has what comes after the cursor, at most as much as asked for', async () => {
  await readTo(2);
  expect(await position()).toEqual({ seq: 2, end: 5, isWhole: true, rows: [3, 4, 5] });
  expect(await position(1)).toEqual({ seq: 2, end: 5, isWhole: true, rows: [3] });
  expect(await position(0)).toEqual({ seq: 2, end: 5, isWhole: true, rows: [] });
  await readTo(5);
  expect(await position()).toEqual({ seq: 5, end: 5, isWhole: true, rows: [] });
});

it('tells of rows that are gone before they were read, and of a cursor behind the end', async () => {
  await database.changes.where('seq').belowOrEqual(3).delete();
  await readTo(2);
  expect(await position()).toEqual({ seq: 2, end: 5, isWhole: false, rows: [4, 5] });
  expect(await position(0)).toMatchObject({ isWhole: false });
  await readTo(3);
  expect(await position()).toMatchObject({ isWhole: true });
  await readTo(9);
  expect(await position()).toEqual({ seq: 9, end: 5, isWhole: false, rows: [] });
});
