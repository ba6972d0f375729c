import { useFacets } from '../search/use-facets';
import { SavedSearches } from '../sidebar/saved-searches';
import { Sidebar } from '../sidebar/sidebar';
import { SidebarFooter } from '../sidebar/sidebar-footer';
import { useArticleList } from './services';
import { useWorkspace } from './workspace-state';

export function SidebarPane() {
  const { shown, trashPlace, navigation, dialogs, imports, savedSearches } = useWorkspace();
  const { counts, view } = useArticleList();
  const facets = useFacets(shown.search, shown.searching, view.filter);
  return (
    <Sidebar
      counts={counts}
      found={trashPlace.isOpen ? null : facets}
      filter={view.filter}
      trash={{
        count: trashPlace.rows.length,
        isOpen: trashPlace.isOpen,
        onOpen: navigation.openTrash,
      }}
      showsSearch={savedSearches.isSaved}
      onPlace={navigation.showPlace}
      onNarrow={navigation.narrow}
      onManageTags={() => dialogs.open('manage-tags')}
      query={trashPlace.isOpen ? '' : shown.query}
      onYear={navigation.setQuery}
      savedSearches={
        <SavedSearches
          searches={savedSearches.all}
          query={trashPlace.isOpen ? '' : savedSearches.wholeQuery}
          onSearch={navigation.runSearch}
        />
      }
      footer={
        <SidebarFooter
          onImportFiles={imports.pickFiles}
          onImportFolder={imports.pickFolder}
          onLastImport={imports.hasImported ? imports.show : null}
          onSettings={dialogs.openSettings}
          onHelp={dialogs.openHelp}
        />
      }
    />
  );
}
