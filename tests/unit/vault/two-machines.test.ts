// Two machines, each with a copy of the library's folder; files are copied from one to the other as a sync
// program or a person does.
import 'fake-indexeddb/auto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Article, ArticleId, CleanHtml } from '../../../renderer/core/article/article';
import { mergeArticle } from '../../../renderer/core/article/merge-article';
import { deleteArticles } from '../../../renderer/library/actions/delete-articles';
import { mergedLately } from '../../../renderer/library/actions/merged-lately';
import type { Library } from '../../../renderer/library/library';
import { changeArticles } from '../../../renderer/storage/article-changes';
import { appendChanges } from '../../../renderer/storage/change-log';
import { changeHighlights } from '../../../renderer/storage/highlights';
import { shownAs } from '../../../renderer/storage/joined-articles';
import { putBody } from '../../../renderer/storage/put-body';
import type { ArticleRecord } from '../../../renderer/vault/article-files';
import type { Finding } from '../../../renderer/vault/findings';
import { VaultFollower } from '../../../renderer/vault/follower';
import { MachineExchange } from '../../../renderer/vault/machine-exchange';
import { parseArticleFile } from '../../../renderer/vault/parse-article';
import { reconcile } from '../../../renderer/vault/reconcile';
import { Staging } from '../../../renderer/vault/staging';
import { sweepUnused } from '../../../renderer/vault/sweep-unused';
import { putArticles } from '../../../renderer/vault/take-article';
import { keepBoth } from '../../../renderer/vault/two-folders';
import { verifyLibrary } from '../../../renderer/vault/verify';
import { bytesOf, contentsOf, newFolder, sha256 } from '../electron/vault/library-folder';
import { type Desk, fill, newDesk } from './desk';
import { articleRecord } from './generated-article';

const clean = (html: string) => html as CleanHtml;

interface Machine extends Desk {
  findings: Finding[];
  exchange: MachineExchange;
  follower: VaultFollower;
}

async function machineAt(folder: string, id: string): Promise<Machine> {
  const desk = await newDesk(folder, id);
  const findings: Finding[] = [];
  const note = (found: readonly Finding[]) => void findings.push(...found);
  const exchange = new MachineExchange(desk.database, desk.files, clean, note);
  const follower = new VaultFollower(
    desk.database,
    desk.files,
    () => {},
    (found) => findings.push(found),
    (folder) => exchange.want(folder),
  );
  return { ...desk, findings, exchange, follower };
}

/** What the import window does at a start, and then until nothing is left to do. */
async function start(machine: Machine): Promise<void> {
  const { database, files, follower, exchange, findings } = machine;
  const report = await reconcile(database, files, clean, () => {});
  findings.push(...report.findings);
  for (const folder of report.waiting) exchange.want(folder);
  await exchange.receive(true);
  await live(machine);
  await exchange.take();
  await follower.settle();
}

/** What it does while it is open, after a change here or elsewhere. */
async function live({ follower, exchange }: Machine): Promise<void> {
  await follower.settle();
  expect(await exchange.send()).toBe(true);
  await exchange.receive();
  await follower.settle();
}

let one: Machine;
let two: Machine;
let id: string;

const articleOn = async ({ database }: Machine) => (await database.articles.get(id)) as Article;
const edit = (machine: Machine, change: Partial<Article>) =>
  changeArticles(machine.database, [id], (article) => ({ ...article, ...change }));
const tag = async (machine: Machine, name: string) =>
  edit(machine, { tags: [...(await articleOn(machine)).tags, name] });
const copyOver = (from: Machine, to: Machine, part = '') =>
  cpSync(join(from.folder, part), join(to.folder, part), { recursive: true, force: true });

/** All files of articles and of the library, with their texts. */
function filesIn({ folder }: Machine): Record<string, string> {
  const paths = readdirSync(join(folder, 'articles'), { recursive: true }) as string[];
  const files = paths.map((path) => join(folder, 'articles', path));
  const plain = files.filter((path) => statSync(path).isFile());
  return Object.fromEntries(
    plain.map((path) => [relative(folder, path), readFileSync(path, 'utf8')]),
  );
}

async function isClean(machine: Machine): Promise<void> {
  expect((await verifyLibrary(machine.database, machine.files)).problems).toEqual([]);
  expect(machine.findings).toEqual([]);
}

