// How the files of an import are shared between import windows, and what the end of one costs.
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Events } from '../../../../electron/ipc/contract';
import type { CarrelBridge } from '../../../../electron/ipc/requests';
import {
  createImportDispatcher,
  type ImportDispatcher,
} from '../../../../renderer/library/import/import-dispatcher';
import {
  type ImportAnswer,
  type ImportMessage,
  type ImportOrder,
  importChannelName,
} from '../../../../renderer/library/import/import-messages';

let most: number;
let gone: (event: Events['importerGone']) => void;
let channels: BroadcastChannel[];
/** The orders that each window has and has not answered. */
let orders: ImportOrder[][];
let dispatcher: ImportDispatcher;

const carrel = {
  request: async (name: string) => (name === 'mostImporters' ? most : true),
  on(_name: string, listener: typeof gone) {
    gone = listener;
    return () => {};
  },
} as unknown as CarrelBridge;

beforeEach(() => {
  most = 2;
  orders = [[], []];
  channels = orders.map((taken, window) => {
    const channel = new BroadcastChannel(importChannelName(window));
    channel.onmessage = ({ data }: MessageEvent<ImportMessage>) => {
      if (data.to === 'importer' && 'ticket' in data) taken.push(data);
    };
    return channel;
  });
  dispatcher = createImportDispatcher(carrel);
});
afterEach(() => {
  for (const channel of channels) channel.close();
});

const settled = () => new Promise((resolve) => setTimeout(resolve, 50));
const store = { kind: 'store' as const, tags: [], leftOver: false, again: false };
const submit = (name: string, purpose: ImportOrder['purpose'] = store) =>
  dispatcher.submit(
    { kind: 'granted', name, path: name, grant: 'g', index: 0, size: 1 },
    { purpose },
  );
const names = (window: number) => orders[window]?.map(({ input }) => input.name);

function answerAll(window: number): void {
  for (const { queue, ticket, input } of orders[window]?.splice(0) ?? []) {
    const item = {
      file: input.name,
      outcome: 'imported',
      id: null,
      title: null,
      reason: null,
    } as const;
    const answer = { items: [item], extractions: [], renewals: [], inside: [], isPart: false };
    channels[window]?.postMessage({ to: 'queue', queue, ticket, ...answer } satisfies ImportAnswer);
  }
}

it('uses one window for a few files, and one more for many', async () => {
  for (const name of 'abcdef') void submit(name);
  await settled();
  expect([names(0), names(1)]).toEqual([['a', 'b', 'c'], []]);
  for (const name of 'ghi') void submit(name);
  await settled();
  expect([names(0), names(1)]).toEqual([
    ['a', 'b', 'c'],
    ['d', 'e', 'f'],
  ]);
});

it('gives feeds to the first window only', async () => {
  for (let at = 0; at < 12; at++) void submit(`feed ${at}`, { kind: 'feed', id: String(at) });
  await settled();
  expect([names(0)?.length, names(1)]).toEqual([3, []]);
});

it('tries the files of a window that has ended one by one, while the other goes on', async () => {
  const results = [...'abcdefghijk'].map((name) => submit(name));
  await settled();
  orders[1]?.splice(0);
  gone({ window: 1, reason: 'crashed', setAside: 0 });
  await settled();
  expect([names(0), names(1)]).toEqual([['a', 'b', 'c'], ['d']]);
  answerAll(0);
  await settled();
  expect([names(0), names(1)]).toEqual([['g', 'h', 'i'], ['d']]);
  for (let rounds = 0; rounds < 8; rounds++) {
    answerAll(0);
    answerAll(1);
    await settled();
  }
  const items = (await Promise.all(results)).flatMap((result) => result.items);
  expect(items.map(({ file }) => file)).toEqual([...'abcdefghijk']);
});

it('sends what a closed window has not read once more, without a loss', async () => {
  for (const name of 'abcdefghi') void submit(name);
  await settled();
  orders[1]?.splice(0);
  gone({ window: 1, reason: 'idle', setAside: 0 });
  answerAll(0);
  await settled();
  expect([names(0), names(1)]).toEqual([
    ['g', 'h', 'i'],
    ['d', 'e', 'f'],
  ]);
  expect(orders.flat().every(({ losses }) => losses === 0)).toBe(true);
});

function tellRead(window: number): void {
  for (const { queue, ticket } of orders[window] ?? [])
    channels[window]?.postMessage({ to: 'queue', queue, read: ticket } satisfies ImportMessage);
}

it('sends further files while those that are read wait for the disk, up to 24', async () => {
  most = 1;
  for (let at = 0; at < 40; at++) void submit(String(at));
  await settled();
  expect(names(0)).toEqual(['0', '1', '2']);
  tellRead(0);
  await settled();
  expect(names(0)).toEqual(['0', '1', '2', '3', '4', '5']);
  for (let rounds = 0; rounds < 10; rounds++) {
    tellRead(0);
    await settled();
  }
  expect(names(0)).toHaveLength(24);
});

it('tells the next window which files were read when the last one ended', async () => {
  most = 1;
  const before = Date.now();
  for (const name of 'abcd') void submit(name);
  await settled();
  tellRead(0);
  await settled();
  orders[0]?.splice(0);
  gone({ window: 0, reason: 'crashed', setAside: 0 });
  const since = new Map<string, number | null>();
  for (let rounds = 0; rounds < 4; rounds++) {
    await settled();
    for (const { input, readSince } of orders[0] ?? []) since.set(input.name, readSince);
    answerAll(0);
  }
  expect([...since.keys()]).toEqual([...'abcd']);
  expect(since.get('a')).toBeGreaterThanOrEqual(before);
  expect(since.get('d')).toBeNull();
});
