import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noFiles } from '../../../../renderer/search/bytes/private-files';
import { fold } from '../../../../renderer/search/text/fold';
import { SearchFollower } from '../../../../renderer/search/worker/follower';
import { appendChanges } from '../../../../renderer/storage/change-log';
import type { CarrelDatabase, CatalogRow, SegmentRow } from '../../../../renderer/storage/database';
import { changeHighlights } from '../../../../renderer/storage/highlights';
import { MemoryFiles } from '../memory-files';
import {
  deleteArticle,
  idsFor,
  makeArticle,
  newDatabase,
  openFollower,
  putArticle,
} from '../shelf';

const characters = '처리일괄人工智能AI5g규제 . ';
const text = fc.string({ unit: fc.constantFrom(...characters), minLength: 1, maxLength: 14 });
const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('put' as const), id, title: text, text }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('delete' as const), id }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('star' as const), id }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('catch up' as const) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('save' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('merge' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('quiet' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('restart' as const) }) },
);

describe('the search follower', () => {
  it('finds what is in a collection, also after that has changed or the index was loaded', async () => {
    const database = newDatabase();
    for (const each of ['a', 'b', 'c']) {
      await putArticle(database, makeArticle(each, 'One', each), 'word');
    }
    const put = async (name: string, articles: string[]) => {
      await database.collections.put({ id: '1', name, note: '', articles, createdAt: 0 });
      await appendChanges(database, 'record-changed', ['collections']);
    };
    await put('The Quay', ['c', 'a', 'gone']);
    const follower = await openFollower(database);
    expect(await idsFor(follower, 'collection:"the quay"')).toEqual(['a', 'c']);
    expect(await idsFor(follower, 'word -collection:the*')).toEqual(['b']);
    await put('Port', ['b']);
    await follower.catchUp();
    expect(await idsFor(follower, 'collection:port')).toEqual(['b']);
    expect(await idsFor(follower, 'collection:quay OR collection:po')).toEqual([]);
    await follower.keeper.save();
    const again = await openFollower(database);
    expect(await idsFor(again, 'collection:port')).toEqual(['b']);
  });

  it.each([2, 310])('leaves out of %i articles only those that cannot be read', async (count) => {
    const database = newDatabase();
    const ids = Array.from({ length: count }, (_, at) => `good-${at}`);
    const rows = ids.map((each) => makeArticle(each, 'One', each));
    await database.articles.bulkPut([
      ...rows,
      makeArticle('bad-tags', 'One', 'x', { tags: null as never }),
      makeArticle('bad-text', 'One', 'x'),
    ]);
    await database.texts.bulkPut([...ids, 'bad-tags'].map((each) => ({ id: each, text: 'word' })));
    await database.texts.put({ id: 'bad-text', text: 5 as never });
    const follower = await openFollower(database);
    expect(await idsFor(follower, 'word')).toEqual(ids.sort());
    const { failed, ...status } = await follower.status();
    expect(status).toEqual({ indexed: count, articles: count + 2, caughtUp: true });
    expect(failed?.map((one) => one.id).sort()).toEqual(['bad-tags', 'bad-text']);
    await follower.keeper.save();

    for (const each of ['bad-tags', 'bad-text']) {
      await putArticle(database, makeArticle(each, 'One', 'mended'), 'mended');
    }
    await follower.catchUp();
    expect(await idsFor(follower, 'mended')).toEqual(['bad-tags', 'bad-text']);
    expect(await follower.status()).toEqual({
      indexed: count + 2,
      articles: count + 2,
      caughtUp: true,
    });
    database.close();
  });

  it('finds, after any sequence of changes and restarts, what a scan of the texts finds', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 25 }),
        fc.array(text, { minLength: 4, maxLength: 4 }),
        async (steps, needles) => {
          const database = newDatabase();
          const model = new Map<string, string>();
          const files = new MemoryFiles();
          let follower: SearchFollower = await openFollower(database, files);
          for (const one of steps) {
            if (one.kind === 'put') {
              await putArticle(database, makeArticle(one.id, one.title, one.text), one.text);
              model.set(one.id, `${fold(one.title)}\n${fold(one.text)}`);
            } else if (one.kind === 'delete') {
              await deleteArticle(database, one.id);
              model.delete(one.id);
            } else if (one.kind === 'star') {
              await database.articles.update(one.id, { starred: true });
              await appendChanges(database, 'article-changed', [one.id]);
            } else if (one.kind === 'catch up') await follower.catchUp();
            else if (one.kind === 'save') await follower.keeper.save();
            else if (one.kind === 'merge') await follower.keeper.maintain();
            else if (one.kind === 'quiet') await follower.keeper.makeFiles();
            else follower = await openFollower(database, files);
          }
          await follower.catchUp();
          expect(await follower.status()).toEqual({
            indexed: model.size,
            articles: model.size,
            caughtUp: true,
          });
          for (const needle of needles.map((one) => fold(one).trim())) {
            if (!needle) continue;
            const expected = [...model]
              .filter(([, held]) => held.includes(needle))
              .map(([one]) => one);
            expect(await idsFor(follower, `"${needle}"`)).toEqual(expected.sort());
          }
          database.close();
        },
      ),
      { numRuns: 60, interruptAfterTimeLimit: 25_000 },
    );
  }, 30_000);

  it('finds what was highlighted and noted as soon as the log tells', async () => {
    const database = newDatabase();
    await putArticle(database, makeArticle('a', 'One', 'text'), 'text');
    const follower = await openFollower(database);
    await follower.keeper.save();
    const mark = { id: 'm', quote: 'text', prefix: '', suffix: '', tags: [], createdAt: 0 };
    await changeHighlights(database, 'a', () => [{ ...mark, colour: 'blue', note: '기억할 것' }]);
    await follower.catchUp();
    expect(await idsFor(follower, '기억할')).toEqual(['a']);
    expect(await idsFor(follower, 'has:highlight has:note')).toEqual(['a']);
    expect(await idsFor(await openFollower(database), '기억할')).toEqual(['a']);
    await changeHighlights(database, 'a', () => []);
    await follower.catchUp();
    expect(await idsFor(follower, '기억할')).toEqual([]);
    expect(await idsFor(follower, 'has:highlight')).toEqual([]);
  });

  it('makes segments of many at once, and keeps to the log meanwhile', async () => {
    const database = newDatabase();
    const articles = Array.from({ length: 510 }, (_, i) =>
      makeArticle(`a${i}`, `T${i}`, `text ${i} 일괄처리를`),
    );
    await database.articles.bulkPut(articles);
    await database.texts.bulkPut(articles.map(({ id, textSha256 }) => ({ id, text: textSha256 })));
    const follower = await openFollower(database);
    expect(follower.index.segments.map((one) => one.segment.size)).toEqual([510]);
    expect(await idsFor(follower, '처리')).toHaveLength(510);
    await putArticle(database, makeArticle('a3', 'T3', 'another'), 'another');
    await deleteArticle(database, 'a4');
    await follower.catchUp();
    expect(await idsFor(follower, '처리')).toHaveLength(508);
    const again = await openFollower(database);
    expect(again.rebuilt).toBeNull();
    expect(await idsFor(again, '처리')).toHaveLength(508);
    expect(await idsFor(again, 'another')).toEqual(['a3']);

    // A change that arrives while a restart compares all articles does not wait for the end of that.
    const third = new SearchFollower(database, noFiles);
    await third.open();
    const catchingUp = third.catchUp();
    await putArticle(database, makeArticle('b', '새 글', 'newest'), 'newest');
    await expect.poll(() => idsFor(third, 'newest'), { interval: 1 }).toEqual(['b']);
    expect(third.statusAsRead()).toEqual({ indexed: 510, articles: 510, caughtUp: false });
    await catchingUp;
    expect(await third.status()).toEqual({ indexed: 510, articles: 510, caughtUp: true });
  });

  it('merges small segments into larger ones', async () => {
    const database = newDatabase();
    const follower = await openFollower(database);
    for (let i = 0; i < 6; i++) {
      await putArticle(database, makeArticle(`a${i}`, 'T', `text ${i}`), `text ${i}`);
      await follower.catchUp();
      await follower.keeper.save();
    }
    expect(follower.index.segments).toHaveLength(6);
    await follower.keeper.maintain();
    expect(follower.index.segments.map((one) => one.segment.size)).toEqual([6]);
    expect(await database.segments.count()).toBe(2);
    expect(await idsFor(await openFollower(database), 'text')).toHaveLength(6);
  });

  it('goes on from its cursor and indexes nothing twice', async () => {
    const database = newDatabase();
    await putArticle(database, makeArticle('a', '처리', '일괄처리를'), '일괄처리를');
    const first = await openFollower(database);
    await first.keeper.save();
    const second = await openFollower(database);
    expect(second.rebuilt).toBeNull();
    expect(second.keeper.unsaved).toBe(false);
    expect(await idsFor(second, '처리')).toEqual(['a']);
  });

  it('finds and forgets tags without reading the texts again, also after a restart', async () => {
    const database = newDatabase();
    const articles = Array.from({ length: 30 }, (_, i) => makeArticle(`a${i}`, 'One', `text ${i}`));
    await database.articles.bulkPut(articles);
    await database.texts.bulkPut(articles.map(({ id, textSha256 }) => ({ id, text: textSha256 })));
    let follower = await openFollower(database);
    await follower.keeper.save();
    // Whoever reads a text from here on fails.
    await database.texts.clear();
    const tagAll = async (tags: string[]) => {
      await database.articles.bulkPut(articles.map((article) => ({ ...article, tags })));
      const ids = articles.map(({ id }) => id);
      await appendChanges(database, 'article-changed', ids);
      await follower.catchUp();
    };
    const counts = (...queries: string[]) =>
      Promise.all(queries.map(async (query) => (await idsFor(follower, query)).length));
    await tagAll(['machine learning', '경제 기사']);
    expect(await counts('learning', 'learn', '경제', 'tag:"경제 기사"', 'missing')).toEqual([
      30, 30, 30, 30, 0,
    ]);
    await follower.keeper.save();
    await tagAll(['sea']);
    expect(await counts('learning', '경제', 'sea')).toEqual([0, 0, 30]);
    // What was not stored is compared with the tables.
    follower = await openFollower(database);
    expect(await counts('learning', '경제', 'sea')).toEqual([0, 0, 30]);
    expect(follower.index.documentCount).toBe(30);
  });

  it('takes damaged tags from the tables', async () => {
    const database = newDatabase();
    await putArticle(database, makeArticle('a', 'One', 'text', { tags: ['sea'] }), 'text');
    await (await openFollower(database)).keeper.save();
    const row = (await database.segments.get('catalog')) as CatalogRow;
    const [part] = row.parts;
    const broken = [
      undefined,
      {},
      { sets: [5], setOf: new Uint32Array(1) },
      { sets: [], setOf: [] },
    ];
    for (const tags of broken) {
      await database.segments.put({ ...row, parts: [{ ...part!, tags: tags as never }] });
      expect(await idsFor(await openFollower(database), 'sea')).toEqual(['a']);
    }
  });

  it('does not read the text again when only the star was set', async () => {
    const database = newDatabase();
    const article = makeArticle('a', 'One', 'text');
    await putArticle(database, article, 'text');
    const follower = await openFollower(database);
    const { generation } = follower.index;
    await database.articles.put({ ...article, starred: true });
    await appendChanges(database, 'article-changed', ['a']);
    await follower.catchUp();
    expect(follower.index.generation).toBe(generation);
    expect(await idsFor(follower, 'is:starred')).toEqual(['a']);
  });

  it('counts what is not indexed yet, and what has changed since', async () => {
    const database = newDatabase();
    await putArticle(database, makeArticle('a', 'One', 'one'), 'one');
    const follower = await openFollower(database);
    await putArticle(database, makeArticle('a', 'One', 'changed'), 'changed');
    await putArticle(database, makeArticle('b', 'Two', 'two'), 'two');
    expect(await follower.status()).toEqual({ indexed: 0, articles: 2, caughtUp: false });
    await deleteArticle(database, 'a');
    expect(await follower.status()).toEqual({ indexed: 0, articles: 1, caughtUp: false });
    await follower.catchUp();
    expect(await follower.status()).toEqual({ indexed: 1, articles: 1, caughtUp: true });
  });

  it('loses nothing when a part of the log is gone', async () => {
    const database = newDatabase();
    await putArticle(database, makeArticle('a', 'One', 'one'), 'one');
    await putArticle(database, makeArticle('b', 'Two', 'two'), 'two');
    await (await openFollower(database)).keeper.save();
    await putArticle(database, makeArticle('a', 'One', 'changed'), 'changed');
    await deleteArticle(database, 'b');
    await putArticle(database, makeArticle('c', 'Three', 'three'), 'three');
    await database.changes.where('seq').below(5).delete();
    const follower = await openFollower(database);
    expect(await idsFor(follower, 'changed')).toEqual(['a']);
    expect(await idsFor(follower, 'two')).toEqual([]);
    expect(await idsFor(follower, 'three')).toEqual(['c']);
  });
});

