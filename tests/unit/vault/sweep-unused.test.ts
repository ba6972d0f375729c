import 'fake-indexeddb/auto';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { DayCount } from '../../../electron/vault/day-count';
import { nodeDisk } from '../../../electron/vault/disk';
import { Vault } from '../../../electron/vault/vault';
import type { CleanHtml } from '../../../renderer/core/article/article';
import { articleFolder } from '../../../renderer/core/article/folder-name';
import { deleteArticles } from '../../../renderer/library/actions/delete-articles';
import type { Library } from '../../../renderer/library/library';
import { appendChanges } from '../../../renderer/storage/change-log';
import { CarrelDatabase } from '../../../renderer/storage/database';
import { storeArticle } from '../../../renderer/storage/store-article';
import { VaultFollower } from '../../../renderer/vault/follower';
import type { LibraryFiles } from '../../../renderer/vault/library-files';
import { reconcile } from '../../../renderer/vault/reconcile';
import { Staging } from '../../../renderer/vault/staging';
import { mayHoldUnused, sweepUnused } from '../../../renderer/vault/sweep-unused';
import { verifyLibrary } from '../../../renderer/vault/verify';
import { original, prepared } from '../article';
import { bytesOf, newFolder, sha256 } from '../electron/vault/library-folder';

let root: string;
let database: CarrelDatabase;
let vault: Vault;
let staging: Staging;
const ownMachine = async () => ({ id: 'aaaaaaaaaa', name: 'A computer', distrusted: {} });
const filesOf = (of: Vault) =>
  new Proxy(of, {
    get(vault, name) {
      if (name === 'ownMachine') return ownMachine;
      const work = Reflect.get(vault, name);
      if (name === 'writeMachineFile') return work.bind(vault, 'aaaaaaaaaa');
      return typeof work === 'function' ? work.bind(vault) : work;
    },
  }) as unknown as LibraryFiles;
const idOf = (number: number) => `01JMH3${String(number).padStart(20, '0')}`;
const asIs = (html: string) => html as CleanHtml;

beforeEach(async () => {
  root = newFolder();
  database = new CarrelDatabase(`sweep-${Math.random()}`);
  vault = await Vault.open(root);
  staging = new Staging();
});

const saved = async () => {
  const follower = new VaultFollower(database, filesOf(vault), () => {});
  await follower.settle();
  return follower.status.trouble === null;
};
const sweep = (isDryRun = false) =>
  sweepUnused({ database, files: filesOf(vault), staging, saved }, isDryRun);

interface Given {
  page?: string;
  image?: string;
  /** The image is the site's icon and not shown in the text. */
  isIcon?: boolean;
}

async function take(number: number, { page, image, isIcon = false }: Given = {}): Promise<void> {
  const id = idOf(number);
  const text = page ?? `page ${number} `.repeat(50);
  const hash = sha256(text);
  await vault.stage('originals', hash, '.html', bytesOf(text));
  const picture = image === undefined ? [] : [{ sha256: sha256(image), mediaType: 'image/png' }];
  for (const each of picture) {
    await vault.stage('assets', each.sha256, '.png', bytesOf(image ?? ''));
  }
  const given = prepared(
    {
      id,
      title: `Number ${number}`,
      canonicalUrl: `https://n${number}.example/`,
      url: `https://n${number}.example/`,
      folder: articleFolder(id, `Number ${number}`, 1_700_000_000_000),
      textSha256: sha256(`text ${number}`),
      originals: [hash],
      ...(isIcon && { icon: sha256(image ?? '') }),
    },
    `text ${number}`,
  );
  const shown = (isIcon ? [] : picture).map((each) => `<img src="asset:${each.sha256}">`).join('');
  const draft = {
    ...given.draft,
    html: `<p>text ${number}</p>${shown}` as CleanHtml,
    assets: picture.map((each) => ({ ...each, bytes: bytesOf(image ?? '') })),
  };
  await storeArticle(database, { ...given, draft }, [original({ sha256: hash })]);
}

async function remove(...numbers: number[]): Promise<void> {
  await deleteArticles({ database } as Library, numbers.map(idOf));
  await saved();
}

const empty = () => vault.emptyTrash(null);

