import type { Article, ArticleId } from '../../core/article/article';
import { type ArticleFilter, isSameFilter, noFilter } from '../../core/article/article-filter';
import { comparisonOf, isInView } from '../../library/list/article-view';
import { membersOf } from '../collections/use-collections';
import { useStrings } from '../i18n/language-context';
import { usePreferences } from '../settings/preferences-context';
import { useAnnounce } from './announcer';
import { useServices } from './services';
import { placeApart, useNewWindow } from './use-new-window';
import { sortFor } from './window-layout';
import { useWorkspace } from './workspace-state';

/** Articles that the sidebar names: of a place, a tag, a site, a collection or a saved search. */
export interface NamedArticles {
  name: string;
  /** The whole library by default. */
  filter?: Partial<ArticleFilter>;
  /** What is searched for under the filter. */
  query?: string;
}

/** What the menus of the sidebar do with all articles of a place. */
export interface PlaceActions {
  openApart: (place: NamedArticles) => void;
  /** Marks those that are unread or begun as read. */
  markRead: (place: NamedArticles) => void;
  /** Asks how to export them, in the order of their list. */
  export: (place: NamedArticles) => void;
}

export function usePlaceActions(): PlaceActions {
  const { dialogs, collections, changes } = useWorkspace();
  const { list, library } = useServices();
  const { chineseVariants } = usePreferences().preferences;
  const strings = useStrings();
  const announce = useAnnounce();
  const openWindow = useNewWindow();

  async function idsOf({ filter: part, query = '' }: NamedArticles): Promise<ArticleId[]> {
    const filter = { ...noFilter, ...part };
    const { articles } = list.snapshot();
    if (query !== '') {
      const limit = Math.max(1, [...articles.values()].length);
      const options = { filter, limit, variants: chineseVariants };
      return (await library.search.search(query, options)).hits.map(({ id }) => id);
    }
    const row = collections.find(({ id }) => id === filter.collection);
    const view = { filter, sort: sortFor(filter), ...(row && { members: membersOf(row) }) };
    return [...articles.values()]
      .filter((article) => isInView(article, view))
      .sort(comparisonOf(view))
      .map(({ id }) => id);
  }
  const withIds = (place: NamedArticles, act: (ids: ArticleId[]) => void) =>
    idsOf(place).then(act, () => announce(strings.announce.failed));

  return {
    openApart({ filter, query = '' }) {
      const here = { page: 'articles', filter: { ...noFilter, ...filter }, query } as const;
      openWindow(placeApart(here, null));
    },
    markRead(place) {
      const isOpen = (article: Article | undefined) =>
        article?.state === 'unread' || article?.state === 'reading';
      void withIds(place, (ids) =>
        changes.markRead(ids.filter((id) => isOpen(list.snapshot().articles.get(id)))),
      );
    },
    export(place) {
      const row = collections.find(({ id }) => id === place.filter?.collection);
      void withIds(place, (ids) => dialogs.openExport(ids, place.name, row?.note ?? ''));
    },
  };
}

/** True for a place in which nothing can be left to read. */
export const isReadPlace = ({ filter }: NamedArticles): boolean =>
  filter !== undefined &&
  (['read', 'archived'] as const).some((state) =>
    isSameFilter({ ...noFilter, ...filter }, { ...noFilter, state }),
  );
