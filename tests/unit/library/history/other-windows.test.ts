// Several windows on one database, with a channel whose messages come later than locks do.
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { setStarred } from '../../../../renderer/library/actions/mark-articles';
import { History } from '../../../../renderer/library/history/history';
import { connectWindows } from '../../../../renderer/library/history/other-windows';
import { runTold } from '../../../../renderer/library/history/told-step';
import type { Library } from '../../../../renderer/library/library';
import { CarrelDatabase } from '../../../../renderer/storage/database';
import { article } from '../../article';

const channels = new Set<SlowChannel>();

class SlowChannel {
  onmessage: ((event: { data: unknown }) => void) | null = null;
  // The database has channels, too.
  constructor(readonly name: string) {
    channels.add(this);
  }
  postMessage(data: unknown): void {
    const others = [...channels].filter((each) => each !== this && each.name === this.name);
    setTimeout(() => {
      for (const each of others) each.onmessage?.({ data: structuredClone(data) });
    }, 20);
  }
  close(): void {
    channels.delete(this);
  }
}

/** The locks of a browser: of one name one is held, the others wait for it. */
function fakeLocks() {
  const last = new Map<string, Promise<unknown>>();
  const held = new Set<string>();
  return {
    query: async () => ({ held: [...held].map((name) => ({ name })) }),
    request(name: string, work: () => Promise<unknown>) {
      const run = async () => {
        held.add(name);
        try {
          return await work();
        } finally {
          held.delete(name);
        }
      };
      const done = (last.get(name) ?? Promise.resolve()).then(run, run);
      last.set(name, done);
      return done;
    },
  };
}

let library: Library;

beforeEach(async () => {
  channels.clear();
  vi.stubGlobal('BroadcastChannel', SlowChannel);
  vi.stubGlobal('navigator', { locks: fakeLocks() });
  const database = new CarrelDatabase(`windows-${Math.random()}`);
  await database.articles.bulkAdd(['A', 'B', 'C'].map((id) => article({ id })));
  library = { database, search: {} as Library['search'], vault: {} as Library['vault'] };
});
afterEach(async () => {
  vi.unstubAllGlobals();
  await library.database.delete();
});

const star = (history: History, id: string) =>
  history.run('star', (own) => setStarred(own, [id], true));
const starred = async () =>
  (await library.database.articles.toArray()).flatMap((each) => (each.starred ? [each.id] : []));
const changedBy = (done: Awaited<ReturnType<History['undo']>>) => done?.step.articles[0]?.id;

it('windows that undo or redo in the same instant take different steps', async () => {
  const windows = [1, 2, 3].map(() => new History(library, connectWindows()));
  const [first, second, third] = windows as [History, History, History];
  await star(first, 'A');
  await vi.waitFor(() => expect(second.snapshot().undo).not.toBeNull());
  await star(second, 'B');
  await star(second, 'C');
  for (const each of windows) {
    await vi.waitFor(() => expect(each.snapshot().undo?.articles[0]?.id).toBe('C'));
  }
  const undone = await Promise.all([third.undo(), first.undo()]);
  expect(undone.map(changedBy)).toEqual(['C', 'B']);
  expect(await starred()).toEqual(['A']);

  const again = await Promise.all([second.redo(), third.redo(), first.redo()]);
  expect(again.map(changedBy)).toEqual(['B', 'C', undefined]);
  expect(await starred()).toEqual(['A', 'B', 'C']);
});

it('a command outside of the windows is undone in one of them', async () => {
  const window = new History(library, connectWindows());
  await runTold(library, 'star', (own) => setStarred(own, ['A'], true));
  await vi.waitFor(() => expect(window.snapshot().undo?.kind).toBe('star'));
  await window.undo();
  expect(await starred()).toEqual([]);
});

it('a message that never comes holds up an undo for a moment only', async () => {
  const [first, second] = [1, 2].map(() => new History(library, connectWindows()));
  await star(first as History, 'A');
  await vi.waitFor(() => expect(second?.snapshot().undo).not.toBeNull());
  const deaf = [...channels].filter(({ name }) => name === 'carrel-history')[1] as SlowChannel;
  const listener = deaf.onmessage;
  deaf.onmessage = null;
  await first?.undo();
  // It takes the step that was taken, which changes nothing.
  expect(changedBy((await second?.undo()) ?? null)).toBe('A');
  deaf.onmessage = listener;
  expect(await starred()).toEqual([]);
});