/** The stored row of the first segment. */
async function firstRow(database: CarrelDatabase): Promise<SegmentRow> {
  return (await database.segments.get('segment-1')) as SegmentRow;
}

describe('a stored index', () => {
  async function saved() {
    const database = newDatabase();
    await putArticle(database, makeArticle('a', '처리', 'body'), 'body');
    await (await openFollower(database)).keeper.save();
    return database;
  }

  it('is set aside and rebuilt when a byte of it is wrong', async () => {
    const database = await saved();
    const row = await firstRow(database);
    const bytes = new Uint8Array(await row.blob.arrayBuffer());
    bytes[bytes.length - 6]! ^= 1;
    await database.segments.put({ ...row, blob: new Blob([bytes]) });
    const follower = await openFollower(database);
    expect(follower.rebuilt).toBe('a part of it is damaged');
    expect(await idsFor(follower, '처리')).toEqual(['a']);
    expect(await database.segments.get('segment-1')).toBeUndefined();
    await follower.keeper.save();
    expect((await openFollower(database)).rebuilt).toBeNull();
  });

  it('is written anew when a byte of it goes wrong while it is open', async () => {
    const database = await saved();
    const follower = await openFollower(database);
    const row = await firstRow(database);
    expect(await follower.keeper.check()).toBe(0);
    await database.segments.put({ ...row, blob: row.blob.slice(0, 40) });
    expect(await follower.keeper.check()).toBe(1);
    expect(await follower.keeper.check()).toBe(0);
    const again = await openFollower(database);
    expect(again.rebuilt).toBeNull();
    expect(await idsFor(again, '처리')).toEqual(['a']);
  });

  it('serves with what is left, and fills in what was in a damaged part', async () => {
    const database = await saved();
    await putArticle(database, makeArticle('b', '규제', 'second'), 'second');
    const follower = await openFollower(database);
    await follower.keeper.save();
    const row = await firstRow(database);
    await database.segments.put({ ...row, blob: row.blob.slice(0, 40) });
    const again = new SearchFollower(database, noFiles);
    await again.open();
    expect(again.rebuilt).not.toBeNull();
    expect(await idsFor(again, '규제')).toEqual(['b']);
    await again.catchUp();
    expect(await idsFor(again, '처리')).toEqual(['a']);
    expect(await again.status()).toEqual({ indexed: 2, articles: 2, caughtUp: true });
  });

  describe('with a file beside it', () => {
    async function savedInFiles() {
      const database = await saved();
      const files = new MemoryFiles();
      const follower = await openFollower(database, files);
      await follower.keeper.makeFiles();
      expect(files.names().sort()).toEqual([
        expect.stringMatching(/\.segment$/),
        expect.stringMatching(/\.texts$/),
      ]);
      files.reads = [];
      return { database, files };
    }

    it('is opened from there, and its articles are counted already', async () => {
      const { database, files } = await savedInFiles();
      // The damage is noticed only when the Blob is read.
      await database.segments.put({ id: 'segment-1', blob: new Blob() });
      const follower = new SearchFollower(database, files);
      await follower.open();
      expect(follower.rebuilt).toBeNull();
      expect(follower.statusAsRead()).toEqual({ indexed: 1, articles: 1, caughtUp: false });
      expect(await idsFor(follower, '처리')).toEqual(['a']);
    });

    it('is read from the database where its file is damaged, and the file made anew', async () => {
      for (const at of [0, 8, 40, -6]) {
        const { database, files } = await savedInFiles();
        files.damage('.segment', at);
        const follower = new SearchFollower(database, files);
        await follower.open();
        expect(await follower.answer(() => idsFor(follower, '처리'))).toEqual(['a']);
        expect(follower.rebuilt).toBeNull();
        files.made = [];
        await follower.keeper.makeFiles();
        expect(files.made).toEqual([expect.stringMatching(/\.segment$/)]);
        files.reads = [];
        expect(await idsFor(await openFollower(database, files), '처리')).toEqual(['a']);
        expect(files.reads.length).toBeGreaterThan(0);
      }
    });

    it('is set aside and rebuilt when it is damaged in both places', async () => {
      const { database, files } = await savedInFiles();
      files.damage('.segment', -6);
      await database.segments.put({ id: 'segment-1', blob: new Blob() });
      const follower = new SearchFollower(database, files);
      await follower.open();
      expect(await follower.answer(() => idsFor(follower, '처리'))).toEqual([]);
      expect(follower.rebuilt).toBe('a part of it is damaged');
      await follower.catchUp();
      expect(await follower.answer(() => idsFor(follower, '처리'))).toEqual(['a']);
      expect(await follower.status()).toEqual({ indexed: 1, articles: 1, caughtUp: true });
      await follower.keeper.save();
      await follower.keeper.makeFiles();
      const again = await openFollower(database, files);
      expect(again.rebuilt).toBeNull();
      await again.readOn();
      expect(again.rebuilt).toBeNull();
    });

    it('is read ahead after a start, with the texts, and so that one that cannot be read does no harm', async () => {
      const { database, files } = await savedInFiles();
      const follower = await openFollower(database, files);
      files.reads = [];
      await follower.readOn();
      const texts = files.names().find((name) => name.endsWith('.texts'))!;
      const read = files.reads.filter(([name]) => name === texts);
      expect(read.some(([, from, bytes]) => from + bytes >= files.all.get(texts)!.length)).toBe(
        true,
      );
      expect(follower.keeper.isReadOn).toBe(true);

      const again = await openFollower(database, files);
      await again.readTexts(['a']);
      files.isClosed = true;
      await again.readOn();
      expect(again.keeper.isReadOn).toBe(true);
    });

    it('leaves nothing behind of a part that is gone', async () => {
      const { database, files } = await savedInFiles();
      const before = files.names();
      const follower = await openFollower(database, files);
      await deleteArticle(database, 'a');
      await putArticle(database, makeArticle('b', '규제', 'second'), 'second');
      await follower.catchUp();
      await follower.keeper.save();
      await follower.keeper.maintain();
      await follower.keeper.makeFiles();
      expect(files.names()).toHaveLength(2);
      expect(files.names().filter((name) => before.includes(name))).toEqual([]);
    });
  });

  it('is rebuilt when it is of another version', async () => {
    const database = await saved();
    const catalog = (await database.segments.get('catalog')) as CatalogRow;
    await database.segments.put({ ...catalog, version: 'older' });
    const follower = await openFollower(database);
    expect(follower.rebuilt).toBe('it is of another version');
    expect(await idsFor(follower, '처리')).toEqual(['a']);
  });

  it('is rebuilt when its cursor is of another database, or missing', async () => {
    const database = await saved();
    await database.cursors.update('search', { epoch: 'another' });
    expect((await openFollower(database)).rebuilt).toBe('it is of another database');
    const other = await saved();
    await other.cursors.clear();
    const follower = await openFollower(other);
    expect(follower.rebuilt).toBe('there is none yet');
    expect(await idsFor(follower, '처리')).toEqual(['a']);
  });
});
