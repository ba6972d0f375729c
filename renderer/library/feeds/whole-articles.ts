import type { Article, ArticleId } from '../../core/article/article';
import type { FeedRow } from '../../core/records/library-records';
import { changeArticles } from '../../storage/article-changes';
import type { CarrelDatabase } from '../../storage/database';
import { changeFeedState, readFeedState } from '../../storage/feed-states';
import { deleteArticles } from '../actions/delete-articles';
import { addressInput } from '../import/import-batch';
import type { ImportDispatcher } from '../import/import-dispatcher';
import type { ImportPurpose } from '../import/import-messages';

/** Pages that are fetched at once; main asks each host one by one. */
const atOnce = 4;

const purpose: ImportPurpose = { kind: 'store', tags: [], leftOver: false, again: false };

/**
 * Fetches the pages of new articles of a feed whose text is to be that of its pages. The page's text wins
 * when it is longer, as for any article that comes twice. What cannot be fetched keeps the feed's text.
 *
 * @returns the number of pages that could not be taken
 */
export async function takeWholeArticles(
  services: { database: CarrelDatabase; dispatcher: Pick<ImportDispatcher, 'submit'> },
  feed: FeedRow,
  ids: readonly ArticleId[],
): Promise<number> {
  const articles = (await services.database.articles.bulkGet([...ids])).flatMap(
    (each) => each ?? [],
  );
  const waiting = articles.filter(({ url }) => url !== null);
  let failed = 0;
  const work = async () => {
    for (let article = waiting.shift(); article; article = waiting.shift()) {
      const { items } = await services.dispatcher.submit(addressInput(article.url ?? ''), {
        purpose,
      });
      const id = items.find((item) => item.id !== null)?.id ?? null;
      if (id === null) failed += 1;
      else if (id !== article.id) await replace(services.database, feed, article, id);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return failed;
}

/** The item's address led to a page with another one, so the page became an article of its own. */
async function replace(
  database: CarrelDatabase,
  feed: FeedRow,
  article: Article,
  id: ArticleId,
): Promise<void> {
  await changeArticles(database, [id], (page) => ({
    ...page,
    feeds: [...new Set([...(page.feeds ?? []), ...(article.feeds ?? [])])],
    tags: [...new Set([...page.tags, ...article.tags])],
  }));
  const { items } = await readFeedState(database, feed.id);
  await changeFeedState(database, feed.id, {
    items: items.map((item) => (item.article === article.id ? { ...item, article: id } : item)),
  });
  await deleteArticles({ database }, [article.id]);
}
