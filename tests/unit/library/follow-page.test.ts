import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { PagePart } from '../../../electron/ipc/page-files';
import type { CarrelBridge } from '../../../electron/ipc/requests';
import { defaultPreferences, savePreferences } from '../../../renderer/library/actions/preferences';
import { PageFollower } from '../../../renderer/library/folder-page/follow-page';
import type { Library } from '../../../renderer/library/library';
import { changeArticles } from '../../../renderer/storage/article-changes';
import { appendChanges } from '../../../renderer/storage/change-log';
import { CarrelDatabase } from '../../../renderer/storage/database';
import { article } from '../article';

const count = 540;
const idOf = (number: number) => `01JQ4Z5M${String(number).padStart(18, '0')}`;

let database: CarrelDatabase;
let folder: Map<string, string>;
let written: string[];
let isSaved: boolean;
let isOccupied: boolean;
let follower: PageFollower;

/** A follower as after a start, on the data files that are there. */
function start(): void {
  const answers: Record<string, (...args: never[]) => unknown> = {
    beginFolderPage: () =>
      isOccupied ? { ok: false, reason: 'occupied' } : { ok: true, parts: [...folder.keys()] },
    writeFolderPage(parts: PagePart[]) {
      for (const { name, json } of parts) {
        written.push(name);
        folder.set(name, json);
      }
      return { ok: true };
    },
    keepFolderPage(names: string[]) {
      for (const name of [...folder.keys()]) if (!names.includes(name)) folder.delete(name);
      return { ok: true };
    },
    removeFolderPage() {
      folder.clear();
      return { ok: true };
    },
  };
  const request = async (name: string, ...args: never[]) => answers[name]?.(...args);
  const carrel = { request } as unknown as CarrelBridge;
  follower = new PageFollower(database, carrel, { saved: async () => isSaved });
}

async function put(numbers: readonly number[], text: string): Promise<void> {
  const { articles, texts, changes } = database;
  const ids = numbers.map(idOf);
  await database.transaction('rw', articles, texts, changes, async () => {
    await articles.bulkPut(
      ids.map((id) => article({ id, folder: `articles/2025/02/a-${id.slice(-10).toLowerCase()}` })),
    );
    await texts.bulkPut(ids.map((id) => ({ id, text })));
    await appendChanges(database, 'article-added', ids);
  });
}

const turn = (folderPage: boolean) =>
  savePreferences({ database } as Library, { ...defaultPreferences, folderPage });

async function run(): Promise<string[]> {
  written = [];
  await follower.catchUp();
  return written.sort();
}

const names = (kind: string) => [...folder.keys()].filter((name) => name.startsWith(kind)).sort();

beforeEach(async () => {
  database = new CarrelDatabase(`page-${Math.random()}`);
  [folder, isSaved, isOccupied] = [new Map(), true, false];
  await put(
    Array.from({ length: count }, (_, at) => at),
    'lamps on the quay',
  );
  start();
});

describe('the follower of the page', () => {
  it('writes nothing until it is switched on, and removes everything when it is off again', async () => {
    expect(await run()).toEqual([]);
    await turn(true);
    expect(await run()).not.toEqual([]);
    const [, articles, lists, texts] = JSON.parse(folder.get('parts') ?? '');
    expect(articles).toBe(count);
    expect([lists, texts]).toEqual([names('list-'), names('text-')]);
    await turn(false);
    await run();
    expect([...folder]).toEqual([]);
    expect(await database.cursors.get('folder-page')).toBeUndefined();
  });

  it('writes the files of what was changed, and no other', async () => {
    await turn(true);
    await run();
    expect(await run()).toEqual([]);
    await put([count], '배가 들어온다');
    const added = await run();
    expect(added.filter((name) => name !== 'parts')).toEqual([
      names('list-').at(-1),
      names('text-').at(-1),
    ]);
    await changeArticles(database, [idOf(3)], (one) => ({ ...one, tags: ['harbour'] }));
    expect(await run()).toEqual([names('list-')[0], 'parts']);
    await database.articles.delete(idOf(3));
    await database.texts.delete(idOf(3));
    await appendChanges(database, 'article-deleted', [idOf(3)]);
    expect(await run()).toEqual([names('list-')[0], 'parts', names('text-')[0]]);
  });

  it('makes the same files, whether it has followed or begins anew', async () => {
    await turn(true);
    await run();
    await put([count + 5, count + 1, count + 900], '図書館の夜');
    await run();
    const followed = new Map([...folder].sort());
    folder.clear();
    await database.cursors.clear();
    start();
    await run();
    expect(new Map([...folder].sort())).toEqual(followed);
  });

  it('writes at its start what is missing, and after the folder what could not be written', async () => {
    await turn(true);
    await run();
    const [lost = ''] = names('text-');
    folder.delete(lost);
    start();
    expect(await run()).toEqual(['parts', lost]);

    isSaved = false;
    await put([count], 'later');
    expect(await run()).toEqual([]);
    isSaved = true;
    expect(await run()).not.toEqual([]);
  });

  it("leaves a folder with somebody else's index.html alone, and tries again", async () => {
    await turn(true);
    isOccupied = true;
    expect(await run()).toEqual([]);
    isOccupied = false;
    expect(await run()).not.toEqual([]);
  });
});
