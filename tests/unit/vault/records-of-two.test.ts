// Two machines that change the records of one library while both run: each has a folder of its own, and all
// files of machines come to the other.
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changeRecord } from '../../../renderer/library/actions/change-record';
import type { RecordRows } from '../../../renderer/library/journal';
import { appendChanges } from '../../../renderer/storage/change-log';
import { CarrelDatabase, libraryRecords } from '../../../renderer/storage/database';
import { VaultFollower } from '../../../renderer/vault/follower';
import { joinCopies } from '../../../renderer/vault/join-copies';
import { MachineExchange } from '../../../renderer/vault/machine-exchange';
import { reconcile } from '../../../renderer/vault/reconcile';
import { FleetLibrary } from './fleet-library';

const clean = (html: string) => html as never;

class Machine {
  readonly database = new CarrelDatabase(`two-records-${Math.random()}`);
  readonly files: FleetLibrary;
  readonly #exchange: MachineExchange;
  readonly follower: VaultFollower;

  constructor(readonly id: string) {
    this.files = new FleetLibrary(id);
    this.#exchange = new MachineExchange(this.database, this.files, clean, () => {});
    this.follower = new VaultFollower(this.database, this.files, () => {});
  }

  async start(): Promise<void> {
    expect((await reconcile(this.database, this.files, clean, () => {})).findings).toEqual([]);
    await this.live();
  }

  async live(): Promise<void> {
    await this.follower.settle();
    await this.#exchange.receive();
    await this.follower.settle();
    await this.#exchange.send();
  }

  change<Table extends keyof RecordRows>(
    table: Table,
    id: string,
    change: Partial<RecordRows[Table]> | null,
  ): Promise<unknown> {
    return changeRecord({ database: this.database }, table, id, (row) =>
      change === null ? undefined : ({ ...(row ?? { id }), ...change } as RecordRows[Table]),
    );
  }

  async setting(value: Record<string, unknown>): Promise<void> {
    await this.database.settings.put({ id: 'preferences', value });
    await appendChanges(this.database, 'record-changed', ['settings']);
  }

  get records(): unknown[] {
    return libraryRecords.map((name) => this.files.records.get(name));
  }
}

let [one, two]: [Machine, Machine] = [null as never, null as never];

/** The files of the machines only; the records' own files are read at a start. */
function carry(): void {
  for (const [from, to] of [
    [one, two],
    [two, one],
  ] as const)
    for (const [path, text] of from.files.machineFiles)
      if (path.startsWith(from.id)) to.files.machineFiles.set(path, text);
}

async function meet(): Promise<void> {
  for (const each of [one, two]) await each.live();
  carry();
  for (const each of [one, two]) await each.live();
  // Joining alone is nothing that the others are told.
  expect(two.records).toEqual(one.records);
}

const collection = { name: 'Sea', note: 'first', articles: ['a', 'b'], createdAt: 1 };

beforeEach(async () => {
  [one, two] = [new Machine('aaaaaaaaaa'), new Machine('bbbbbbbbbb')];
  for (const each of [one, two]) await each.start();
  await one.change('tags', 'port', { colour: null, description: 'Where ships lie' });
  await one.change('collections', 'sea', collection);
  await one.change('savedSearches', 'ships', { name: 'Ships', query: 'ship', createdAt: 1 });
  await one.setting({ theme: 'dark', fontSize: 18, sidebarOpen: true });
  await meet();
});

afterEach(async () => {
  for (const { database } of [one, two]) await database.delete();
});

