// Addresses in the queue of imports: pausing it, and the archive's copies of pages that are gone.
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { CarrelBridge } from '../../../../electron/ipc/requests';
import { addressInput } from '../../../../renderer/library/import/import-batch';
import {
  type ImportAnswer,
  type ImportMessage,
  importChannelName,
} from '../../../../renderer/library/import/import-messages';
import {
  createImportQueue,
  type ImportQueue,
} from '../../../../renderer/library/import/import-queue';

// Chromium has it; Node has it from version 22 on.
Promise.withResolvers ??= function withResolvers<T>() {
  let resolve!: (value: T | PromiseLike<T>) => void;
  let reject!: (reason?: unknown) => void;
  const promise = new Promise<T>((...both) => {
    [resolve, reject] = both;
  });
  return { promise, resolve, reject };
};

const carrel = {
  request: async (name: string) => name === 'startImporter',
  on: () => () => {},
} as unknown as CarrelBridge;

let importer: BroadcastChannel;
let queue: ImportQueue;
/** What the import window was told to fetch, with its tags. */
let fetched: string[];

/** The import window: pages with "gone" are gone, and a server with "down" does not answer. */
function serve({ data }: MessageEvent<ImportMessage>): void {
  if (data.to !== 'importer' || !('ticket' in data)) return;
  const { queue, ticket, input, purpose } = data;
  const { name } = input;
  const tags = purpose.kind === 'store' ? purpose.tags : [];
  fetched.push([name, ...tags].join(' '));
  const item = { file: name, id: null, title: null };
  const reason = /gone/.test(name) ? 'not-found' : /wall/.test(name) ? 'login-wall' : null;
  const outcome = reason === null ? 'imported' : 'failed';
  const items = [{ ...item, outcome, reason } as const];
  const answer = { items, extractions: [], renewals: [], feeds: [], inside: [], isPart: false };
  importer.postMessage({ to: 'queue', queue, ticket, ...answer } satisfies ImportAnswer);
}

beforeEach(() => {
  fetched = [];
  importer = new BroadcastChannel(importChannelName);
  importer.onmessage = serve as never;
  queue = createImportQueue(carrel);
});
afterEach(() => {
  queue.close();
  importer.close();
});

const settled = () => new Promise((resolve) => setTimeout(resolve, 60));
const addresses = (count: number) =>
  Array.from({ length: count }, (_, at) => addressInput(`https://a.example/${at}`));

it('starts nothing further while it is paused, and goes on behind it', async () => {
  const finished = queue.whenFinished();
  void queue.add(addresses(40));
  queue.pause(true);
  await settled();
  const begun = fetched.length;
  expect(begun).toBeLessThan(40);
  expect(queue.batch()).toMatchObject({ state: 'paused', total: 40 });
  await settled();
  expect(fetched).toHaveLength(begun);
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
  expect(fetched.length).toBeLessThan(40);
});

it('asks the archive for the pages that are gone, when it is told to, once', async () => {
  const all = ['https://a.example/', 'https://b.example/gone', 'https://c.example/wall'];
  const first = queue.whenFinished();
  void queue.add(all.map(addressInput), { tags: ['news'] });
  await first;
  const copy = 'https://web.archive.org/web/2id_/https://b.example/gone';
  expect(fetched.join()).not.toContain('archive');
  fetched = [];
  const second = queue.whenFinished();
  queue.takeArchived();
  expect((await second).items).toMatchObject([{ file: copy, reason: 'not-found' }]);
  expect(fetched).toEqual([`${copy} news`]);
  fetched = [];
  queue.takeArchived();
  await settled();
  expect(fetched).toEqual([]);
});
