import type { CollectionRow } from '../../core/records/library-records';
import { useFeedTitle } from '../feeds/use-feeds';
import { useStrings } from '../i18n/language-context';
import { placeName } from '../library/place-name';
import { sortOf } from '../search/use-search';
import { usePreferences } from '../settings/preferences-context';
import type { ListedArticles } from '../transfer/export-dialog';
import { useArticleList, useServices } from './services';
import type { ShownArticles } from './use-shown-articles';

/** All articles of the list, also those that are folded or not loaded yet. */
export function useListedArticles(
  { searching, search, query, searchSort }: ShownArticles,
  collection: CollectionRow | null,
): ListedArticles {
  const { library } = useServices();
  const { rows, articles, view } = useArticleList();
  const strings = useStrings();
  const feedTitle = useFeedTitle(view.filter.feed);
  const variants = usePreferences().preferences.chineseVariants;
  if (!searching) {
    const { tags, site } = view.filter;
    const narrowed = [...tags, ...(site === null ? [] : [site])];
    return {
      count: rows.length,
      name:
        narrowed.length > 0
          ? narrowed.join(', ')
          : placeName(view.filter, strings, feedTitle ?? collection?.name),
      about: collection?.note ?? '',
      ids: async () => rows.map(({ id }) => id),
    };
  }
  return {
    count: search.result?.total ?? 0,
    name: query.trim(),
    about: '',
    ids: async () => {
      const limit = Math.max(1, [...articles.values()].length);
      const options = { filter: view.filter, limit, variants, typing: true, ...sortOf(searchSort) };
      return (await library.search.search(query, options)).hits.map(({ id }) => id);
    },
  };
}
