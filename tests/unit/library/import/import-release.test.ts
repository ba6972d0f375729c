// The queue of imports: it releases what it holds (grants, companions, listeners), pauses, and takes addresses.
// Dexie remembers whether there was an IndexedDB when it was loaded, and other files share this worker.
import 'fake-indexeddb/auto';
import './with-resolvers';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { CarrelBridge } from '../../../../electron/ipc/requests';
import { addressInput, type ImportInput } from '../../../../renderer/library/import/import-batch';
import { createImportDispatcher } from '../../../../renderer/library/import/import-dispatcher';
import {
  type ImportAnswer,
  type ImportMessage,
  importChannelName,
} from '../../../../renderer/library/import/import-messages';
import {
  createImportQueue,
  type ImportQueue,
} from '../../../../renderer/library/import/import-queue';

/** The import window's side: holds companions, and fails the files that it is told to fail. */
let importer: BroadcastChannel;
let companions: Set<string>;
let failing: Set<string>;
/** What the import window was told to read, in order. */
let read: string[];
let held: Set<string>;
let listeners: number;
let queue: ImportQueue;

const carrel = {
  request: async (name: string, grant: string) => {
    if (name === 'releaseGrant') held.delete(grant);
    return name === 'mostImporters' ? 1 : name === 'startImporter';
  },
  on: () => {
    listeners += 1;
    return () => {
      listeners -= 1;
    };
  },
} as unknown as CarrelBridge;

const granted = (grant: string, ...names: string[]): ImportInput[] => {
  held.add(grant);
  return names.map((name, index) => ({ kind: 'granted', name, path: name, grant, index, size: 1 }));
};

function serve({ data }: MessageEvent<ImportMessage>): void {
  if (data.to !== 'importer') return;
  if ('companions' in data) companions.add(data.companions);
  else if ('forget' in data) companions.delete(data.forget);
  else if ('ticket' in data) {
    const { queue, ticket, input, beside } = data;
    read.push(input.name);
    const fails = failing.has(input.name) || (beside !== null && !companions.has(beside));
    const item = { file: input.name, id: null, title: null };
    const reason = /gone/.test(input.name) ? 'not-found' : 'unreadable';
    const items = [
      fails
        ? ({ ...item, outcome: 'failed', reason } as const)
        : ({ ...item, outcome: 'imported', reason: null } as const),
    ];
    const answer = { items, extractions: [], renewals: [], inside: [], isPart: false };
    importer.postMessage({ to: 'queue', queue, ticket, ...answer } satisfies ImportAnswer);
  }
}

beforeEach(() => {
  companions = new Set();
  failing = new Set();
  read = [];
  held = new Set();
  listeners = 0;
  importer = new BroadcastChannel(importChannelName(0));
  importer.onmessage = serve as never;
  queue = createImportQueue(carrel);
});

afterEach(() => {
  queue.close();
  importer.close();
});

/** Resolves when messages that were sent have arrived. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 50));

it('gives back what an import was read by, when it ends', async () => {
  for (let at = 0; at < 20; at++) {
    const added = queue.add(granted(`grant ${at}`, 'a.html', 'a_files/x.png'));
    expect((await added).unread.size).toBe(0);
  }
  await settled();
  expect([...held, ...companions]).toEqual([]);
});

it('holds it as long as what failed can be tried again', async () => {
  failing.add('b.html');
  await queue.add([
    ...granted('one', 'a.html'),
    ...granted('two', 'b.html', 'b_files/x.png', 'b_files/y.png'),
  ]);
  await settled();
  expect([...held]).toEqual(['two']);
  expect(companions.size).toBe(1);

  failing.clear();
  const finished = queue.whenFinished();
  queue.retry();
  expect((await finished).items).toMatchObject([{ outcome: 'imported' }]);
  await settled();
  expect([...held, ...companions]).toEqual([]);
});

it('gives back the same when an import is cancelled, and when the page ends', async () => {
  const names = Array.from({ length: 60 }, (_, at) => `${at}.html`);
  const added = queue.add(granted('many', ...names, '0_files/x.png'));
  queue.cancel();
  await added;
  await settled();
  expect([...held, ...companions]).toEqual([]);

  failing.add('b.html');
  await queue.add(granted('last', 'b.html', 'b_files/x.png'));
  queue.close();
  await settled();
  expect([...held, ...companions]).toEqual([]);
});

it('leaves no listener behind, and answers what was submitted before it was closed', async () => {
  const before = listeners;
  for (let at = 0; at < 10; at++) {
    const dispatcher = createImportDispatcher(carrel);
    const beside = dispatcher.share(granted('beside', 'a_files/x.png'));
    const [input] = granted('page', 'a.html');
    const purpose = { kind: 'store' as const, tags: [], leftOver: false, again: false };
    const result = dispatcher.submit(input!, { purpose, beside });
    dispatcher.close();
    expect((await result).items).toMatchObject([{ outcome: 'imported' }]);
  }
  await settled();
  expect(listeners).toBe(before);
  expect(companions.size).toBe(0);
});

const addresses = (count: number) =>
  Array.from({ length: count }, (_, at) => addressInput(`https://a.example/${at}`));

it('starts nothing further while it is paused, and goes on behind it', async () => {
  const finished = queue.whenFinished();
  void queue.add(addresses(40));
  queue.pause(true);
  await settled();
  const begun = read.length;
  expect(begun).toBeLessThan(40);
  expect(queue.batch()).toMatchObject({ state: 'paused', total: 40 });
  await settled();
  expect(read).toHaveLength(begun);
  queue.pause(false);
  expect((await finished).items).toHaveLength(40);
  expect(queue.batch()?.state).toBe('finished');
});

it('can be cancelled while it is paused', async () => {
  const finished = queue.whenFinished();
  void queue.add(addresses(40));
  queue.pause(true);
  await settled();
  queue.cancel();
  expect((await finished).state).toBe('cancelled');
  expect(read.length).toBeLessThan(40);
});

it('asks the archive for the pages that are gone, when it is told to, once', async () => {
  const copy = 'https://web.archive.org/web/2id_/https://b.example/gone';
  failing = new Set(['https://b.example/gone', 'https://c.example/broken', copy]);
  const first = queue.whenFinished();
  void queue.add(['https://a.example/', ...failing].slice(0, 3).map(addressInput));
  await first;
  expect(read).not.toContain(copy);
  read = [];
  const second = queue.whenFinished();
  queue.takeArchived();
  expect((await second).items).toMatchObject([{ file: copy, reason: 'not-found' }]);
  expect(read).toEqual([copy]);
  queue.takeArchived();
  await settled();
  expect(read).toEqual([copy]);
});

it('takes pages that looked like walls when it is told to, and no others', async () => {
  failing = new Set(['https://b.example/gone', 'https://c.example/broken']);
  const first = queue.whenFinished();
  void queue.add([...failing].map(addressInput));
  await first;
  read = [];
  failing.clear();
  const second = queue.whenFinished();
  queue.takeRefused();
  expect((await second).items).toMatchObject([{ outcome: 'imported' }]);
  expect(read).toEqual(['https://b.example/gone']);
  queue.retry();
  await settled();
  expect(read).toEqual(['https://b.example/gone', 'https://c.example/broken']);
});
