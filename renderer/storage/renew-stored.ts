import type { Article, ArticleDraft, ArticleId, Sha256 } from '../core/article/article';
import { isRenewable } from '../core/article/renew-article';
import { announceChanges, appendChanges } from './change-log';
import type { CarrelDatabase } from './database';
import { putBody } from './put-body';
import { assetRows } from './store-article';

/**
 * Replaces an article's body by a new extraction of its page, in one transaction. Returns null and
 * changes nothing when the article was deleted or got another original meanwhile.
 *
 * @param readFrom the original from which the draft was extracted
 */
export async function renewStored(
  database: CarrelDatabase,
  id: ArticleId,
  readFrom: Sha256,
  draft: ArticleDraft,
  renew: (known: Article) => Article,
): Promise<Article | null> {
  const { articles, html, texts, assets, changes } = database;
  const stored = await database.transaction(
    'rw',
    [articles, html, texts, assets, changes],
    async () => {
      const known = await articles.get(id);
      if (known?.originals[0] !== readFrom || !isRenewable(known)) return null;
      const { html: body, text, besides } = draft;
      const stored = { html: body, text, leftOut: besides?.parts ?? [] };
      const record = await putBody(database, renew(known), stored);
      if (draft.assets.length > 0) await assets.bulkPut(assetRows(draft));
      await appendChanges(database, 'article-changed', [id]);
      return record;
    },
  );
  if (stored) announceChanges();
  return stored;
}