beforeEach(async () => {
  const [found] = fc.sample(
    articleRecord.filter(
      ({ article: { kind, originals }, text }) =>
        text !== '' && kind === 'article' && originals.length === 0,
    ),
    { numRuns: 1, seed: 3 },
  ) as [ArticleRecord];
  const plain = { state: 'unread', starred: false, progress: 0, note: '', tags: ['old'] } as const;
  const { downloads: _, pageLinks: __, versions: ___, ...facts } = found.article;
  const article: Article = { ...facts, ...plain, tags: ['old'], highlightCount: 0 };
  id = article.id;
  one = await machineAt(newFolder(), 'aaaaaaaaaa');
  await fill(one, [{ ...found, article, highlights: [] }]);
  await start(one);
  two = await machineAt(newFolder(), 'bbbbbbbbbb');
  mkdirSync(two.folder, { recursive: true });
  copyOver(one, two);
  await start(two);
});

/** Imports the page again: its text has become longer since. */
async function importAgain({ database, files }: Machine, text: string): Promise<void> {
  const { articles, html, texts, originals, changes } = database;
  const [known, body] = [(await articles.get(id)) as Article, await texts.get(id)];
  const original = { sha256: sha256(bytesOf(text)), fileName: 'page.html', extension: '.html' };
  await files.stage('originals', original.sha256, '.html', bytesOf(text));
  const longer = `${body!.text}\n${text}`;
  const incoming = {
    ...{ ...known, originals: [original.sha256], textSha256: sha256(bytesOf(longer)) },
    savedAt: known.savedAt + text.length,
  };
  delete incoming.versions;
  const { article } = mergeArticle(known, incoming, body!.text.length, longer.length);
  await database.transaction('rw', [articles, html, texts, originals, changes], async () => {
    const page = { html: `<p>${text}</p>` as CleanHtml, text: longer, leftOut: [] };
    await putBody(database, article, page);
    await originals.put({ ...original, complete: true });
    await appendChanges(database, 'article-changed', [id]);
  });
}

/** What names the article's files; the first original is the one with the body. */
async function namesOn(machine: Machine) {
  const { originals, versions } = await articleOn(machine);
  const { json } = await machine.files.readArticle((await articleOn(machine)).folder);
  const written = JSON.parse(json!).article;
  expect([written.originals, written.versions]).toEqual([originals, versions]);
  return { originals, versions: versions?.map(({ original }) => original).sort() };
}

describe('a page that was imported again on both machines', () => {
  const [first, second] = ['what one has read', 'what two has read later'].map((text) =>
    sha256(bytesOf(text)),
  ) as [string, string];
  let before: Article['originals'];

  async function importOnBoth(): Promise<void> {
    await importAgain(one, 'what both had');
    await live(one);
    copyOver(one, two);
    await start(two);
    before = (await articleOn(one)).originals;
    expect(before).toHaveLength(1);
    await importAgain(one, 'what one has read');
    await live(one);
    await importAgain(two, 'what two has read later');
    await live(two);
    expect(await namesOn(one)).toMatchObject({ originals: [first, ...before] });
    expect(await namesOn(two)).toMatchObject({ originals: [second, ...before] });
  }

  const both = () => ({
    originals: [second, ...before, first],
    versions: [...before, first, second].sort(),
  });

  it('keeps the originals and the versions of both, whichever page counts', async () => {
    await importOnBoth();
    copyOver(two, one);
    await start(one);
    expect(await namesOn(one)).toEqual(both());
    expect(await one.database.originals.get(second!)).toBeDefined();
    copyOver(one, two);
    await start(two);
    expect(await namesOn(two)).toEqual(both());
    for (const machine of [one, two]) {
      const saved = async () => true;
      await sweepUnused({ ...machine, staging: new Staging(), saved });
      await isClean(machine);
    }
    expect(filesIn(two)).toEqual(filesIn(one));
    expect(readdirSync(join(one.folder, 'originals', first.slice(0, 2)))).toHaveLength(1);
  });

  it('keeps them where the earlier page comes to the machine with the later one', async () => {
    await importOnBoth();
    copyOver(one, two);
    await start(two);
    expect(await namesOn(two)).toEqual(both());
    copyOver(two, one);
    await start(one);
    expect(await namesOn(one)).toEqual(both());
    expect(filesIn(two)).toEqual(filesIn(one));
  });

  it('keeps them where the file comes while it is to be written', async () => {
    await importOnBoth();
    copyOver(one, two);
    await tag(two, 'meanwhile');
    await live(two);
    expect(await namesOn(two)).toEqual(both());
  });
});

describe('two articles of a page that the reader keeps', () => {
  it('stay two on both machines', async () => {
    const { folder } = await articleOn(one);
    const copy = `${folder} (2)`;
    cpSync(join(one.folder, folder), join(one.folder, copy), { recursive: true });
    const saved = async () => {
      await one.follower.settle();
      return true;
    };
    expect(await keepBoth(one.database, one.files, clean, copy, saved)).toBe(true);
    await live(one);
    copyOver(one, two);
    await start(two);
    // Each looks for doubles once more.
    await start(two);
    copyOver(two, one);
    await start(one);
    const kept = await one.database.articles.toCollection().primaryKeys();
    expect(kept).toHaveLength(2);
    expect(await two.database.articles.toCollection().primaryKeys()).toEqual(kept);
    for (const machine of [one, two]) {
      for (const each of kept) expect((await shownAs(machine.database, each))?.id).toBe(each);
      await isClean(machine);
    }
  });
});

