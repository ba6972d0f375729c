import { useCallback, useDeferredValue, useEffect, useRef, useState } from 'react';
import type { ArticleId } from '../../core/article';
import { type ArticleFilter, type ArticleSort, noFilter } from '../../library/article-view';
import { DropTarget } from '../import/drop-target';
import { FilePickers } from '../import/file-pickers';
import { ImportPanel } from '../import/import-panel';
import { useImport } from '../import/use-import';
import { useKeys } from '../keyboard/use-keys';
import type { ArticleRowsHandle } from '../library/article-rows';
import { ListPane } from '../library/list-pane';
import { selectAll, selectOnly, step } from '../library/selection';
import { type ReaderHandle, ReaderPane } from '../reader/reader-pane';
import { ReaderPlaceholder } from '../reader/reader-placeholder';
import { usePreferences } from '../settings/preferences-context';
import { useTheme } from '../settings/theme';
import { Sidebar } from '../sidebar/sidebar';
import { SidebarFooter } from '../sidebar/sidebar-footer';
import { EmptyDesk } from '../welcome/empty-desk';
import { useArticleList, useDesk } from './desk';
import { type DialogName, Dialogs, type OpenDialog } from './dialogs';
import { keepLayout } from './kept-layout';
import { narrowWindow, Panes } from './panes';
import { useArticleActions } from './use-article-actions';
import { useMainEvents } from './use-main-events';
import { useMedia } from './use-media';
import { useSearchBox } from './use-search-box';
import { useShownArticles } from './use-shown-articles';

/** What is on the screen: the three panes, and how they work together. */
export function Workspace() {
  const { list } = useDesk();
  const { articles, counts, view, opening } = useArticleList();
  const { preferences, change } = usePreferences();
  const theme = useTheme(preferences.theme);
  const isNarrow = useMedia(narrowWindow);
  const [drawerOpen, setDrawerOpen] = useState(false);
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const listHandle = useRef<ArticleRowsHandle>(null);
  const reader = useRef<ReaderHandle>(null);

  const shown = useShownArticles();
  const { rows, selection, select, open } = shown;
  const box = useSearchBox(shown, listHandle);
  const imports = useImport();

  const openDialog = useCallback(
    (name: DialogName, ids: readonly ArticleId[] = []) => setDialog({ name, ids }),
    [],
  );
  const openSettings = useCallback(() => openDialog('settings'), [openDialog]);
  const openHelp = useCallback(() => openDialog('help'), [openDialog]);
  const actions = useArticleActions(shown.targets, openDialog);

  const sidebarIsOpen = isNarrow ? drawerOpen : preferences.sidebarOpen;
  const toggleSidebar = () => {
    if (isNarrow) setDrawerOpen(!drawerOpen);
    else change({ sidebarOpen: !preferences.sidebarOpen });
  };
  const showFilter = (filter: ArticleFilter) => {
    shown.setQuery('');
    setDrawerOpen(false);
    list.show({ ...view, filter });
  };
  const showSort = (sort: ArticleSort) => {
    keepLayout({ sort });
    list.show({ ...view, sort });
  };
  const showArticle = (id: ArticleId) => {
    showFilter(noFilter);
    shown.selectInList(id);
  };

  const move = (by: number, extend = false) => select(step(selection, rows, by, extend));
  const screen = () => listHandle.current?.pageSize() ?? 1;
  const back = () => {
    if (drawerOpen) setDrawerOpen(false);
    else if (reader.current?.leaveOriginal()) listHandle.current?.focus();
    else if (document.activeElement?.tagName === 'IFRAME') listHandle.current?.focus();
    else if (shown.searching) box.leave();
    else if (selection.ids.size > 1 && selection.focus) select(selectOnly(selection.focus));
    else listHandle.current?.focus();
  };

  useKeys({
    next: () => move(1),
    previous: () => move(-1),
    'extend-next': () => move(1, true),
    'extend-previous': () => move(-1, true),
    first: () => move(-rows.length),
    last: () => move(rows.length),
    'page-down': () => move(screen()),
    'page-up': () => move(-screen()),
    open: () => reader.current?.focus(),
    back,
    search: box.focus,
    tags: actions.tag,
    star: actions.star,
    archive: actions.archive,
    unread: actions.unread,
    delete: actions.askDelete,
    original: () => reader.current?.toggleOriginal(),
    'select-all': () => select(selectAll(selection, rows)),
    'next-hit': () => reader.current?.moveHit(1),
    'previous-hit': () => reader.current?.moveHit(-1),
    'reader-down': () => reader.current?.page(1),
    'reader-up': () => reader.current?.page(-1),
    settings: openSettings,
    help: openHelp,
    'toggle-sidebar': toggleSidebar,
  });

  useMainEvents({
    onFiles: imports.add,
    onMenu: {
      'import-files': imports.pickFiles,
      'import-folder': imports.pickFolder,
      find: box.focus,
      settings: openSettings,
      'keyboard-help': openHelp,
      'toggle-sidebar': toggleSidebar,
    },
  });

  useEffect(() => listHandle.current?.focus(), []);

  // Deferred: with the first articles the list comes in pieces and not in one long task.
  const isEmpty = useDeferredValue(!opening && counts.all === 0);
  const sidebar = (
    <Sidebar
      counts={counts}
      filter={view.filter}
      onFilter={showFilter}
      onManageTags={() => openDialog('manage-tags')}
      footer={
        <SidebarFooter
          onImportFiles={imports.pickFiles}
          onImportFolder={imports.pickFolder}
          onLastImport={imports.hasImported ? imports.show : null}
          onSettings={openSettings}
          onHelp={openHelp}
        />
      }
    />
  );
  const listPane = (
    <ListPane
      shown={shown}
      view={view}
      actions={actions}
      opening={opening}
      onFilter={showFilter}
      onSort={showSort}
      onOpen={() => reader.current?.focus()}
      box={box}
      list={listHandle}
      sidebarOpen={sidebarIsOpen}
      onToggleSidebar={toggleSidebar}
    />
  );
  const emptyDesk = (
    <EmptyDesk
      onImportFiles={imports.pickFiles}
      onImportFolder={imports.pickFolder}
      onFiles={imports.add}
    />
  );
  const readerPane =
    open && selection.ids.size < 2 ? (
      <ReaderPane
        ref={reader}
        article={open}
        actions={actions}
        theme={theme}
        marked={shown.marked}
      />
    ) : (
      <ReaderPlaceholder selected={selection.ids.size} actions={actions} />
    );

  return (
    <>
      <Panes
        sidebar={sidebarIsOpen ? sidebar : null}
        onHideSidebar={() => setDrawerOpen(false)}
        list={isEmpty ? null : listPane}
        reader={isEmpty ? emptyDesk : readerPane}
      />
      {imports.isShown && <ImportPanel onClose={imports.hide} onOpenArticle={showArticle} />}
      <Dialogs
        dialog={dialog}
        articles={articles}
        tagCounts={counts.tags}
        onClose={() => setDialog(null)}
      />
      <FilePickers ref={imports.pickers} onFiles={imports.add} />
      <DropTarget onFiles={imports.add} />
    </>
  );
}
