import { useArticleList } from '../app/services';
import { useWorkspace } from '../app/workspace-state';
import { useFeeds } from '../feeds/use-feeds';
import { useStrings } from '../i18n/language-context';
import { placeName } from '../library/place-name';
import type { Tab } from './tabs';

/** Names a tab: by its article, else by its search, else by its place. */
export function useTabName(): (tab: Tab, isShown: boolean) => string {
  const strings = useStrings();
  const { articles } = useArticleList();
  const { feeds } = useFeeds();
  const { collections, place } = useWorkspace();
  return (tab, isShown) => {
    const { page, filter, query, open } = isShown ? place : tab.place;
    if (page === 'trash') return strings.sidebar.trash;
    if (page === 'highlights') return strings.sidebar.allHighlights;
    if (page === 'times') return strings.times.title;
    const article = open === null ? undefined : articles.get(open);
    if (article) return article.title || strings.list.noTitle;
    if (query.trim() !== '') return query;
    if (filter.tags.length > 0) return filter.tags.map((tag) => `#${tag}`).join(' ');
    const own =
      feeds.find(({ id }) => id === filter.feed)?.title ??
      collections.find(({ id }) => id === filter.collection)?.name ??
      filter.site;
    return placeName(filter, strings, own);
  };
}
