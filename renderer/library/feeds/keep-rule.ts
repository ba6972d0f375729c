import type { Article, ArticleId } from '../../core/article/article';
import type { FeedRow } from '../../core/records/library-records';
import { readFeedState } from '../../storage/feed-states';
import { deleteArticles } from '../actions/delete-articles';
import { readPreferences } from '../actions/preferences';
import type { Library } from '../library';

/** An item that is missing in the feed for a shorter time may be back. In milliseconds. */
const leftFor = 7 * 24 * 60 * 60 * 1000;

/**
 * Moves to the trash what the feed's rule does not keep. With the rule `all` that is nothing. Otherwise only
 * articles go that have left the feed a week ago, that the reader has read or archived, and with which he did
 * nothing else: no star, no highlight, no note, no further tag, and nothing but this feed has brought them. The rule
 * `search` also keeps what its saved search finds.
 *
 * @returns the articles in the trash
 */
export async function applyKeepRule(
  library: Library,
  id: FeedRow['id'],
  now = Date.now(),
): Promise<ArticleId[]> {
  const row = await library.database.feeds.get(id);
  const rule = row?.keep ?? 'all';
  if (row === undefined || rule === 'all') return [];
  const { items, goodAt } = await readFeedState(library.database, id);
  // A feed that was not read lately says nothing about what has left it.
  if (goodAt === null || goodAt < now - leftFor) return [];
  const left = items.filter(({ seenAt }) => seenAt < now - leftFor);
  const tagsOf = new Map(left.map(({ article, tags }) => [article, tags]));
  const articles = await library.database.articles.where('feeds').equals(id).toArray();
  const gone = articles.filter((article) => isLeftAlone(article, tagsOf.get(article.id)));
  if (gone.length === 0) return [];
  const kept = rule === 'search' ? await foundBy(library, row) : new Set<ArticleId>();
  // A saved search that is gone keeps everything.
  if (kept === null) return [];
  const deleted = await deleteArticles(
    library,
    gone.map((article) => article.id).filter((article) => !kept.has(article)),
  );
  return deleted.map((article) => article.id);
}

/** @param given the tags that the article came with; undefined when not this feed alone has brought it */
function isLeftAlone(article: Article, given: readonly string[] | undefined): boolean {
  return (
    given !== undefined &&
    (article.state === 'read' || article.state === 'archived') &&
    !article.starred &&
    article.highlightCount === 0 &&
    article.note === '' &&
    article.feeds?.length === 1 &&
    article.tags.every((tag) => given.includes(tag))
  );
}

/** The articles that the rule's saved search finds; null when the search is gone. */
async function foundBy(library: Library, { keepSearch }: FeedRow): Promise<Set<ArticleId> | null> {
  const { database, search } = library;
  const saved = keepSearch ? await database.savedSearches.get(keepSearch) : undefined;
  if (saved === undefined) return null;
  await search.whenCaughtUp();
  const limit = Math.max(1, await database.articles.count());
  const variants = (await readPreferences(library)).chineseVariants;
  const { hits } = await search.search(saved.query, { limit, variants });
  return new Set(hits.map((hit) => hit.id));
}
