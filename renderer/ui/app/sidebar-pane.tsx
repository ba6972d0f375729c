import { useFacets } from '../search/use-facets';
import { SavedSearches } from '../sidebar/saved-searches';
import { Sidebar } from '../sidebar/sidebar';
import { SidebarFooter } from '../sidebar/sidebar-footer';
import { useArticleList } from './desk';
import { useWorkspace } from './workspace-state';

export function SidebarPane() {
  const { shown, bin, navigation, dialogs, imports, savedSearches } = useWorkspace();
  const { counts, view } = useArticleList();
  const facets = useFacets(shown.search, shown.searching, view.filter);
  return (
    <Sidebar
      counts={counts}
      found={bin.isOpen ? null : facets}
      filter={view.filter}
      trash={{ count: bin.rows.length, isOpen: bin.isOpen, onOpen: navigation.openTrash }}
      showsSearch={savedSearches.isSaved}
      onPlace={navigation.showPlace}
      onNarrow={navigation.narrow}
      onManageTags={() => dialogs.open('manage-tags')}
      query={bin.isOpen ? '' : shown.query}
      onYear={navigation.setQuery}
      savedSearches={
        <SavedSearches
          searches={savedSearches.all}
          query={bin.isOpen ? '' : savedSearches.wholeQuery}
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