/** Bytes on disk below these folders. */
function bytesBelow(...tops: string[]): number {
  let bytes = 0;
  for (const top of tops) {
    for (const name of namesBelow(top)) bytes += statSync(join(root, top, name)).size;
  }
  return bytes;
}
function namesBelow(top: string): string[] {
  try {
    return readdirSync(join(root, top), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(join(root, top).length + 1));
  } catch {
    return [];
  }
}
const kept = () => bytesBelow('originals', 'assets');
const rows = async () => [await database.originals.count(), await database.assets.count()];

describe('an article that was deleted for good', () => {
  it('leaves no byte behind, and takes nothing of the others', async () => {
    await take(1, { image: 'a'.repeat(5_000) });
    await saved();
    const before = bytesBelow('originals', 'assets', 'articles', 'trash');
    const one = kept();
    await take(2, { image: 'b'.repeat(7_000), page: 'second '.repeat(1_000) });
    await saved();
    expect(kept()).toBe(one + 7_000 + 7_000);
    await remove(2);
    // Articles in the trash can be restored.
    expect(await sweep()).toMatchObject({ unused: [], deleted: [] });
    expect(kept()).toBe(one + 14_000);
    await empty();
    expect((await sweep())?.deleted).toHaveLength(2);
    expect(kept()).toBe(one);
    expect(bytesBelow('originals', 'assets', 'articles', 'trash')).toBe(before);
    expect(await rows()).toEqual([1, 1]);
    expect(await database.vault.count()).toBe(1);
    expect((await verifyLibrary(database, filesOf(vault))).problems).toEqual([]);
    expect(await mayHoldUnused(database, filesOf(vault))).toBe(false);
  });

  it('leaves what others share with it, until the last of them is gone', async () => {
    for (const number of [1, 2, 3])
      await take(number, { page: 'a feed', image: 'its logo', isIcon: number === 3 });
    await remove(1, 2);
    await empty();
    await sweep();
    expect(await vault.verifyStored('originals', sha256('a feed'))).toBe('ok');
    expect(await vault.verifyStored('assets', sha256('its logo'))).toBe('ok');
    await remove(3);
    await sweep();
    expect(kept()).toBeGreaterThan(0);
    await empty();
    await sweep();
    expect(kept()).toBe(0);
    expect(await rows()).toEqual([0, 0]);
  });

  it('leaves every version of the others', async () => {
    await take(1, { page: 'first saving' });
    await take(1, { page: 'saved again, and longer' });
    const article = await database.articles.get(idOf(1));
    expect(article?.originals).toHaveLength(2);
    // Only a version of the article refers to it.
    await database.articles.update(idOf(1), {
      originals: [sha256('saved again, and longer')],
      versions: [sha256('first saving'), sha256('saved again, and longer')].map((each) => ({
        ...{ original: each, textSha256: each, savedAt: 0, wordCount: 1 },
      })),
    });
    await take(2);
    await remove(2);
    await empty();
    expect((await sweep())?.deleted).toHaveLength(1);
    expect(await vault.verifyStored('originals', sha256('first saving'))).toBe('ok');
  });

  it('can be imported again at once', async () => {
    await take(1, { image: 'a' });
    await remove(1);
    await empty();
    await sweep();
    await take(1, { image: 'a' });
    await saved();
    expect((await verifyLibrary(database, filesOf(vault))).problems).toEqual([]);
  });

  it('leaves nothing of its site, where it was the last of it', async () => {
    await take(1);
    await take(2);
    const traces = { traces: [] };
    await database.sites.bulkPut([1, 2].map((number) => ({ id: `n${number}.example`, ...traces })));
    await remove(1);
    await empty();
    await sweep();
    expect(await database.sites.toCollection().primaryKeys()).toEqual(['n2.example']);
  });
});

