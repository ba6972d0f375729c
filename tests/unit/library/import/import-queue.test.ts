import './with-resolvers';
import { afterEach, expect, it } from 'vitest';
import type { CarrelBridge } from '../../../../electron/ipc/requests';
import type { ImportInput } from '../../../../renderer/library/import/import-batch';
import { addressInput } from '../../../../renderer/library/import/import-batch';
import {
  type ImportMessage,
  type ImportOrder,
  importChannelName,
} from '../../../../renderer/library/import/import-messages';
import {
  createImportQueue,
  type ImportQueue,
} from '../../../../renderer/library/import/import-queue';

/** An import window that has begun what it was sent, and ends what the test says. */
function importWindow() {
  const channel = new BroadcastChannel(importChannelName(0));
  const begun = new Map<string, ImportOrder>();
  let most = 0;
  channel.onmessage = ({ data }: MessageEvent<ImportMessage>) => {
    if (data.to !== 'importer' || !('ticket' in data)) return;
    begun.set(data.input.name, data);
    most = Math.max(most, begun.size);
  };
  const end = (name: string) => {
    const { queue, ticket } = begun.get(name) as ImportOrder;
    begun.delete(name);
    const items = [{ file: name, outcome: 'imported', id: name, title: name, reason: null }];
    const rest = { extractions: [], renewals: [], inside: [] };
    channel.postMessage({ to: 'queue', queue, ticket, isPart: false, items, ...rest });
  };
  return { begun, end, most: () => most, close: () => channel.close() };
}

let queue: ImportQueue;
let window: ReturnType<typeof importWindow>;

function start(): void {
  window = importWindow();
  const request = async (name: string) => (name === 'mostImporters' ? 1 : name === 'startImporter');
  queue = createImportQueue({ request, on: () => () => {} } as unknown as CarrelBridge);
}
afterEach(() => {
  queue.close();
  window.close();
});

const begun = () => [...window.begun.keys()].sort();
const file = (name: string): ImportInput => ({
  ...{ kind: 'granted', name, path: name, grant: 'g', index: 0, size: 1 },
});
const at = (host: string, count: number) =>
  Array.from({ length: count }, (_, n) => addressInput(`https://${host}/${n}`));

it('lets files and other hosts go on while a host does not answer', async () => {
  start();
  void queue.add(at('slow.example', 40));
  const other = queue.add(at('other.example', 1));
  const files = queue.add([file('a.html'), file('b.html')]);
  const slow = ['https://slow.example/0', 'https://slow.example/1'];
  await expect.poll(begun).toEqual(['a.html', 'b.html', 'https://other.example/0', ...slow]);
  for (const name of ['https://other.example/0', 'a.html', 'b.html']) window.end(name);
  expect([(await other).taken, (await files).taken]).toEqual([1, 2]);
  expect(begun()).toEqual(slow);
  window.end('https://slow.example/1');
  await expect.poll(begun).toEqual(['https://slow.example/0', 'https://slow.example/2']);
});

it('fetches a bounded number of addresses at once, whatever the number of hosts', async () => {
  start();
  const done = queue.add(Array.from({ length: 60 }, (_, n) => at(`h${n}.example`, 2)).flat());
  for (let ended = 0; ended < 120; ended += 8) {
    await expect.poll(() => begun().length).toBe(8);
    for (const name of begun()) window.end(name);
  }
  expect((await done).taken).toBe(120);
  expect(window.most()).toBe(8);
});

it('holds addresses back while it is paused, and leaves them out when it is cancelled', async () => {
  start();
  const done = queue.add([...at('one.example', 5), file('a.html')]);
  await expect.poll(() => begun().length).toBe(3);
  queue.pause(true);
  for (const name of begun()) window.end(name);
  await expect.poll(() => queue.batch()?.done).toBe(3);
  expect(begun()).toEqual([]);
  queue.pause(false);
  await expect.poll(begun).toEqual(['https://one.example/2', 'https://one.example/3']);
  queue.cancel();
  for (const name of begun()) window.end(name);
  const { taken, cancelled } = await done;
  expect([taken, cancelled.size]).toEqual([5, 1]);
  expect(queue.batch()?.state).toBe('cancelled');
});
