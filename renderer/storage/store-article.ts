import type { Article, ArticleDraft, ArticleId, Sha256 } from '../core/article';
import { mergeArticle } from '../core/merge-article';
import { announceChanges, appendChanges } from './change-log';
import type { CarrelDatabase } from './database';

/** A draft with everything that has to be reckoned before a transaction can begin. */
export interface PreparedArticle {
  draft: ArticleDraft;
  /** The record it becomes when the library does not hold this article yet. */
  article: Article;
}

export interface StoredArticle {
  outcome: 'imported' | 'updated' | 'duplicate';
  id: ArticleId;
  title: string;
}

/**
 * Stores an article whole or not at all: record, body, text, images and the row in the log are one
 * transaction. Where the same article is there already, the two become one.
 */
export async function storeArticle(
  database: CarrelDatabase,
  { draft, article }: PreparedArticle,
): Promise<StoredArticle> {
  const { articles, html, texts, assets, changes } = database;
  const stored = await database.transaction(
    'rw',
    [articles, html, texts, assets, changes],
    async (): Promise<StoredArticle> => {
      const twin = await findTwin(database, article);
      const merged = twin
        ? mergeArticle(
            twin,
            article,
            (await texts.get(twin.id))?.text.length ?? 0,
            draft.text.length,
          )
        : null;
      const record = merged?.article ?? article;
      const outcome = merged === null ? 'imported' : merged.changed ? 'updated' : 'duplicate';
      await articles.put(record);
      if (merged === null || merged.takesBody) {
        await html.put({ id: record.id, html: draft.html });
        await texts.put({ id: record.id, text: draft.text });
        await assets.bulkPut(
          draft.assets.map(({ sha256, mediaType, bytes }) => ({
            sha256,
            mediaType,
            blob: new Blob([bytes], { type: mediaType }),
          })),
        );
      }
      const kind = merged === null ? 'article-added' : 'article-changed';
      if (outcome !== 'duplicate') await appendChanges(database, kind, [record.id]);
      return { outcome, id: record.id, title: record.title };
    },
  );
  if (stored.outcome !== 'duplicate') announceChanges();
  return stored;
}

/**
 * The same article by its address; without an address, by its text. The same text under another
 * address is an article of its own.
 */
async function findTwin(database: CarrelDatabase, article: Article): Promise<Article | undefined> {
  if (article.canonicalUrl !== null) {
    return database.articles.where('canonicalUrl').equals(article.canonicalUrl).first();
  }
  const sameText = await database.articles.where('textSha256').equals(article.textSha256).toArray();
  return sameText.find((other) => other.canonicalUrl === null && other.title === article.title);
}

/** What came of these very bytes before, if all of it is in the library; null otherwise. */
export async function articlesOfFile(
  database: CarrelDatabase,
  sha256: Sha256,
): Promise<Article[] | null> {
  const original = await database.originals.get(sha256);
  if (original?.complete !== true) return null;
  const articles = await database.articles.where('originals').equals(sha256).toArray();
  return articles.length === 0 ? null : articles;
}

/** Keeps the exact bytes of a file before an article of it is stored; does nothing the second time. */
export async function stageOriginal(
  database: CarrelDatabase,
  sha256: Sha256,
  fileName: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<void> {
  const known = await database.originals.where('sha256').equals(sha256).count();
  if (known > 0) return;
  await database.originals.put({ sha256, fileName, blob: new Blob([bytes]), complete: false });
}

/** All of a file is in the library: the same bytes again are a no-op. */
export async function completeOriginal(database: CarrelDatabase, sha256: Sha256): Promise<void> {
  await database.originals.update(sha256, { complete: true });
}
