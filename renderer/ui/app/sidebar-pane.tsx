import { useMemo } from 'react';
import { noFilter } from '../../core/article/article-filter';
import type { FeedRow } from '../../core/records/library-records';
import { FeedsSection } from '../feeds/feeds-section';
import { type TagHow, tagsIn, withoutTags, withTag } from '../search/tag-words';
import { useFacets } from '../search/use-facets';
import { CollectionsSection } from '../sidebar/collections-section';
import { SavedSearches } from '../sidebar/saved-searches';
import { Sidebar } from '../sidebar/sidebar';
import { SidebarFooter } from '../sidebar/sidebar-footer';
import { SmallTimes } from '../times/small-times';
import { useArticleList } from './services';
import { useDroppedRows } from './use-dropped-rows';
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
    collections,
    times,
  } = useWorkspace();
  const { place } = allHighlightsPage;
  const isElsewhere = trashPlace.isOpen || place.isOpen || times.isOpen;
  const { counts, view, articles } = useArticleList();
  const showCollection = (collection: string) => navigation.showPlace({ ...noFilter, collection });
  const facets = useFacets(shown.search, shown.searching, view.filter);
  const showFeed = useNewest((feed: string) => navigation.showPlace({ ...noFilter, feed }));
  const showAdded = useNewest((feed: string) => {
    showFeed(feed);
    // The drawer has closed over the field that had the focus.
    if (sidebar.isDrawerOpen) navigation.focusList();
  });
  const query = isElsewhere ? '' : shown.query;
  const tagsAsked = useMemo(() => tagsIn(query), [query]);
  const { filter } = view;
  const askForTag = (tag: string, how: TagHow | 'only') => {
    if (how === 'only') {
      const isOnly = filter.tags.length === 1 && filter.tags[0] === tag && !isElsewhere;
      navigation.setQuery(withoutTags(query));
      navigation.narrow({ ...filter, tags: isOnly ? [] : [tag] });
      return;
    }
    // Tags that are combined stand in the query, where they can be read and edited.
    const known = tagsAsked.wanted;
    const moved = isElsewhere ? [] : filter.tags.filter((each) => !known.has(each));
    const whole = moved.reduce((words, each) => withTag(words, each, 'and'), query);
    navigation.setQuery(withTag(whole, tag, how));
    navigation.narrow({ ...filter, tags: [] });
  };
  const editFeed = useNewest(({ id }: FeedRow) => dialogs.open('feed', [id]));
  return (
    <Sidebar
      counts={counts}
      found={isElsewhere ? null : facets}
      filter={view.filter}
      isElsewhere={isElsewhere}
      trash={{
        count: trashPlace.entries.size,
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
      tagsAsked={tagsAsked}
      onTag={askForTag}
      onManageTags={dialogs.openTags}
      query={query}
      onQuery={navigation.setQuery}
      onRows={useDroppedRows(changes.moveToTrash)}
      collections={
        <CollectionsSection
          collections={collections}
          articles={articles}
          current={isElsewhere ? null : view.filter.collection}
          onOpen={showCollection}
          onEdit={(row) => dialogs.open('collection-form', row ? [row.id] : [])}
        />
      }
      savedSearches={
        <SavedSearches
          searches={savedSearches.all}
          query={isElsewhere ? '' : savedSearches.wholeQuery}
          onSearch={navigation.runSearch}
          onRename={({ id }) => dialogs.open('rename-search', [id])}
          onRule={({ id }) => dialogs.open('rule', [id])}
        />
      }
      feeds={
        <FeedsSection
          unread={counts.unreadOfFeeds}
          current={isElsewhere ? null : view.filter.feed}
          onChoose={showFeed}
          onAdded={showAdded}
          onImport={imports.add}
          onEdit={editFeed}
        />
      }
      times={
        <SmallTimes
          years={counts.years}
          isCurrent={times.isOpen}
          onOpen={times.isOpen ? navigation.leaveTimes : navigation.openTimes}
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
