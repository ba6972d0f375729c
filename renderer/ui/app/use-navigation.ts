import type { RefObject } from 'react';
import type { ArticleId } from '../../core/article/article';
import { type ArticleFilter, noFilter } from '../../core/article/article-filter';
import type { CollectionRow } from '../../core/records/library-records';
import type { ArticleGrouping } from '../../library/list/article-groups';
import type { ArticleSort } from '../../library/list/article-view';
import type { HighlightsPlace } from '../all-highlights/use-highlights-place';
import { membersOf } from '../collections/use-collections';
import type { ArticleRowsHandle } from '../library/article-rows';
import type { TimesPlace } from '../times/use-times-place';
import type { Trash } from '../trash/use-trash';
import type { TrashPlace } from '../trash/use-trash-place';
import { type LeftPlace, storeLeftPlace } from './left-place';
import { useArticleList, useServices } from './services';
import type { ShownPanes } from './shown-panes';
import type { useSearchBox } from './use-search-box';
import type { ShownArticles } from './use-shown-articles';
import type { SidebarControl } from './use-sidebar';
import { sortFor, storeLayout } from './window-layout';

export interface Navigation {
  /** Filters what is listed, including search results. */
  narrow: (filter: ArticleFilter) => void;
  /** Ends the search and shows a place of the sidebar. */
  showPlace: (filter: ArticleFilter) => void;
  /** Sets the query without moving the focus. */
  setQuery: (query: string) => void;
  /** Searches the whole library and focuses the list. */
  runSearch: (query: string) => void;
  showSort: (sort: ArticleSort) => void;
  /** Divides the list into groups. */
  showGroups: (group: ArticleGrouping) => void;
  showArticle: (id: ArticleId) => void;
  openTrash: () => void;
  /** Shows what a query finds under a filter, and focuses the list. */
  showFound: (filter: ArticleFilter, query: string) => void;
  /** Shows a place that was left, with its search and its article. */
  showLeft: (left: LeftPlace) => void;
  openTimes: () => void;
  leaveTimes: () => void;
  openHighlights: () => void;
  leaveHighlights: () => void;
  leaveTrash: () => void;
  /** Focuses the search box. */
  search: () => void;
  /** Focuses the list, also when it is about to be replaced by another one. */
  focusList: () => void;
}

interface NavigationParts {
  shown: ShownArticles;
  trash: Trash;
  trashPlace: TrashPlace;
  highlightsPlace: HighlightsPlace;
  sidebar: SidebarControl;
  panes: ShownPanes;
  box: ReturnType<typeof useSearchBox>;
  listHandle: RefObject<ArticleRowsHandle | null>;
  collections: readonly CollectionRow[] | null;
  times: TimesPlace;
}

/** The ways from one place of the library to another. */
export function useNavigation(parts: NavigationParts): Navigation {
  const { shown, trash, trashPlace, highlightsPlace, sidebar, panes, box, listHandle } = parts;
  const { collections, times } = parts;
  const { list } = useServices();
  const { view } = useArticleList();

  const leaveOthers = () => {
    sidebar.closeDrawer();
    panes.toList();
    trashPlace.setIsOpen(false);
    highlightsPlace.setIsOpen(false);
    times.setIsOpen(false);
  };
  const narrow = (filter: ArticleFilter) => {
    leaveOthers();
    const listed = collections?.find(({ id }) => id === filter.collection);
    const { members: _left, ...rest } = view;
    list.show({
      ...{ ...rest, filter, sort: sortFor(filter) },
      ...(listed && { members: membersOf(listed) }),
    });
  };
  const showPlace = (filter: ArticleFilter) => {
    shown.setQuery('');
    narrow(filter);
  };
  const focusList = () => {
    panes.toList();
    panes.whenShown(() => listHandle.current?.focus());
  };
  return {
    narrow,
    showPlace,
    focusList,
    setQuery(query) {
      leaveOthers();
      shown.setQuery(query);
    },
    runSearch(query) {
      narrow(noFilter);
      shown.setQuery(query);
      focusList();
    },
    showSort(sort) {
      storeLayout(view.filter.collection === null ? { sort } : { collectionSort: sort });
      list.show({ ...view, sort });
    },
    showGroups(group) {
      storeLayout({ group });
      list.show({ ...view, group });
    },
    showArticle(id) {
      showPlace(noFilter);
      shown.selectInList(id);
      panes.read();
    },
    openTrash() {
      shown.setQuery('');
      leaveOthers();
      trashPlace.setIsOpen(true);
      void trash.refresh();
      focusList();
    },
    leaveTrash() {
      trashPlace.setIsOpen(false);
      focusList();
    },
    showFound(filter, query) {
      narrow(filter);
      shown.setQuery(query);
      focusList();
    },
    showLeft(left) {
      const { open: _open, ...rest } = left;
      // With the row on top: in a list that is the same the row of the place before would stay.
      storeLeftPlace(rest);
      narrow(left.filter);
      shown.showLeft(left);
      const others = { trash: trashPlace, highlights: highlightsPlace, times };
      if (left.page !== 'articles') others[left.page].setIsOpen(true);
      if (left.page === 'trash') void trash.refresh();
      if (left.isAlone && left.open !== null) panes.readAlone();
      // What had the focus may be gone.
      panes.whenShown(() => {
        if (document.activeElement === document.body) listHandle.current?.focus();
      });
    },
    openTimes() {
      leaveOthers();
      times.setIsOpen(true);
    },
    leaveTimes() {
      times.setIsOpen(false);
      focusList();
    },
    openHighlights() {
      leaveOthers();
      highlightsPlace.setIsOpen(true);
    },
    leaveHighlights() {
      highlightsPlace.setIsOpen(false);
      focusList();
    },
    search() {
      panes.toList();
      trashPlace.setIsOpen(false);
      times.setIsOpen(false);
      panes.whenShown(box.focus);
    },
  };
}
