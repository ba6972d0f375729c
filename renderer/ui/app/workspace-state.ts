import { createContext, use, useCallback, useRef } from 'react';
import type { Article, ArticleId } from '../../core/article/article';
import { deepLink } from '../../core/highlights/deep-link';
import type { CollectionRow } from '../../core/records/library-records';
import { useHighlightsPage } from '../all-highlights/use-highlights-page';
import { useHighlightsPlace } from '../all-highlights/use-highlights-place';
import { useCollections, useListedCollection } from '../collections/use-collections';
import { useGoneFeed } from '../feeds/use-feeds';
import { useHistory } from '../history/use-history';
import { useImport } from '../import/use-import';
import type { ArticleRowsHandle } from '../library/article-rows';
import { selectOnly } from '../library/selection';
import { useListLook } from '../library/use-list-look';
import type { ReaderHandle } from '../reader/reader-handle';
import { withFilter } from '../search/filter-words';
import { usePreferences } from '../settings/preferences-context';
import { useTheme } from '../settings/theme';
import { useTextKeys } from '../settings/use-text-keys';
import { useSavedSearches } from '../sidebar/use-saved-searches';
import { useTabs } from '../tabs/use-tabs';
import { useTimesPlace } from '../times/use-times-place';
import { useTransfer } from '../transfer/use-transfer';
import { useTrash } from '../trash/use-trash';
import { useTrashPlace } from '../trash/use-trash-place';
import { useRelatedTexts } from '../versions/use-related-texts';
import { readLeftPlace } from './left-place';
import { highlightsPage, type VisitedPlace } from './reading-history';
import { useArticleList, useServices } from './services';
import { useShownPanes } from './shown-panes';
import { useArticleActions } from './use-article-actions';
import { useCollectionActions } from './use-collection-actions';
import { useContents, useReadAhead } from './use-contents';
import { useDeepLink } from './use-deep-link';
import { useDialogs } from './use-dialogs';
import { useIsEmpty } from './use-is-empty';
import { useKeptPlace, useLeftPlace } from './use-left-place';
import { useNavigation } from './use-navigation';
import { placeApart, useNewWindow } from './use-new-window';
import { useNewest } from './use-newest';
import { useReadingHistory } from './use-reading-history';
import { useRecentArticles } from './use-recent-articles';
import { useSearchBox } from './use-search-box';
import { useShownArticles } from './use-shown-articles';
import { useSidebar } from './use-sidebar';
import { useWindowTitle } from './use-window-title';

const noTargets: readonly Article[] = [];
const noCollections: readonly CollectionRow[] = [];

/** The state that the panes share. Each pane reads what it shows. */
export type WorkspaceState = ReturnType<typeof useWorkspaceState>;