describe('what was merged lately', () => {
  const told = async ({ database }: Machine) =>
    (await mergedLately({ database })).map(({ kind, title, shownAs, sides, now }) => {
      return {
        kind,
        title,
        shownAs,
        now,
        sides: sides.map(({ machine, text }) => [machine, text]),
      };
    });

  it('has what both machines wrote into a note, and what stands now', async () => {
    await edit(one, { note: 'of one' });
    await live(one);
    // Its clock goes on.
    await edit(two, { note: 'of two' });
    await live(two);
    copyOver(one, two, 'machines');
    await live(two);
    await live(two);
    const { title, note } = await articleOn(two);
    const [merge, ...others] = await told(two);
    expect(others).toEqual([]);
    expect(merge).toMatchObject({ kind: 'note', title, shownAs: id, now: note });
    expect([...merge!.sides].sort()).toEqual([
      ['aaaaaaaaaa', 'of one'],
      ['bbbbbbbbbb', 'of two'],
    ]);
  });

  it('names an article that stays although it was deleted elsewhere', async () => {
    await deleteArticles({ database: one.database } as Library, [id]);
    await live(one);
    await edit(two, { note: 'of two' });
    await live(two);
    copyOver(one, two, 'machines');
    await live(two);
    expect(await told(two)).toMatchObject([
      {
        kind: 'deletion',
        shownAs: id,
        sides: [
          ['aaaaaaaaaa', ''],
          ['bbbbbbbbbb', 'of two'],
        ],
      },
    ]);
  });

  it('says nothing of changes that followed one another, and is empty after a rebuild', async () => {
    await edit(one, { note: 'of one' });
    await live(one);
    copyOver(one, two);
    await start(two);
    await edit(two, { note: 'of one, and two' });
    await live(two);
    copyOver(two, one);
    await start(one);
    expect([await told(one), await told(two)]).toEqual([[], []]);
  });
});

describe('an article whose article.json comes before its article.html', () => {
  const pageOf = async ({ files }: Machine, folder: string) =>
    (await files.readArticle(folder)).html;
  const bodyOn = async ({ database }: Machine) => (await database.html.get(id))?.html;

  it('is read by its text, and has its page when that comes', async () => {
    const { folder } = await articleOn(one);
    const [page, body] = [await pageOf(one, folder), await bodyOn(one)];
    const three = await machineAt(newFolder(), 'cccccccccc');
    copyOver(one, three);
    // The page came in half.
    writeFileSync(join(three.folder, folder, 'article.html'), page!.slice(0, 200));
    await start(three);
    expect(await articleOn(three)).toBeDefined();
    expect(await bodyOn(three)).not.toBe(body);
    await tag(three, 'meanwhile');
    await live(three);
    expect(await pageOf(three, folder)).toBe(page!.slice(0, 200));
    expect(three.findings).toEqual([]);

    // What was done meanwhile is with the others, whose page is as it was.
    copyOver(three, one, 'machines');
    await live(one);
    expect((await articleOn(one)).tags).toContain('meanwhile');
    expect(await bodyOn(one)).toBe(body);

    await start(three);
    expect(three.findings).toMatchObject([{ kind: 'rebuilt', choices: [] }]);
    three.findings.length = 0;

    copyOver(one, three);
    await start(three);
    expect(await bodyOn(three)).toBe(body);
    expect((await articleOn(three)).tags).toContain('meanwhile');
    await isClean(three);
    expect(filesIn(three)).toEqual(filesIn(one));
  });

  it('keeps the page that is here until the newer one is whole', async () => {
    const { folder } = await articleOn(one);
    const [page, body] = [await pageOf(two, folder), await bodyOn(two)];
    await importAgain(one, 'a newer page');
    await tag(one, 'with it');
    await live(one);
    copyOver(one, two);
    writeFileSync(join(two.folder, folder, 'article.html'), page!);
    await start(two);
    expect(await bodyOn(two)).toBe(body);
    expect((await articleOn(two)).tags).toContain('with it');
    await start(two);
    copyOver(one, two);
    await two.exchange.take();
    expect(await bodyOn(two)).toBe('<p>a newer page</p>');
    await isClean(two);
    expect(filesIn(two)).toEqual(filesIn(one));
  });
});

