import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { FetchAnswer } from '../../../../electron/ipc/fetching';
import type { CarrelBridge } from '../../../../electron/ipc/requests';
import { type FeedKeeper, openFeedKeeper } from '../../../../renderer/library/feeds/feed-keeper';
import { addFeed, changeFeed } from '../../../../renderer/library/feeds/feeds';
import type { Library } from '../../../../renderer/library/library';
import { CarrelDatabase } from '../../../../renderer/storage/database';

const second = 1_000;
let database: CarrelDatabase;
let keeper: FeedKeeper;
/** The addresses that were fetched, each with the time. */
let fetches: { url: string; at: number }[];
let answer: FetchAnswer;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] });
  database = new CarrelDatabase(`keeper-${Math.random()}`);
  fetches = [];
  answer = { ok: false, reason: 'not-modified', message: '' };
});
afterEach(() => {
  keeper.close();
  vi.useRealTimers();
});

async function open(...feeds: { name: string; schedule: 'hand' | 'hourly' | 'start' }[]) {
  for (const { name, schedule } of feeds) {
    const { id } = await addFeed({ database }, { url: `https://${name}.example/f`, title: name });
    await changeFeed({ database }, id, { schedule });
  }
  const carrel = {
    on: () => () => {},
    async request(_name: string, { url }: { url: string }) {
      fetches.push({ url, at: Date.now() });
      return answer;
    },
  } as unknown as CarrelBridge;
  keeper = openFeedKeeper({ database } as Library, carrel);
  await vi.waitFor(() => expect(keeper.snapshot().feeds).toHaveLength(feeds.length));
}

/** Lets time pass in steps of a second, with the work that each step begins. */
async function pass(seconds: number) {
  for (let at = 0; at < seconds; at++) {
    vi.advanceTimersByTime(second);
    await new Promise((resolve) => setTimeout(resolve, 3));
  }
}

it('begins feeds that are due one after the other, after the start, and those by hand never', async () => {
  await open(
    { name: 'a', schedule: 'hourly' },
    { name: 'b', schedule: 'start' },
    { name: 'c', schedule: 'hand' },
    { name: 'd', schedule: 'hourly' },
  );
  await pass(15);
  expect(fetches).toEqual([]);
  await pass(25);
  expect(fetches.map(({ url }) => url).sort()).toEqual([
    'https://a.example/f',
    'https://b.example/f',
    'https://d.example/f',
  ]);
  expect(new Set(fetches.map(({ at }) => Math.floor(at / second))).size).toBe(3);
  await pass(120);
  expect(fetches).toHaveLength(3);
});

it('stops asking for a while when fetching is switched off', async () => {
  answer = { ok: false, reason: 'off', message: '' };
  await open({ name: 'a', schedule: 'hourly' });
  await pass(60);
  expect(fetches).toHaveLength(1);
});
