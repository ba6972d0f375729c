import { noFilter } from '../../core/article/article-filter';
import type { FeedRow } from '../../core/records/library-records';
import { FeedsSection } from '../feeds/feeds-section';
import { useFacets } from '../search/use-facets';
import { SavedSearches } from '../sidebar/saved-searches';
import { Sidebar } from '../sidebar/sidebar';
import { SidebarFooter } from '../sidebar/sidebar-footer';
import { useArticleList } from './services';
import { useNewest } from './use-newest';
import { useWorkspace } from './workspace-state';

export function SidebarPane() {
  const {
    shown,
    trashPlace,
    allHighlightsPage,
    navigation,
    dialogs,
    imports,
    savedSearches,
    changes,
    sidebar,
  } = useWorkspace();
  const { place } = allHighlightsPage;
  const isElsewhere = trashPlace.isOpen || place.isOpen;
  const { counts, view } = useArticleList();
  const facets = useFacets(shown.search, shown.searching, view.filter);
  const showFeed = useNewest((feed: string) => navigation.showPlace({ ...noFilter, feed }));
  const showAdded = useNewest((feed: string) => {
    showFeed(feed);
    // The drawer has closed over the field that had the focus.
    if (sidebar.isDrawerOpen) navigation.focusList();
  });
  const editFeed = useNewest(({ id }: FeedRow) => dialogs.open('feed', [id]));
  return (
    <Sidebar
      counts={counts}
      found={isElsewhere ? null : facets}
      filter={view.filter}
      trash={{
        count: trashPlace.rows.length,
        isOpen: trashPlace.isOpen,
        onOpen: navigation.openTrash,
      }}
      allHighlights={{
        count: place.count,
        isOpen: place.isOpen,
        onOpen: navigation.openHighlights,
      }}
      showsSearch={savedSearches.isSaved}
      onPlace={navigation.showPlace}
      onNarrow={navigation.narrow}
      onManageTags={() => dialogs.open('manage-tags')}
      query={isElsewhere ? '' : shown.query}
      onYear={navigation.setQuery}
      savedSearches={
        <SavedSearches
          searches={savedSearches.all}
          query={isElsewhere ? '' : savedSearches.wholeQuery}
          onSearch={navigation.runSearch}
        />
      }
      feeds={
        <FeedsSection
          unread={counts.unreadOfFeeds}
          current={isElsewhere ? null : view.filter.feed}
          onChoose={showFeed}
          onAdded={showAdded}
          onImport={imports.add}
          onMarkRead={changes.markRead}
          onEdit={editFeed}
        />
      }
      footer={
        <SidebarFooter
          onImportFiles={imports.pickFiles}
          onImportFolder={imports.pickFolder}
          onAddAddress={dialogs.openAddress}
          onLastImport={imports.hasImported ? imports.show : null}
          onSettings={() => dialogs.openSettings()}
          onHelp={dialogs.openHelp}
        />
      }
    />
  );
}
