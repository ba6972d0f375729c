import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Article } from '../../../renderer/core/article/article';
import { articleFolder } from '../../../renderer/core/article/folder-name';
import { newArticleId } from '../../../renderer/core/article/ulid';
import { changeArticles } from '../../../renderer/storage/article-changes';
import { CarrelDatabase } from '../../../renderer/storage/database';
import { renewStored } from '../../../renderer/storage/renew-stored';
import { storeArticle } from '../../../renderer/storage/store-article';
import { VaultFollower } from '../../../renderer/vault/follower';
import { original, prepared } from '../article';
import { MemoryLibrary } from './memory-library';

/** Notes which bodies are written. */
class WatchedLibrary extends MemoryLibrary {
  pages: string[] = [];

  override writeArticle(folder: string, html: string | null, json: string, known: string | null) {
    if (html !== null) this.pages.push(folder);
    return super.writeArticle(folder, html, json, known);
  }
}

const count = 60;
let database: CarrelDatabase;
let files: WatchedLibrary;
let follower: VaultFollower;
let articles: Article[];

beforeEach(async () => {
  database = new CarrelDatabase(`follower-${Math.random()}`);
  files = new WatchedLibrary();
  follower = new VaultFollower(database, files, () => {});
  for (let at = 0; at < count; at++) {
    const id = newArticleId();
    const folder = articleFolder(id, `Harbour ${at}`, 1_700_000_000_000);
    const canonicalUrl = `https://harbour.example/${at}`;
    const parts = { id, folder, canonicalUrl, title: `Harbour ${at}`, originals: ['f'] };
    await storeArticle(database, prepared(parts, `text ${at}`), [original()]);
  }
  await follower.catchUp();
  articles = await database.articles.toArray();
  files.pages = [];
});

const ids = () => articles.map(({ id }) => id);
const tag = (...tags: string[]) =>
  changeArticles(database, ids(), (article) => ({ ...article, tags }));
const jsonOf = ({ folder }: Article) => JSON.parse(files.folders.get(folder)?.json ?? '');

describe('a change of many articles', () => {
  it('writes article.json only where nothing of the page but its tags differs', async () => {
    const before = new Map([...files.folders].map(([folder, { html }]) => [folder, html]));
    await tag('north');
    await follower.catchUp();
    expect(files.pages).toEqual([]);
    for (const article of articles) {
      const { article: stored, files: seals, text } = jsonOf(article);
      expect(stored.tags).toEqual(['north']);
      expect(text).not.toBe('');
      expect(files.folders.get(article.folder)?.html).toBe(before.get(article.folder));
      const row = await database.vault.get(article.id);
      expect(seals['article.html']).toBe(row?.htmlSha256);
    }
    expect(follower.status).toEqual({ unsaved: 0, trouble: null });
  });

  it('writes article.html, too, where its title or its body has changed', async () => {
    const [first, second] = articles;
    if (!first || !second) throw new Error('no articles');
    await tag('north');
    await changeArticles(database, [first.id], (article) => ({ ...article, title: 'Another' }));
    const { draft } = prepared({ id: second.id }, 'another body');
    const [page = ''] = second.originals;
    await renewStored(database, second.id, page, draft, (known) => known);
    await follower.catchUp();
    expect(files.pages.sort()).toEqual([first.folder, second.folder].sort());
    expect(files.folders.get(first.folder)?.html).toContain('Another');
    expect(files.folders.get(second.folder)?.html).toContain('another body');
    expect(jsonOf(second).text).toBe('another body');
  });

  it('asks about a file that another program has changed', async () => {
    const [first] = articles;
    if (!first) throw new Error('no articles');
    const theirs = { ...jsonOf(first), article: { ...jsonOf(first).article, tags: ['theirs'] } };
    files.folders.set(first.folder, { html: null, json: JSON.stringify(theirs) });
    await tag('north');
    await follower.catchUp();
    expect(jsonOf(first).article.tags).toEqual(['theirs']);
    expect(follower.hasSaved([first.id])).toBe(false);
    expect(follower.hasSaved(ids().slice(1))).toBe(true);
  });
});

it('writes the tags of a few articles into article.html', async () => {
  const some = ids().slice(0, 3);
  await changeArticles(database, some, (article) => ({ ...article, tags: ['north'] }));
  await follower.catchUp();
  expect(files.pages).toHaveLength(3);
  for (const folder of files.pages) expect(files.folders.get(folder)?.html).toContain('north');
});