describe('the copies that a sync program makes', () => {
  const mark = '.sync-conflict-20261130-030118-U3UHMPI';
  /** Brings the files of an article as copies beside those of the other machine. */
  async function copyBeside(from: Machine, to: Machine): Promise<string[]> {
    const { folder } = await articleOn(from);
    return ['html', 'json'].map((ending) => {
      const copy = join(to.folder, folder, `article${mark}.${ending}`);
      cpSync(join(from.folder, folder, `article.${ending}`), copy);
      return copy;
    });
  }
  const joinOn = async (machine: Machine) => {
    await machine.exchange.joinCopiesWhenDue();
    await machine.follower.settle();
  };

  it('are joined and removed', async () => {
    // By their stamps in another order than by their letters.
    await tag(one, 'two and one');
    await tag(one, 'one');
    await edit(one, { note: 'a note of one' });
    await live(one);
    await tag(two, 'two');
    await live(two);
    await copyBeside(one, two);
    await joinOn(two);
    const { tags, note } = await articleOn(two);
    expect([[...tags].sort(), note]).toEqual([
      ['old', 'one', 'two', 'two and one'],
      'a note of one',
    ]);
    expect(Object.keys(filesIn(two)).filter((path) => path.includes(mark))).toEqual([]);
    await isClean(two);
  });

  it('are looked for once where the machine writes alone', async () => {
    const alone = await machineAt(newFolder(), 'cccccccccc');
    cpSync(join(one.folder, 'articles'), join(alone.folder, 'articles'), { recursive: true });
    await start(alone);
    const [, json] = await copyBeside(one, alone);
    await joinOn(alone);
    expect(existsSync(json!)).toBe(false);
    const list = vi.spyOn(alone.files, 'listConflictCopies');
    const open = async () => {
      const again = new MachineExchange(alone.database, alone.files, clean, () => {});
      await again.joinCopiesWhenDue();
    };
    await open();
    expect(list).not.toHaveBeenCalled();
    copyOver(one, alone, 'machines');
    await open();
    expect(list).toHaveBeenCalledTimes(1);
  });

  it('stay where they show a page that the library does not have', async () => {
    await importAgain(one, 'another page');
    await live(one);
    await tag(two, 'two');
    await live(two);
    await copyBeside(one, two);
    await joinOn(two);
    expect(Object.keys(filesIn(two)).filter((path) => path.includes(mark))).toHaveLength(2);
  });

  it('are removed where they are cut off, and their beginning is here', async () => {
    for (const copy of await copyBeside(one, two)) {
      const text = readFileSync(copy, 'utf8');
      writeFileSync(copy, text.slice(0, text.length / 2));
    }
    await joinOn(two);
    expect(Object.keys(filesIn(two)).filter((path) => path.includes(mark))).toEqual([]);
  });

  it('are joined at once where main has seen one come', async () => {
    const { folder } = await articleOn(two);
    await joinOn(two);
    await tag(one, 'in a copy');
    await live(one);
    await copyBeside(one, two);
    await two.exchange.joinCopiesIn([folder]);
    expect((await articleOn(two)).tags).toContain('in a copy');
    expect(Object.keys(filesIn(two)).filter((path) => path.includes(mark))).toEqual([]);
  });

  it('are joined and removed in the trash', async () => {
    await tag(two, 'in a copy');
    await live(two);
    const { folder } = await articleOn(two);
    await deleteArticles({ database: one.database } as Library, [id]);
    await live(one);
    const trash = join(one.folder, 'trash', folder.split('/').slice(1).join('-'));
    cpSync(join(two.folder, folder, 'article.json'), join(trash, 'article (1).json'));
    cpSync(join(two.folder, folder, 'article.html'), join(trash, 'article (1).html'));
    writeFileSync(join(trash, 'article (2).json'), '{"schema":');
    await joinOn(one);
    expect(readdirSync(trash).sort()).toEqual(['article.html', 'article.json', 'trashed.json']);
    const row = await one.database.stamps.get(id);
    expect(JSON.stringify(row?.state)).toContain('in a copy');
  });

  it('are joined and removed where their article is deleted', async () => {
    await deleteArticles({ database: two.database } as Library, [id]);
    await live(two);
    await copyBeside(one, two);
    await joinOn(two);
    expect(Object.keys(filesIn(two)).filter((path) => path.includes(mark))).toEqual([]);
    expect(await articleOn(two)).toBeUndefined();
  });

  it('give their originals to a later page', async () => {
    await importAgain(one, 'what one has read');
    await live(one);
    await importAgain(two, 'what two has read later');
    await live(two);
    await copyBeside(one, two);
    await joinOn(two);
    expect((await articleOn(two)).originals).toContain(sha256(bytesOf('what one has read')));
    expect(Object.keys(filesIn(two)).filter((path) => path.includes(mark))).toEqual([]);
  });

  it('stay where another program has changed them', async () => {
    await tag(one, 'one');
    await live(one);
    const [, json] = await copyBeside(one, two);
    const text = readFileSync(json!, 'utf8');
    writeFileSync(json!, text.replace('"one"\n', '"eleven"\n'));
    await joinOn(two);
    expect(existsSync(json!)).toBe(true);
  });
});

