import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { CleanHtml } from '../../../renderer/core/article/article';
import { articleFolder } from '../../../renderer/core/article/folder-name';
import { deleteArticles } from '../../../renderer/library/actions/delete-articles';
import type { Library } from '../../../renderer/library/library';
import { changeArticles } from '../../../renderer/storage/article-changes';
import { CarrelDatabase } from '../../../renderer/storage/database';
import { changeHighlights } from '../../../renderer/storage/highlights';
import { storeArticle } from '../../../renderer/storage/store-article';
import type { Finding } from '../../../renderer/vault/findings';
import { VaultFollower } from '../../../renderer/vault/follower';
import { reconcile } from '../../../renderer/vault/reconcile';
import { overwriteDatabase } from '../../../renderer/vault/resolve-differing';
import { dropCopy, keepBoth, restoreCopy, takeCopy } from '../../../renderer/vault/two-folders';
import { original, prepared } from '../article';
import { sha256 } from '../electron/vault/library-folder';
import { MemoryLibrary } from './memory-library';

const asIs = (html: string) => html as CleanHtml;
const id = '01JMH3AAAAAAAAAAAAAAAAAAAA';
const other = '01JMH3BBBBBBBBBBBBBBBBBBBB';
const home = articleFolder(id, 'Harbour', 1_700_000_000_000);

let files: MemoryLibrary;
let database: CarrelDatabase;

async function put(into: CarrelDatabase, which = id): Promise<void> {
  const folder = articleFolder(which, 'Harbour', 1_700_000_000_000);
  const url = `https://${which}.example/`;
  const hash = sha256(which);
  const given = prepared(
    {
      ...{ id: which, folder, title: 'Harbour', canonicalUrl: url },
      ...{ textSha256: hash, originals: [hash] },
    },
    `text of ${which}`,
  );
  await storeArticle(into, given, [original({ sha256: hash })]);
}

/** The folder as the machine of a database has it. */
const filesOf = (of: CarrelDatabase) => (of === database ? files : files.of('bbbbbbbbbb'));

async function save(of = database, findings: Finding[] = []): Promise<VaultFollower> {
  const follower = new VaultFollower(
    of,
    filesOf(of),
    () => {},
    (each) => findings.push(each),
  );
  await follower.settle();
  return follower;
}
const compare = (of = database) => reconcile(of, filesOf(of), asIs, () => {});
const findings = async (of = database) =>
  (await compare(of)).findings.map(({ kind, place, detail }) => ({ kind, place, detail }));
const edit = (of: CarrelDatabase, ...tags: string[]) =>
  changeArticles(of, [id], (article) => ({ ...article, tags }));
const tagsOf = async (of = database) => (await of.articles.get(id))?.tags;
const tagsIn = (folder = home) => JSON.parse(files.folders.get(folder)?.json ?? '{}').article?.tags;
const copyTo = (folder: string) => files.folders.set(folder, { ...files.folders.get(home)! });

beforeEach(async () => {
  files = new MemoryLibrary();
  database = new CarrelDatabase(`two-${Math.random()}`);
  await put(database);
  await save();
});

const month = home.slice(0, 'articles/2023/11'.length);
const name = home.slice(month.length + 1);
const copies = [
  ['a duplicate of a file manager', `${month}/${name} copy`],
  ['one made by a file manager of another kind', `${month}/${name} (2)`],
  ['one that a sync program has made', `${month}/${name}.sync-conflict-20261128`],
  ['one in another month', `articles/2021/03/${name}`],
];