/** Creates the shared state. Called once, by the workspace. */
export function useWorkspaceState() {
  const { view } = useArticleList();
  const { list, highlights } = useServices();
  useGoneFeed(view.filter.feed, () => {
    list.show({ ...view, filter: { ...view.filter, feed: null } });
  });
  const collections = useCollections();
  const listedCollection = useListedCollection(collections);
  const listHandle = useRef<ArticleRowsHandle>(null);
  const reader = useRef<ReaderHandle>(null);

  const contents = useContents();
  const left = useLeftPlace();
  const shown = useShownArticles(contents, left);
  useReadAhead(contents, shown);
  const trash = useTrash();
  const trashPlace = useTrashPlace(trash, left.page === 'trash');
  const highlightsPlace = useHighlightsPlace(left.page === 'highlights');
  const times = useTimesPlace(left.page === 'times');
  const open = { trash: trashPlace, highlights: highlightsPlace, times };
  const page = (['trash', 'highlights', 'times'] as const).find((each) => open[each].isOpen);
  const panes = useShownPanes(left.isAlone && left.open !== null);
  useKeptPlace(page ?? 'articles', shown.query, shown.openId, panes.isAlone);
  const changes = useHistory({
    onMoved: trash.refresh,
    onRestored: shown.selectWhenThere,
    onHighlights: (ids) => {
      for (const id of new Set(ids)) highlights.refresh(id).catch(console.error);
    },
  });
  const box = useSearchBox(shown, listHandle);
  const sidebar = useSidebar();
  const dialogs = useDialogs();
  const navigation = useNavigation({
    ...{ shown, trash, trashPlace, highlightsPlace, sidebar, panes, box, listHandle },
    ...{ collections, times },
  });
  const link = useDeepLink(navigation.showArticle);
  const imports = useImport((id) => link.follow(deepLink(id)));
  const openWindow = useNewWindow();
  const here = { page: page ?? ('articles' as const), filter: view.filter, query: shown.query };
  const openApart = useNewest((id: ArticleId) => openWindow(placeApart(here, id)));
  const openTabs = useNewest((ids: readonly ArticleId[]) => tabs.openArticles(ids));
  const actions = useArticleActions(
    page === undefined ? shown.targets : noTargets,
    dialogs.open,
    changes.moveToTrash,
    shown.actOn,
    imports.addAddresses,
    openApart,
    openTabs,
  );

  const { open: openDialog } = dialogs;
  const related = useRelatedTexts(shown.open);
  const openVersions = useCallback(
    () => related.texts.length > 1 && openDialog('versions', related.ids),
    [related, openDialog],
  );

  const savedSearches = useSavedSearches();
  // Saved searches run on the whole library, so the sidebar's filter becomes part of the query.
  const wholeQuery = shown.searching
    ? withFilter(shown.query, view.filter, listedCollection?.name)
    : '';

  const shownPlace = () => reader.current?.place() ?? null;
  const showPlace = (place: VisitedPlace) => {
    if (place === highlightsPage) {
      navigation.openHighlights();
      return;
    }
    const isListed = shown.rows.some((row) => row.id === place.id);
    if (page !== undefined) {
      navigation.showArticle(place.id);
      // What had the focus is gone.
      panes.whenShown(() => {
        reader.current?.focus();
        if (document.activeElement === document.body) listHandle.current?.focus();
      });
    } else if (!isListed) navigation.showArticle(place.id);
    else {
      shown.select(selectOnly(place.id));
      panes.read();
    }
  };
  const history = useReadingHistory(shown.open?.id, shownPlace, showPlace, highlightsPlace.isOpen);
  const allHighlightsPage = useHighlightsPage(highlightsPlace, (id, quote) => {
    history.leaveHighlights(id);
    link.follow(deepLink(id, quote));
  });

  const place = { ...here, open: shown.openId, isAlone: panes.isAlone };
  const tabs = useTabs(left, {
    here: () => ({ ...place, top: readLeftPlace().top }),
    show: navigation.showLeft,
    swapWay: history.swap,
  });

  useRecentArticles(shown.open);
  useWindowTitle(shown.open?.title);
  const theme = useTheme(usePreferences().preferences.theme);

  return {
    ...{ shown, trash, trashPlace, changes, box, sidebar, panes, dialogs, navigation, actions },
    ...{ listHandle, reader, contents, times },
    look: useListLook(),
    collections: collections ?? noCollections,
    ofCollection: useCollectionActions(listedCollection, shown),
    ...{ link, history, allHighlightsPage },
    theme,
    textKeys: useTextKeys(theme),
    fill: useIsEmpty(),
    imports,
    emptyTrash: () => openDialog('empty-trash', [...trashPlace.entries.keys()]),
    ...{ tabs, place },
    newWindow: () => openWindow(placeApart(here, null)),
    transfer: useTransfer(),
    versions: { texts: related.texts, open: openVersions },
    savedSearches: {
      all: savedSearches,
      wholeQuery,
      isSaved: savedSearches.some(({ query }) => query === wholeQuery),
    },
  };
}

const WorkspaceContext = createContext<WorkspaceState | null>(null);

export const WorkspaceProvider = WorkspaceContext.Provider;

export function useWorkspace(): WorkspaceState {
  const workspace = use(WorkspaceContext);
  if (!workspace) throw new Error('outside of the workspace');
  return workspace;
}
