import type {
  Article,
  ArticleDraft,
  ArticleId,
  ReaderMarks,
  Sha256,
} from '../core/article/article';
import { mergeArticle } from '../core/article/merge-article';
import { imageExtension } from '../core/article/stored-name';
import { type Highlight, mergeHighlights } from '../core/highlights/highlight';
import { announceChanges, appendChanges } from './change-log';
import type { AssetRow, CarrelDatabase, OriginalRow } from './database';
import { putHighlights, readHighlights } from './highlights';
import { articleAt, joinNeighbours } from './join-stored';
import { putBody } from './put-body';

/** A draft with everything that is computed before the transaction begins. */
export interface PreparedArticle {
  draft: ArticleDraft;
  /** The article to store when the library does not have it yet. */
  article: Article;
  /** The article that this one is a later state of, where neither address nor text says so. */
  earlier?: ArticleId;
}

export interface StoredArticle {
  outcome: 'imported' | 'updated' | 'duplicate';
  id: ArticleId;
  title: string;
}

/** An article that waits to be stored, with the rows of the files that it came from. */
export interface ArticleToStore {
  prepared: PreparedArticle;
  originals: readonly OriginalRow[];
}

/** Stores an article atomically: see `storeArticles`. */
export async function storeArticle(
  database: CarrelDatabase,
  prepared: PreparedArticle,
  originals: readonly OriginalRow[],
): Promise<StoredArticle> {
  const [stored] = await storeArticles(database, [{ prepared, originals }]);
  return stored!;
}

/**
 * Stores articles atomically: the rows of all of them in all tables and in the change log are one
 * transaction. An article that the library has, or that stands before it in the list, is merged with that.
 *
 * One transaction for all is faster than one for each, because each waits for the disk.
 */
export async function storeArticles(
  database: CarrelDatabase,
  all: readonly ArticleToStore[],
): Promise<StoredArticle[]> {
  const { articles, html, texts, highlights, assets, originals, collections, changes } = database;
  const done = await database.transaction(
    'rw',
    [articles, html, texts, highlights, assets, originals, collections, changes],
    async () => {
      const done: Stored[] = [];
      for (const each of all) done.push(await storeOne(database, each));
      return done;
    },
  );
  if (done.some(({ isLogged }) => isLogged)) announceChanges();
  return done.map(({ stored }) => stored);
}

interface Stored {
  stored: StoredArticle;
  isLogged: boolean;
}

/** Stores one article in the caller's transaction. */
async function storeOne(
  database: CarrelDatabase,
  { prepared: { draft, article, earlier }, originals }: ArticleToStore,
): Promise<Stored> {
  const { articles, texts, assets } = database;
  const images = assetRows(draft);
  const twin = (earlier && (await articles.get(earlier))) || (await findTwin(database, article));
  const known = twin && (await texts.get(twin.id));
  const merged = twin && mergeArticle(twin, article, known?.text.length ?? 0, draft.text.length);
  const text = merged?.takesBody === false && known ? known.text : draft.text;
  const marks = draft.marks === null ? null : await mergeMarks(database, twin, draft.marks, text);
  const record = {
    ...(merged?.article ?? article),
    ...(marks && { highlightCount: marks.length }),
  };
  const isChanged = merged?.changed || record.highlightCount !== twin?.highlightCount;
  const outcome = merged === undefined ? 'imported' : isChanged ? 'updated' : 'duplicate';
  if (marks) await putHighlights(database, record.id, marks);
  if (merged === undefined || merged.takesBody) {
    const { html, text, besides } = draft;
    await putBody(database, record, { html, text, leftOut: besides?.parts ?? [] });
    if (images.length > 0) await assets.bulkPut(images);
  } else await articles.put(record);
  await database.originals.bulkPut(originals);
  const whole = await joinNeighbours(database, record, merged === undefined);
  const isJoined = whole !== record;
  const isAdded = merged === undefined && whole.id === record.id;
  const kind = isAdded ? 'article-added' : 'article-changed';
  // A new original is invisible in the window but must be written to article.json.
  const isLogged = !twin || isJoined || JSON.stringify(record) !== JSON.stringify(twin);
  if (isLogged) await appendChanges(database, kind, [whole.id]);
  const { id, title } = whole;
  return { stored: { outcome: isJoined && !isAdded ? 'updated' : outcome, id, title }, isLogged };
}

export function assetRows({ assets }: ArticleDraft): AssetRow[] {
  return assets.map(({ sha256, mediaType }) => ({
    sha256,
    mediaType,
    extension: imageExtension(mediaType),
  }));
}

/** Merges the highlights of both articles. */
async function mergeMarks(
  database: CarrelDatabase,
  twin: Article | undefined,
  { highlights }: ReaderMarks,
  text: string,
): Promise<Highlight[]> {
  const known = twin ? await readHighlights(database, twin.id) : [];
  return mergeHighlights(known, highlights, text);
}

/**
 * The stored article with the same address, or with a page that has this address. Without an address,
 * the one with the same text and title and no address.
 */
async function findTwin(database: CarrelDatabase, article: Article): Promise<Article | undefined> {
  if (article.canonicalUrl !== null) {
    return articleAt(database, article.canonicalUrl);
  }
  // Scans without text would all be equal.
  if (article.wordCount === 0) return undefined;
  const sameText = await database.articles.where('textSha256').equals(article.textSha256).toArray();
  return sameText.find((other) => other.canonicalUrl === null && other.title === article.title);
}

/** The articles of a file that was completely imported before; null otherwise. */
export async function articlesOfFile(
  database: CarrelDatabase,
  sha256: Sha256,
): Promise<Article[] | null> {
  const original = await database.originals.get(sha256);
  if (original?.complete !== true) return null;
  const articles = await database.articles.where('originals').equals(sha256).toArray();
  return articles.length === 0 ? null : articles;
}