describe.each(copies)('a second folder of an article, %s', (_name, copy) => {
  it('is a finding, and nothing is done to either', async () => {
    copyTo(copy);
    const before = new Map(files.folders);
    expect(await findings()).toEqual([{ kind: 'twice', place: copy, detail: home }]);
    await edit(database, 'newer');
    await save();
    expect((await database.articles.get(id))?.folder).toBe(home);
    expect(tagsIn()).toEqual(['newer']);
    expect(files.folders.get(copy)).toEqual(before.get(copy));
    expect(await findings()).toEqual([{ kind: 'twice', place: copy, detail: home }]);
  });

  it('is one where the database is lost as well, and the article is there once', async () => {
    copyTo(copy);
    const second = new CarrelDatabase(`two-${Math.random()}`);
    const [found] = await findings(second);
    expect(found?.kind).toBe('twice');
    expect([found?.place, found?.detail].sort()).toEqual([copy, home].sort());
    expect(await second.articles.count()).toBe(1);
    expect((await second.articles.get(id))?.folder).toBe(found?.detail);
    await save(second);
    expect(files.folders.size).toBe(2);
  });

  it('goes with the article when that is deleted, and does not come back', async () => {
    copyTo(copy);
    await compare();
    await deleteArticles({ database } as Library, [id]);
    await save();
    expect(files.folders.size).toBe(0);
    expect(files.trash.size).toBe(2);
    expect((await compare()).rebuilt).toBe(0);
  });

  it('that turns up after the article was deleted is asked about', async () => {
    const kept = { ...files.folders.get(home)! };
    await deleteArticles({ database } as Library, [id]);
    await save();
    files.folders.set(copy, kept);
    expect(await findings()).toEqual([{ kind: 'deleted', place: copy, detail: '' }]);
    expect(await database.articles.count()).toBe(0);
    expect(await restoreCopy(database, files, asIs, copy)).toBe(true);
    expect((await database.articles.get(id))?.folder).toBe(copy);
    await save();
    expect(await findings()).toEqual([]);
  });

  it('is dropped, taken, or made an article of its own', async () => {
    const theirs = files.folders.get(home)!.json!.replace('"tags": []', '"tags": ["theirs"]');
    const put = () => files.folders.set(copy, { ...files.folders.get(home)!, json: theirs });
    put();
    expect(await dropCopy(files, copy)).toBe(true);
    expect([...files.trash.keys()]).toEqual([copy]);
    expect(await findings()).toEqual([]);

    put();
    const saved = async () => {
      await save();
      return true;
    };
    expect(await keepBoth(database, files, asIs, copy, saved)).toBe(true);
    expect(await findings()).toEqual([]);
    const both = await database.articles.toArray();
    expect(both.map(({ tags }) => tags).sort()).toEqual([[], ['theirs']]);
    for (const { folder } of both) {
      expect(files.folders.get(folder)?.json).toBeTruthy();
      expect(files.folders.get(folder)?.html).toBeTruthy();
    }
    expect(files.folders.has(copy)).toBe(false);

    put();
    expect(await takeCopy(database, files, asIs, copy)).toBe(true);
    await save();
    expect(await tagsOf()).toEqual(['theirs']);
    expect((await database.articles.get(id))?.folder).toBe(copy);
    expect(files.folders.has(home)).toBe(false);
    expect(files.trash.has(home)).toBe(true);
    expect(await findings()).toEqual([]);
  });
});

it('a folder that was moved is the article, and is written where it is', async () => {
  const moved = `articles/2021/03/${name}`;
  copyTo(moved);
  files.folders.delete(home);
  expect(await compare()).toMatchObject({ findings: [], missing: 0 });
  await edit(database, 'newer');
  await save();
  expect([...files.folders.keys()]).toEqual([moved]);
  expect(tagsIn(moved)).toEqual(['newer']);
});