describe('a folder that was copied to a second machine', () => {
  it('has the tags of both, where files are copied over in one direction', async () => {
    await tag(one, 'one');
    await live(one);
    await tag(two, 'two');
    await live(two);
    copyOver(two, one);
    await start(one);
    expect((await articleOn(one)).tags.sort()).toEqual(['old', 'one', 'two']);
    await isClean(one);
  });

  it('is the same byte for byte, where they are copied over both ways', async () => {
    await tag(one, 'one');
    await edit(one, { state: 'archived', note: 'a note of one' });
    await live(one);
    await tag(two, 'two');
    await edit(two, { starred: true, note: 'a note of two' });
    await changeHighlights(two.database, id, () => [
      {
        ...{ id: 'm', quote: 'text', prefix: '', suffix: '', colour: 'blue', note: '' },
        ...{ tags: [], createdAt: 0 },
      },
    ]);
    await live(two);
    copyOver(two, one);
    await start(one);
    copyOver(one, two);
    await start(two);
    for (const machine of [one, two]) {
      const { tags, state, starred, note, highlightCount } = await articleOn(machine);
      expect({ tags: [...tags].sort(), state, starred, highlightCount }).toEqual({
        ...{ tags: ['old', 'one', 'two'], state: 'archived', starred: true, highlightCount: 1 },
      });
      expect(note).toContain('a note of one');
      expect(note).toContain('a note of two');
      await isClean(machine);
    }
    expect(filesIn(two)).toEqual(filesIn(one));
  });

  it('hears of a change by the files of the other machine alone, and does not send it back', async () => {
    await tag(one, 'one');
    await live(one);
    copyOver(one, two, 'machines');
    await two.exchange.receive();
    expect((await articleOn(two)).tags).toContain('one');
    await live(two);
    expect(filesIn(two)).toEqual(filesIn(one));
    expect(readdirSync(join(two.folder, 'machines', 'bbbbbbbbbb'))).toEqual(['machine.json']);
  });

  it('follows what was removed and undone, whichever comes first', async () => {
    await edit(one, { tags: [] });
    await live(one);
    copyOver(one, two, 'machines');
    await live(two);
    expect((await articleOn(two)).tags).toEqual([]);
    await edit(two, { tags: ['old'] });
    await live(two);
    copyOver(two, one, 'machines');
    await live(one);
    expect((await articleOn(one)).tags).toEqual(['old']);
    expect(filesIn(two)).toEqual(filesIn(one));
  });

  describe('a passage that both have marked', () => {
    const passage = { quote: 'text', prefix: 'the ', suffix: '', colour: 'blue' as const };
    const mark = (machine: Machine, key: string, createdAt: number, note = '') =>
      changeHighlights(machine.database, id, (marks) => [
        ...marks,
        { ...passage, id: key, note, tags: [], createdAt },
      ]);
    const marksOf = async ({ database }: Machine) =>
      ((await database.highlights.get(id))?.highlights ?? []).map((each) => [each.id, each.note]);
    const exchange = async () => {
      for (const machine of [one, two]) await live(machine);
      for (let times = 0; times < 3; times++) {
        copyOver(one, two, 'machines');
        await live(two);
        copyOver(two, one, 'machines');
        await live(one);
      }
      expect(await marksOf(two)).toEqual(await marksOf(one));
      expect(filesIn(two)).toEqual(filesIn(one));
      return marksOf(one);
    };

    it('stands once, unless both say something of it', async () => {
      await mark(one, 'a', 2);
      await mark(two, 'b', 1, 'of the second');
      expect(await exchange()).toEqual([['b', 'of the second']]);
      await mark(one, 'c', 3, 'of the first');
      expect(await exchange()).toEqual([
        ['b', 'of the second'],
        ['c', 'of the first'],
      ]);
    });

    it('keeps a note that the other machine wrote on the mark that is taken out', async () => {
      await mark(one, 'a', 2);
      await live(one);
      copyOver(one, two, 'machines');
      await live(two);
      await mark(two, 'b', 1);
      await live(two);
      copyOver(two, one, 'machines');
      await changeHighlights(two.database, id, (marks) =>
        marks.map((each) => (each.id === 'a' ? { ...each, note: 'meanwhile' } : each)),
      );
      await live(two);
      await live(one);
      expect(await marksOf(one)).toEqual([['b', '']]);
      expect((await exchange()).map(([, note]) => note)).toContain('meanwhile');
    });
  });

  it('deletes for the other, but not what was changed there later', async () => {
    const remove = ({ database }: Machine) => deleteArticles({ database } as Library, [id]);
    await remove(one);
    await live(one);
    copyOver(one, two, 'machines');
    await live(two);
    expect(await articleOn(two)).toBeUndefined();
    expect(filesIn(two)).toEqual({});
  });

  it('has the same trash on both machines, whichever brings the files', async () => {
    await tag(two, 'late');
    await live(two);
    copyOver(two, one, 'machines');
    await live(one);
    await deleteArticles({ database: one.database } as Library, [id]);
    await live(one);
    copyOver(one, two, 'machines');
    // The sync program has brought the trash first.
    copyOver(one, two, 'trash');
    await live(two);
    const trashOf = ({ folder }: Machine) => contentsOf(join(folder, 'trash'));
    expect(Object.keys(trashOf(two))).toHaveLength(3);
    expect(trashOf(two)).toEqual(trashOf(one));
    rmSync(join(two.folder, 'trash'), { recursive: true });
    const three = await machineAt(newFolder(), 'cccccccccc');
    copyOver(two, three);
    copyOver(one, three, 'trash');
    await start(three);
    expect(trashOf(three)).toEqual(trashOf(one));
    const [{ trashedAt = 0 } = {}] = await one.files.listTrash();
    expect(Math.abs(Date.now() - trashedAt)).toBeLessThan(60_000);
  });

  it('says the same of when it was deleted, where each moves its own files', async () => {
    await deleteArticles({ database: one.database } as Library, [id]);
    await live(one);
    copyOver(one, two, 'machines');
    await live(two);
    const [mine] = await one.files.listTrash();
    expect(await two.files.listTrash()).toMatchObject([{ trashedAt: mine?.trashedAt }]);
  });

  it('keeps an article that was changed later than it was deleted', async () => {
    await deleteArticles({ database: one.database } as Library, [id]);
    await live(one);
    expect(filesIn(one)).toEqual({});
    await tag(two, 'later');
    await live(two);
    for (const [from, to] of [
      [one, two],
      [two, one],
    ] as const)
      copyOver(from, to, 'machines');
    await live(two);
    expect((await articleOn(two)).tags).toContain('later');
    // Its files have not come yet.
    await live(one);
    expect(one.exchange.onTheirWay).toBe(1);
    copyOver(two, one, 'articles');
    await one.exchange.take();
    expect((await articleOn(one)).tags).toContain('later');
    await live(one);
    expect(filesIn(one)).toEqual(filesIn(two));
    await isClean(one);
  });

  it('comes back from an old folder with all that was done to it before it was deleted', async () => {
    const { folder } = await articleOn(one);
    const { json } = await one.files.readArticle(folder);
    await tag(one, 'later than the folder');
    await live(one);
    await deleteArticles({ database: one.database } as Library, [id]);
    await live(one);
    const result = parseArticleFile(folder, json!);
    if (!result.ok) throw new Error(result.reason);
    const entry = { folder, htmlBytes: 1, jsonBytes: 1 };
    const page = { html: '<p>text</p>' as CleanHtml, leftOut: [], jsonSha256: '' };
    await putArticles(one.database, [{ entry, parsed: result.parsed, ...page }], new Set());
    await live(one);
    expect((await articleOn(one)).tags).toEqual(['old', 'later than the folder']);
  });

  it('ignores what a machine changes after it is trusted no more, until it is trusted again', async () => {
    await tag(one, 'before');
    await live(one);
    copyOver(one, two, 'machines');
    await live(two);
    const [name] = readdirSync(join(one.folder, 'machines', 'aaaaaaaaaa'))
      .sort()
      .slice(-2);
    const [stamp, machine] = name!.replace('.jsonl', '').split('-');
    two.distrusted.aaaaaaaaaa = `${stamp!.toUpperCase()}-${machine}`;
    await tag(one, 'after');
    await edit(one, { tags: (await articleOn(one)).tags.filter((each) => each !== 'old') });
    await edit(one, { note: 'a note of a thief' });
    await live(one);
    const expected = { tags: ['old', 'before'], note: '' };
    copyOver(one, two, 'machines');
    await live(two);
    expect(await articleOn(two)).toMatchObject(expected);
    // Nor by the article's own files, or as a third machine passes it on.
    copyOver(one, two);
    cpSync(join(one.folder, 'machines', 'aaaaaaaaaa'), join(two.folder, 'machines', 'cccccccccc'), {
      recursive: true,
    });
    await start(two);
    expect(await articleOn(two)).toMatchObject(expected);
    expect(await two.database.articles.count()).toBe(1);
    delete two.distrusted.aaaaaaaaaa;
    await live(two);
    expect(await articleOn(two)).toMatchObject({
      tags: ['before', 'after'],
      note: 'a note of a thief',
    });
  });

  it('asks about what another program has changed', async () => {
    await tag(one, 'one');
    await live(one);
    const { folder } = await articleOn(one);
    const { json } = await one.files.readArticle(folder);
    await one.files.writeArticle(folder, null, json!.replace('"one"\n', '"eleven"\n'), null);
    await start(one);
    expect(one.findings.map(({ kind }) => kind)).toEqual(['differing']);
  });
});

