import { ListPane } from '../library/list-pane';
import { useArticleList } from './services';
import { useWorkspace } from './workspace-state';

/** The middle pane: the articles of a place, or the search results. */
export function ArticlesPane() {
  const {
    shown,
    box,
    sidebar,
    navigation,
    actions,
    fill,
    savedSearches,
    listHandle,
    reader,
    panes,
    ofCollection,
    look,
    tabs,
  } = useWorkspace();
  const { view } = useArticleList();
  return (
    <ListPane
      shown={shown}
      view={view}
      actions={actions}
      opening={fill === 'opening'}
      wholeQuery={savedSearches.wholeQuery}
      searchIsSaved={savedSearches.isSaved}
      onFilter={navigation.narrow}
      collection={ofCollection}
      onSort={navigation.showSort}
      onGroup={navigation.showGroups}
      onOpen={() => {
        panes.read();
        panes.whenShown(() => reader.current?.focus());
      }}
      onPick={panes.read}
      onOpenInTab={(id) => tabs.openArticles([id])}
      box={box}
      list={listHandle}
      look={look}
      sidebarOpen={sidebar.isOpen}
      onToggleSidebar={sidebar.toggle}
    />
  );
}