describe('two machines that use one folder in turn', () => {
  let second: CarrelDatabase;
  const turn = async (of: CarrelDatabase) => {
    const report = await compare(of);
    await save(of);
    return report.findings.map(({ kind }) => kind);
  };

  beforeEach(async () => {
    second = new CarrelDatabase(`two-${Math.random()}`);
    await turn(second);
  });

  it('take over from each other what was added', async () => {
    await edit(second, 'second');
    await save(second);
    expect(await turn(database)).toEqual([]);
    expect(await tagsOf()).toEqual(['second']);
    await edit(database, 'second', 'first');
    await save();
    expect(await turn(second)).toEqual([]);
    expect(await tagsOf(second)).toEqual(['second', 'first']);
  });

  it.each<[string, (of: CarrelDatabase) => Promise<unknown>]>([
    ['a tag', (of) => edit(of, 'first')],
    ['a star', (of) => changeArticles(of, [id], (one) => ({ ...one, starred: true }))],
    ['a state', (of) => changeArticles(of, [id], (one) => ({ ...one, state: 'archived' }))],
    ['a note', (of) => changeArticles(of, [id], (one) => ({ ...one, note: 'mine' }))],
    [
      'a highlight',
      (of) =>
        changeHighlights(of, id, () => [
          {
            ...{ id: 'm', quote: 'text', prefix: '', suffix: '', colour: 'blue', note: '' },
            ...{ tags: [], createdAt: 0 },
          },
        ]),
    ],
  ])('lose nothing of %s when an older folder is put back', async (_name, mark) => {
    await edit(second, 'second');
    await save(second);
    const older = new Map(files.folders);
    const records = new Map(files.records);
    await turn(database);
    await mark(database);
    await save();
    const newest = await database.articles.get(id);
    // The other machine's copy of the folder, without the last change of this machine.
    files.folders.clear();
    for (const [folder, each] of older) files.folders.set(folder, each);
    for (const [record, json] of records) files.records.set(record, json);
    // The stamps say which is later, so nobody is asked.
    expect(await turn(database)).toEqual([]);
    expect(await database.articles.get(id)).toEqual(newest);
    expect(files.folders.get(home)?.json).not.toBe(older.get(home)?.json);
    const third = new CarrelDatabase(`two-${Math.random()}`);
    expect(await turn(third)).toEqual([]);
    expect(await third.articles.get(id)).toEqual(newest);
  });

  it('keep an article that the other one deleted without knowing what was done to it here', async () => {
    await edit(database, 'first');
    // Deleted on the other machine, from a folder that did not have that change yet.
    await deleteArticles({ database: second } as Library, [id]);
    await save(second);
    expect(files.folders.size).toBe(0);
    await turn(database);
    await save();
    expect(await tagsOf()).toEqual(['first']);
    expect(tagsIn()).toEqual(['first']);
  });

  it('delete for each other what was as it was', async () => {
    await put(database, other);
    await save();
    await turn(second);
    await deleteArticles({ database: second } as Library, [id]);
    await save(second);
    await turn(database);
    expect(await database.articles.toCollection().primaryKeys()).toEqual([other]);
  });
});

describe('a file that something else has changed while Carrel runs', () => {
  it('is not written over, also when it has the same size', async () => {
    const theirs = files.folders.get(home)!.json!.replace('"starred": false', '"starred":  true');
    files.folders.set(home, { ...files.folders.get(home)!, json: theirs });
    await edit(database, 'ours');
    const found: Finding[] = [];
    await save(database, found);
    expect(found).toMatchObject([{ kind: 'differing', place: home, article: id }]);
    expect(files.folders.get(home)?.json).toBe(theirs);
    expect(await overwriteDatabase(database, files, asIs, home)).toBe(true);
    expect(await database.articles.get(id)).toMatchObject({ starred: true, tags: [] });
    const later: Finding[] = [];
    await edit(database, 'later');
    await save(database, later);
    expect(later).toEqual([]);
    expect(tagsIn()).toEqual(['later']);
  });

  it('is what a killed process has written and not noted, and is written over', async () => {
    const row = await database.vault.get(id);
    await edit(database, 'one');
    await save();
    await database.vault.put(row!);
    await edit(database, 'one', 'two');
    const found: Finding[] = [];
    await save(database, found);
    expect(found).toEqual([]);
    expect(tagsIn()).toEqual(['one', 'two']);
  });
});
