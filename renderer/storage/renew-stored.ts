import type { Article, ArticleDraft, ArticleId, Sha256 } from '../core/article/article';
import { isRenewable } from '../core/article/renew-article';
import { announceChanges, appendChanges } from './change-log';
import type { CarrelDatabase } from './database';
import { putBody } from './put-body';
import { assetRows } from './store-article';

/**
 * Puts another reading of its page into the place of an article's body, in one transaction. Null, and
 * nothing is changed, when it was deleted or took another body meanwhile.
 *
 * @param readFrom the original that the draft was made from
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
      const record = await putBody(database, renew(known), draft.html, draft.text);
      if (draft.assets.length > 0) await assets.bulkPut(assetRows(draft));
      await appendChanges(database, 'article-changed', [id]);
      return record;
    },
  );
  if (stored) announceChanges();
  return stored;
}