describe('records of two machines that run', () => {
  it('come to the other one', async () => {
    expect(await two.database.tags.get('port')).toMatchObject({ description: 'Where ships lie' });
    expect(await two.database.collections.get('sea')).toMatchObject(collection);
  });

  it('keep two fields of one row that each has changed', async () => {
    await one.change('tags', 'port', { colour: 'blue' });
    await two.change('tags', 'port', { description: 'Harbours' });
    await one.change('savedSearches', 'ships', { name: 'Boats' });
    await two.change('savedSearches', 'ships', { query: 'ship OR boat' });
    await meet();
    expect(await one.database.tags.get('port')).toMatchObject({
      ...{ colour: 'blue', description: 'Harbours' },
    });
    expect(await one.database.savedSearches.get('ships')).toMatchObject({
      ...{ name: 'Boats', query: 'ship OR boat' },
    });
  });

  it('keep what each has put into a collection and written into its note', async () => {
    await one.change('collections', 'sea', { articles: ['b', 'a', 'c'], note: 'first\nsecond' });
    await two.change('collections', 'sea', { articles: ['a', 'd'] });
    await meet();
    const row = await two.database.collections.get('sea');
    expect([...row!.articles].sort()).toEqual(['a', 'c', 'd']);
    expect(row!.note).toBe('first\nsecond');
  });

  it('stay removed, unless the other one has changed them later', async () => {
    await one.change('tags', 'port', null);
    await one.change('savedSearches', 'ships', null);
    await one.live();
    await two.live();
    await two.change('savedSearches', 'ships', { name: 'Boats' });
    await meet();
    expect(await two.database.tags.count()).toBe(0);
    expect(await one.database.savedSearches.get('ships')).toMatchObject({ name: 'Boats' });
    for (const each of [one, two]) await each.start();
    expect(await one.database.tags.count()).toBe(0);
  });

  it('keep settings by their names, and whether the sidebar is open for each machine', async () => {
    await two.setting({ theme: 'dark', fontSize: 20, sidebarOpen: false });
    await one.setting({ theme: 'light', fontSize: 18, sidebarOpen: true });
    await meet();
    const value = async ({ database }: Machine) =>
      (await database.settings.get('preferences'))?.value;
    expect(await value(one)).toEqual({ theme: 'light', fontSize: 20, sidebarOpen: true });
    expect(await value(two)).toEqual({ theme: 'light', fontSize: 20, sidebarOpen: false });
  });

  it('are the same after the database was lost', async () => {
    await one.change('tags', 'port', { colour: 'blue' });
    await one.change('savedSearches', 'ships', null);
    await meet();
    const third = new Machine('cccccccccc');
    for (const [name, text] of one.files.records) third.files.records.set(name, text);
    const before = one.records;
    await third.start();
    expect(third.records).toEqual(before);
    await third.database.delete();
  });

  it('take nothing that a machine has changed after it was distrusted', async () => {
    one.files.distrusted = { bbbbbbbbbb: '' };
    await two.change('tags', 'port', { description: 'Taken over' });
    await two.change('collections', 'sea', null);
    await two.live();
    carry();
    await one.live();
    expect(await one.database.tags.get('port')).toMatchObject({ description: 'Where ships lie' });
    expect(await one.database.collections.count()).toBe(1);
  });

  it('are joined from the copies that a sync program has made, which are then gone', async () => {
    await two.change('tags', 'port', { description: 'Harbours' });
    await two.change('tags', 'quay', { colour: 'blue', description: '' });
    await two.change('savedSearches', 'ships', null);
    await two.live();
    const [copies, conflict] = [one.files.others, 'sync-conflict-20261130-100000-U3UHMPI'];
    for (const name of ['tags', 'saved-searches', 'manifest'])
      copies.set(`${name}.${conflict}.json`, String(two.files.records.get(name)));
    const [path, lines] = [...two.files.machineFiles].find(([each]) => each.endsWith('.jsonl'))!;
    copies.set(`machines/${path.replace('.jsonl', ` (1).jsonl`)}`, lines);
    const [machine] = [...two.files.machineFiles].find(([each]) => each.endsWith('machine.json'))!;
    copies.set(`machines/${machine.replace('.json', '-LAPTOP.json')}`, '{"epoch":"x"}');
    copies.set(`collections.${conflict}.json`, '{"schema":');
    // The copy of another library, whose folder has become one with this one; the other copy names no library.
    const another = JSON.stringify({ schema: 4, library: '01KCCCCCCC0000000000000000' });
    copies.set('manifest (1).json', another);
    copies.set('manifest (2).json', another.replace('01K', '../'));
    await joinCopies(one.database, one.files, () => {});
    await one.live();
    expect([...copies.keys()]).toEqual([`collections.${conflict}.json`, 'manifest (2).json']);
    expect(await one.database.tags.toArray()).toMatchObject([
      { id: 'port', description: 'Harbours' },
      { id: 'quay', colour: 'blue' },
    ]);
    expect(await one.database.savedSearches.count()).toBe(0);
  });

  it('cost only themselves where a line is hostile', async () => {
    const state = { value: [['x', ['01M8NT6ZNF0000-bbbbbbbbbb', ['y']]]] };
    const lines = [
      '{"record":"tags","row":"port","state":',
      JSON.stringify({ record: 'settings', row: 'epoch', state }),
      JSON.stringify({ record: 'settings', row: 'library', state }),
      JSON.stringify({ record: 'tags', row: 'x'.repeat(5_000), state: {} }),
      JSON.stringify({ record: 'feeds', row: 'https://a.example', state: [7, null, { gone: 1 }] }),
      JSON.stringify({ record: '__proto__', row: 'port', state: { gone: 'x' } }),
      JSON.stringify({ record: 'tags', row: 'port', state: { colour: 'red', description: 7 } }),
    ];
    const epoch = await one.database.settings.get('epoch');
    one.files.machineFiles.set('bbbbbbbbbb/zz.jsonl', `${lines.join('\n')}\n`);
    await one.live();
    expect(await one.database.settings.get('epoch')).toEqual(epoch);
    expect(await one.database.tags.toArray()).toMatchObject([{ id: 'port', colour: null }]);
    expect(await one.database.feeds.count()).toBe(0);
  });
});