describe('a page that was imported on both machines', () => {
  const url = 'https://news.example/the-harbour';
  const [smaller, larger] = ['01KAAAAAAAAAAAAAAAAAAAAAAA', '01KBBBBBBBBBBBBBBBBBBBBBBB'];
  const sha = (name: string) => sha256(bytesOf(name));

  /** Imports a page whose own text, tag, note and mark are `name`. */
  async function importPage(
    { database, files }: Machine,
    articleId: string,
    name: string,
  ): Promise<void> {
    const { articles, html, texts, highlights, originals, changes } = database;
    const known = await articles.get(id);
    const original = { sha256: sha(name), fileName: 'page.html', extension: '.html' };
    await files.stage('originals', original.sha256, '.html', bytesOf(name));
    const { versions: _, ...facts } = known as Article;
    const article: Article = {
      ...{ ...facts, id: articleId, canonicalUrl: url, url, title: 'The harbour' },
      folder: `articles/2026/11/the-harbour-${articleId.slice(-10).toLowerCase()}`,
      ...{ originals: [original.sha256], textSha256: sha(`text ${name}`), wordCount: name.length },
      ...{ tags: [`tag of ${name}`], note: `note of ${name}`, highlightCount: 1 },
    };
    const mark = { quote: name, prefix: '', suffix: '', colour: 'blue' as const, note: '' };
    const marks = [{ ...mark, id: `mark-${name}`, tags: [], createdAt: 0 }];
    await database.transaction(
      'rw',
      [articles, html, texts, highlights, originals, changes],
      async () => {
        const page = { html: `<p>${name}</p>` as CleanHtml, text: name, leftOut: [] };
        await putBody(database, article, page);
        await highlights.put({ id: articleId, highlights: marks });
        await originals.put({ ...original, complete: true });
        await appendChanges(database, 'article-added', [articleId]);
      },
    );
  }

  const all = async ({ database }: Machine) =>
    (await database.articles.where('canonicalUrl').equals(url).primaryKeys()).sort();
  const tagIt = ({ database }: Machine, articleId: string, name: string) =>
    changeArticles(database, [articleId], (each) => ({ ...each, tags: [...each.tags, name] }));

  /** Copies what either has to the other, and what either lacks it deletes there, as a sync program does. */
  async function sync(machines = [one, two]): Promise<void> {
    for (const from of machines) {
      for (const to of machines) {
        if (to === from) continue;
        copyOver(from, to);
        await start(to);
        await live(to);
      }
    }
    for (const machine of machines) {
      const shown = new Set(
        (await machine.database.articles.toArray()).map(({ folder }) => folder),
      );
      for (const path of Object.keys(filesIn(machine)))
        if (!shown.has(path.slice(0, path.lastIndexOf('/')))) rmSync(join(machine.folder, path));
    }
  }

  async function importBoth(): Promise<void> {
    await importPage(one, smaller!, 'what one has read');
    await live(one);
    await importPage(two, larger!, 'what two has read, which is longer');
    await live(two);
  }

  /** A third machine, to which the articles of both have come together. */
  async function importedSideBySide(): Promise<Machine> {
    await importBoth();
    const third = await machineAt(newFolder(), 'cccccccccc');
    for (const machine of [one, two]) {
      copyOver(machine, third);
      await start(third);
    }
    expect(await all(third)).toEqual([smaller, larger]);
    return third;
  }

  it('becomes one, with all that is known of either', async () => {
    await importBoth();
    for (let round = 0; round < 3; round++) await sync();
    for (const machine of [one, two]) {
      expect(await all(machine)).toEqual([smaller]);
      const article = (await machine.database.articles.get(smaller!)) as Article;
      expect(article.tags).toEqual(
        expect.arrayContaining([
          'tag of what one has read',
          'tag of what two has read, which is longer',
        ]),
      );
      expect(article.note).toContain('note of what one');
      expect(article.note).toContain('note of what two');
      expect([...article.originals].sort()).toEqual(
        [sha('what one has read'), sha('what two has read, which is longer')].sort(),
      );
      expect(article.versions).toHaveLength(2);
      expect(article.highlightCount).toBe(2);
      expect((await machine.database.texts.get(smaller!))?.text).toContain('which is longer');
      expect((await shownAs(machine.database, larger!))?.id).toBe(smaller);
      await isClean(machine);
    }
    expect(filesIn(two)).toEqual(filesIn(one));
  });

  it('is found by the other id after a rebuild from the folder', async () => {
    await importBoth();
    for (let round = 0; round < 3; round++) await sync();
    const again = await machineAt(one.folder, 'cccccccccc');
    await start(again);
    expect((await shownAs(again.database, larger!))?.id).toBe(smaller);
    expect(await all(again)).toEqual([smaller]);
  });

  it('has what was done late to the one that went, also its note', async () => {
    await importBoth();
    copyOver(one, two);
    await start(two);
    expect(await all(two)).toEqual([smaller]);
    // A third machine has seen the lost one only, and tells of it later.
    const third = await machineAt(newFolder(), 'cccccccccc');
    mkdirSync(third.folder, { recursive: true });
    await start(third);
    await importPageFrom(third);
    await tagIt(third, larger!, 'late');
    await changeArticles(third.database, [larger!], (each) => ({ ...each, note: 'a late note' }));
    await live(third);
    copyOver(third, two, 'machines/cccccccccc');
    await live(two);
    const { tags, note } = (await two.database.articles.get(smaller!)) as Article;
    expect(tags).toContain('late');
    expect(note).toContain('a late note');
    expect(await all(two)).toEqual([smaller]);
  });

  /** Gives a machine the article that two has imported, from its folder in the trash. */
  async function importPageFrom(machine: Machine): Promise<void> {
    const [name] = readdirSync(join(two.folder, 'trash'));
    const folder = `articles/2026/11/the-harbour-${larger!.slice(-10).toLowerCase()}`;
    cpSync(join(two.folder, 'trash', name!), join(machine.folder, folder), { recursive: true });
    await start(machine);
    expect(await machine.database.articles.get(larger!)).toBeDefined();
  }

  it('stays two where the other one was restored from the trash', async () => {
    await importBoth();
    copyOver(one, two);
    await start(two);
    const [name] = readdirSync(join(two.folder, 'trash'));
    const [trashed] = await two.files.listTrash();
    await two.files.restoreArticle(name!);
    const { database, files } = two;
    await reconcile(database, files, clean, () => {}, new Set([trashed!.folder]));
    await two.exchange.receive(true);
    await live(two);
    for (let round = 0; round < 2; round++) await sync();
    for (const machine of [one, two]) expect(await all(machine)).toEqual([smaller, larger]);
  });

  it('stays where one of the two was deleted while they stood side by side', async () => {
    const third = await importedSideBySide();
    copyOver(one, two);
    await start(two);
    expect(await all(two)).toEqual([smaller]);
    await deleteArticles({ database: third.database } as Library, [smaller!]);
    await live(third);
    copyOver(two, third, 'machines');
    await live(third);
    expect(await all(third)).toEqual([larger]);
    await live(third);
    copyOver(third, two, 'machines');
    await live(two);
    copyOver(third, two, 'articles');
    await two.exchange.take();
    await live(two);
    expect(await all(two)).toEqual([larger]);
  });

  it('has all that was done to either, where one was deleted and joined at once', async () => {
    const third = await importedSideBySide();
    await tagIt(third, larger!, 'on three');
    await deleteArticles({ database: third.database } as Library, [smaller!]);
    await live(third);
    await tagIt(one, smaller!, 'on one');
    await live(one);
    copyOver(one, two);
    await start(two);
    expect(await all(two)).toEqual([smaller]);
    await tagIt(two, smaller!, 'on two');
    await live(two);
    const machines = [one, two, third];
    for (let round = 0; round < 2; round++) await sync(machines);
    for (const machine of machines) {
      const kept = await all(machine);
      expect(kept).toEqual(await all(one));
      const articles = await machine.database.articles.bulkGet(kept as ArticleId[]);
      const tags = articles.flatMap((article) => article?.tags);
      expect(tags).toEqual(expect.arrayContaining(['on one', 'on two', 'on three']));
    }
  });

  it('goes on every machine where the joined one is deleted', async () => {
    const third = await importedSideBySide();
    copyOver(one, two);
    await start(two);
    await deleteArticles({ database: two.database } as Library, [smaller!]);
    await live(two);
    copyOver(two, third, 'machines');
    await live(third);
    expect(await all(third)).toEqual([]);
  });
});