describe('nothing goes that anything may need', () => {
  beforeEach(async () => {
    await take(1, { image: 'one' });
    await take(2, { image: 'two' });
    await saved();
  });
  const loseRow = async (number: number) => {
    for (const table of ['articles', 'html', 'texts', 'vault']) {
      await database.table(table).delete(idOf(number));
    }
  };

  it('an article that the database has lost', async () => {
    const before = kept();
    await loseRow(2);
    expect((await sweep())?.deleted).toEqual([]);
    await database.html.delete(idOf(1));
    expect((await sweep())?.deleted).toEqual([]);
    expect(kept()).toBe(before);
    await reconcile(database, filesOf(vault), asIs, () => {});
    expect((await verifyLibrary(database, filesOf(vault))).problems).toEqual([]);
  });

  it('a copy that a sync program has made of a file', async () => {
    const { folder } = (await database.articles.get(idOf(1)))!;
    await take(3, { image: 'three' });
    await saved();
    await remove(3);
    const [trashed] = await vault.listTrash();
    const json = readFileSync(join(root, 'trash', trashed!.name, 'article.json'), 'utf8');
    writeFileSync(join(root, folder, 'article.sync-conflict-20261128.json'), json);
    await empty();
    expect((await sweep())?.deleted).toEqual([]);
    rmSync(join(root, folder, 'article.sync-conflict-20261128.json'));
    expect((await sweep())?.deleted).toHaveLength(2);
  });

  it.each([
    ['damaged', (path: string) => writeFileSync(path, '{"article":')],
    ['lost', (path: string) => rmSync(path)],
    [
      'a folder',
      (path: string) => {
        rmSync(path);
        mkdirSync(path);
      },
    ],
  ])('an article.json that is %s stops it, and is named', async (_name, damage) => {
    await take(3);
    await remove(3);
    await empty();
    const { folder } = (await database.articles.get(idOf(2)))!;
    await loseRow(2);
    const before = kept();
    damage(join(root, folder, 'article.json'));
    const answer = await sweep();
    expect(answer?.unreadable).toEqual([`${folder}/article.json`]);
    expect(answer?.deleted).toEqual([]);
    expect(kept()).toBe(before);
    rmSync(join(root, folder), { recursive: true });
    expect((await sweep())?.deleted.length).toBeGreaterThan(0);
  });

  it('a folder that is a link stops it, since articles may be behind it', async () => {
    await remove(2);
    await empty();
    renameSync(join(root, 'articles'), join(root, 'elsewhere'));
    symlinkSync(join(root, 'elsewhere'), join(root, 'articles'));
    expect(await sweep()).toMatchObject({ unreadable: ['articles'], deleted: [] });
    rmSync(join(root, 'articles'));
    renameSync(join(root, 'elsewhere'), join(root, 'articles'));
    renameSync(join(root, 'articles/2023'), join(root, 'elsewhere'));
    symlinkSync(join(root, 'elsewhere'), join(root, 'articles/2023'));
    await loseRow(1);
    expect((await sweep())?.unreadable).toContain('articles/2023');
    expect(await vault.verifyStored('assets', sha256('one'))).toBe('ok');
  });

  it('a damaged one in the trash stops it', async () => {
    await take(3);
    await saved();
    await remove(3);
    const [trashed] = await vault.listTrash();
    writeFileSync(join(root, 'trash', trashed!.name, 'article.json'), 'x');
    expect((await sweep())?.unreadable).toEqual([`trash/${trashed!.name}/article.json`]);
  });

  it('while the folder does not have everything', async () => {
    await remove(2);
    await empty();
    const broken = await Vault.open(root, {
      ...nodeDisk,
      create: () =>
        Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC', errno: -28 })),
    });
    await database.articles.update(idOf(1), { starred: true });
    await appendChanges(database, 'article-changed', [idOf(1)]);
    vault = broken;
    const before = kept();
    expect(await sweep()).toBeNull();
    expect(kept()).toBe(before);
  });

  it('what an import has staged and not committed', async () => {
    const waiting = 'an original on its way';
    await vault.stage('originals', sha256(waiting), '.html', bytesOf(waiting));
    await database.originals.put(original({ sha256: sha256(waiting) }));
    const leave = await staging.enter();
    expect(await sweep(true)).toBeNull();
    let ended = false;
    const sweeping = sweep().finally(() => {
      ended = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(ended).toBe(false);
    await take(4, { page: waiting });
    leave();
    expect((await sweeping)?.deleted).toEqual([]);
    expect(await vault.verifyStored('originals', sha256(waiting))).toBe('ok');
  });

  it('what is staged while it looks', async () => {
    await remove(2);
    await empty();
    const page = 'page 2 '.repeat(50);
    const files = filesOf(vault);
    const answer = await sweepUnused({
      ...{ database, staging, saved },
      files: {
        ...files,
        beginSweep: async () => vault.beginSweep(),
        listArticles: () => vault.listArticles(),
        sweepStored: async (order) => {
          // After the database was read, just before the files are deleted.
          await take(2, { page });
          return vault.sweepStored(order);
        },
      } as LibraryFiles,
    });
    // This time the page did not contain its image.
    expect(answer?.deleted.map(({ kind }) => kind)).toEqual(['assets']);
    expect(await vault.verifyStored('originals', sha256(page))).toBe('ok');
    expect(await database.originals.get(sha256(page))).toBeDefined();
  });

  it('a file of another machine whose article is still on its way', async () => {
    let now = Date.UTC(2026, 0, 1);
    const ledger = join(newFolder(), 'unused-days.json');
    const clock = { now: () => now, uptime: () => 1 };
    const start = async () => {
      vault = await Vault.open(root, undefined, { foreignDays: new DayCount(ledger, clock) });
    };
    await start();
    await vault.stage('originals', sha256('foreign'), '.html', bytesOf('foreign'));
    expect(await mayHoldUnused(database, filesOf(vault))).toBe(true);
    for (let day = 0; day < 30; day++) {
      expect(await sweep()).toMatchObject({ unused: [{ sha256: sha256('foreign') }], deleted: [] });
      now += 24 * 60 * 60 * 1000;
      await start();
    }
    expect((await sweep())?.deleted).toHaveLength(1);
    expect(await mayHoldUnused(database, filesOf(vault))).toBe(false);
  });
});

it('is gone on with by the next start when it was ended in the middle', async () => {
  await take(1, { image: 'stays' });
  for (let number = 2; number < 8; number++) await take(number, { image: `image ${number}` });
  await remove(2, 3, 4, 5, 6, 7);
  await empty();
  for (const calls of [0, 3, 5]) {
    let left = calls;
    vault = await Vault.open(root, {
      ...nodeDisk,
      remove: (path) => {
        if (left-- > 0) return nodeDisk.remove(path);
        // Never resolves, as after a kill.
        return new Promise(() => {});
      },
    });
    staging = new Staging();
    void sweep();
    await new Promise((resolve) => setTimeout(resolve, 100));
    vault = await Vault.open(root);
    staging = new Staging();
    expect(await mayHoldUnused(database, filesOf(vault))).toBe(true);
    expect((await verifyLibrary(database, filesOf(vault))).problems).toEqual([]);
  }
  await sweep();
  expect(namesBelow('originals')).toHaveLength(1);
  expect(namesBelow('assets')).toHaveLength(1);
  expect(await rows()).toEqual([1, 1]);
});

it('after any sequence of imports, deletions and sweeps every article has all of its files', async () => {
  const number = fc.integer({ min: 1, max: 5 });
  const step = fc.oneof(
    fc.record({ kind: fc.constant('take' as const), number, shared: fc.boolean() }),
    fc.record({ kind: fc.constant('remove' as const), number }),
    fc.record({ kind: fc.constant('bring back' as const) }),
    fc.record({ kind: fc.constant('empty' as const) }),
    fc.record({ kind: fc.constant('sweep' as const) }),
    fc.record({ kind: fc.constant('lose' as const), number }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
      root = newFolder();
      database = new CarrelDatabase(`sweep-${Math.random()}`);
      vault = await Vault.open(root);
      staging = new Staging();
      for (const one of steps) {
        if (one.kind === 'take') {
          await take(one.number, one.shared ? { page: 'shared', image: 'logo' } : { image: 'x' });
        } else if (one.kind === 'remove') await remove(one.number);
        else if (one.kind === 'empty') await empty();
        else if (one.kind === 'sweep') await sweep();
        else if (one.kind === 'lose') await database.articles.delete(idOf(one.number));
        else {
          await saved();
          for (const { name } of await vault.listTrash()) await vault.restoreArticle(name);
          await reconcile(database, filesOf(vault), asIs, () => {});
        }
      }
      await reconcile(database, filesOf(vault), asIs, () => {});
      await saved();
      expect((await verifyLibrary(database, filesOf(vault))).problems).toEqual([]);
      for (const { name } of await vault.listTrash()) await vault.restoreArticle(name);
      await reconcile(database, filesOf(vault), asIs, () => {});
      await saved();
      expect((await verifyLibrary(database, filesOf(vault))).problems).toEqual([]);
      await database.delete();
    }),
    { numRuns: 15, interruptAfterTimeLimit: 50_000 },
  );
}, 60_000);
