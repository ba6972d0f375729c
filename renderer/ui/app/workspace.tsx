import { useCallback, useDeferredValue, useEffect, useRef, useState } from 'react';
import type { Article, ArticleId } from '../../core/article';
import { type ArticleFilter, noFilter } from '../../core/article-filter';
import type { ArticleSort } from '../../library/article-view';
import { DropTarget } from '../import/drop-target';
import { FilePickers } from '../import/file-pickers';
import { ImportPanel } from '../import/import-panel';
import { useImport } from '../import/use-import';
import { useKeys } from '../keyboard/use-keys';
import type { ArticleRowsHandle } from '../library/article-rows';
import { ListPane } from '../library/list-pane';
import { selectAll, selectOnly, step } from '../library/selection';
import { Notices } from '../notices/notices';
import { type ReaderHandle, ReaderPane } from '../reader/reader-pane';
import { ReaderPlaceholder } from '../reader/reader-placeholder';
import { withFilter } from '../search/filter-words';
import { useFacets } from '../search/use-facets';
import { usePreferences } from '../settings/preferences-context';
import { useTheme } from '../settings/theme';
import { SavedSearches } from '../sidebar/saved-searches';
import { Sidebar } from '../sidebar/sidebar';
import { SidebarFooter } from '../sidebar/sidebar-footer';
import { useSavedSearches } from '../sidebar/use-saved-searches';
import { useTransfer } from '../transfer/use-transfer';
import { TrashPane } from '../trash/trash-pane';
import { TrashedArticle } from '../trash/trashed-article';
import { UndoToast } from '../trash/undo-toast';
import { useTrash } from '../trash/use-trash';
import { useTrashPlace } from '../trash/use-trash-place';
import { useUndo } from '../trash/use-undo';
import { useRelatedTexts } from '../versions/use-related-texts';
import { EmptyDesk } from '../welcome/empty-desk';
import { useArticleList, useDesk } from './desk';
import { type DialogName, Dialogs, type OpenDialog } from './dialogs';
import { keepLayout } from './kept-layout';
import { narrowWindow, Panes } from './panes';
import { useArticleActions } from './use-article-actions';
import { useIsEmpty } from './use-is-empty';
import { useMainEvents } from './use-main-events';
import { useMedia } from './use-media';
import { useSearchBox } from './use-search-box';
import { useShownArticles } from './use-shown-articles';

const noTargets: readonly Article[] = [];

/** What is on the screen: the three panes, and how they work together. */
export function Workspace() {
  const { list } = useDesk();
  const { articles, counts, view } = useArticleList();
  const fill = useIsEmpty();
  const { preferences, change } = usePreferences();
  const theme = useTheme(preferences.theme);
  const isNarrow = useMedia(narrowWindow);
  const [drawerOpen, setDrawerOpen] = useState(false);
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const listHandle = useRef<ArticleRowsHandle>(null);
  const reader = useRef<ReaderHandle>(null);

  const shown = useShownArticles();
  const { open } = shown;
  const facets = useFacets(shown.search, shown.searching, view.filter);
  const trash = useTrash();
  const bin = useTrashPlace(trash);
  const undo = useUndo(trash.refresh, shown.selectWhenThere);
  // What the keys move in.
  const { rows, selection, select } = bin.isOpen ? bin : shown;
  const box = useSearchBox(shown, listHandle);
  const imports = useImport();
  const transfer = useTransfer();
  const savedSearches = useSavedSearches();
  // A saved search is asked of the whole library, so what it is narrowed by becomes a part of it.
  const wholeQuery = shown.searching ? withFilter(shown.query, view.filter) : '';
  const searchIsSaved = savedSearches.some(({ query }) => query === wholeQuery);

  const openDialog = useCallback(
    (name: DialogName, ids: readonly ArticleId[] = []) => setDialog({ name, ids }),
    [],
  );
  const openSettings = useCallback(() => openDialog('settings'), [openDialog]);
  const openHelp = useCallback(() => openDialog('help'), [openDialog]);
  const openFindings = useCallback(() => openDialog('findings'), [openDialog]);
  const related = useRelatedTexts(open);
  const openVersions = useCallback(
    () => related.texts.length > 1 && openDialog('versions', related.ids),
    [related, openDialog],
  );
  const targets = bin.isOpen ? noTargets : shown.targets;
  const actions = useArticleActions(targets, openDialog, undo.moveToTrash, shown.actOn);

  const sidebarIsOpen = isNarrow ? drawerOpen : preferences.sidebarOpen;
  const toggleSidebar = () => {
    if (isNarrow) setDrawerOpen(!drawerOpen);
    else change({ sidebarOpen: !preferences.sidebarOpen });
  };
  const narrow = (filter: ArticleFilter) => {
    setDrawerOpen(false);
    bin.setIsOpen(false);
    list.show({ ...view, filter });
  };
  const showPlace = (filter: ArticleFilter) => {
    shown.setQuery('');
    narrow(filter);
  };
  // The list is drawn anew where another was.
  const focusList = useCallback(() => {
    window.setTimeout(() => listHandle.current?.focus());
  }, []);
  const openTrash = () => {
    shown.setQuery('');
    setDrawerOpen(false);
    bin.setIsOpen(true);
    void trash.refresh();
    focusList();
  };
  const leaveTrash = () => {
    bin.setIsOpen(false);
    focusList();
  };
  const search = () => {
    bin.setIsOpen(false);
    window.setTimeout(box.focus);
  };
  // Who narrows by one thing may narrow by another: the focus stays there.
  const showYear = (query: string) => {
    setDrawerOpen(false);
    bin.setIsOpen(false);
    shown.setQuery(query);
  };
  const runSearch = (query: string) => {
    narrow(noFilter);
    shown.setQuery(query);
    focusList();
  };
  const showSort = (sort: ArticleSort) => {
    keepLayout({ sort });
    list.show({ ...view, sort });
  };
  const showArticle = (id: ArticleId) => {
    showPlace(noFilter);
    shown.selectInList(id);
  };

  const move = (by: number, extend = false) => select(step(selection, rows, by, extend));
  const screen = () => listHandle.current?.pageSize() ?? 1;
  const back = () => {
    if (drawerOpen) setDrawerOpen(false);
    else if (bin.isOpen && selection.ids.size < 2) leaveTrash();
    else if (reader.current?.clearChosen()) return;
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
    search,
    tags: actions.tag,
    star: actions.star,
    archive: actions.archive,
    unread: actions.unread,
    delete: actions.askDelete,
    undo: () => reader.current?.undoMark() || undo.undo(),
    restore: () => bin.isOpen && bin.restoreChosen(),
    original: () => reader.current?.toggleOriginal(),
    versions: () => !bin.isOpen && openVersions(),
    mend: () => reader.current?.mend(),
    unfold: () => selection.focus !== null && shown.unfold(selection.focus, true),
    fold: () => selection.focus !== null && shown.unfold(selection.focus, false),
    'select-all': () => select(selectAll(selection, rows)),
    'next-hit': () => reader.current?.moveHit(1),
    'previous-hit': () => reader.current?.moveHit(-1),
    mark: () => reader.current?.mark(),
    note: () => reader.current?.note(),
    highlights: () => reader.current?.togglePanel(),
    'next-sentence': () => reader.current?.chooseSentence(1, false),
    'previous-sentence': () => reader.current?.chooseSentence(-1, false),
    'extend-next-sentence': () => reader.current?.chooseSentence(1, true),
    'extend-previous-sentence': () => reader.current?.chooseSentence(-1, true),
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
      'export-library': transfer.exportLibrary,
      'restore-library': transfer.restoreLibrary,
      find: search,
      settings: openSettings,
      'keyboard-help': openHelp,
      'toggle-sidebar': toggleSidebar,
    },
  });

  useEffect(() => listHandle.current?.focus(), []);

  // Deferred: with the first articles the list comes in pieces and not in one long task.
  const isEmpty = useDeferredValue(fill === 'empty');
  const sidebar = (
    <Sidebar
      counts={counts}
      found={bin.isOpen ? null : facets}
      filter={view.filter}
      trash={{ count: bin.rows.length, isOpen: bin.isOpen, onOpen: openTrash }}
      showsSearch={searchIsSaved}
      onPlace={showPlace}
      onNarrow={narrow}
      onManageTags={() => openDialog('manage-tags')}
      query={bin.isOpen ? '' : shown.query}
      onYear={showYear}
      savedSearches={
        <SavedSearches
          searches={savedSearches}
          query={bin.isOpen ? '' : wholeQuery}
          onSearch={runSearch}
        />
      }
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
      opening={fill === 'opening'}
      wholeQuery={wholeQuery}
      searchIsSaved={searchIsSaved}
      onFilter={narrow}
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
        isInNotes={shown.isInNotes}
        related={related.texts}
        onVersions={openVersions}
      />
    ) : (
      <ReaderPlaceholder selected={selection.ids.size} actions={actions} />
    );

  const trashPane = (
    <TrashPane
      trash={bin}
      isReadable={trash.entries !== null}
      selection={bin.selection}
      onSelect={bin.select}
      onEmpty={() =>
        openDialog(
          'empty-trash',
          bin.rows.map(({ id }) => id),
        )
      }
      list={listHandle}
      sidebarOpen={sidebarIsOpen}
      onToggleSidebar={toggleSidebar}
    />
  );
  const trashedArticle = (
    <TrashedArticle
      entries={bin.chosen}
      onRestore={() => {
        bin.restoreChosen();
        focusList();
      }}
      onRemove={() =>
        openDialog(
          'delete-for-good',
          bin.chosen.map(({ name }) => name),
        )
      }
    />
  );

  return (
    <div className="workspace">
      <Notices transfer={transfer} onFindings={openFindings} />
      <Panes
        sidebar={sidebarIsOpen ? sidebar : null}
        onHideSidebar={() => setDrawerOpen(false)}
        list={bin.isOpen ? trashPane : isEmpty ? null : listPane}
        reader={bin.isOpen ? trashedArticle : isEmpty ? emptyDesk : readerPane}
      />
      <UndoToast undo={undo} restoring={undo.restoring + trash.restoring} onUsed={focusList} />
      {imports.isShown && <ImportPanel onClose={imports.hide} onOpenArticle={showArticle} />}
      <Dialogs
        dialog={dialog}
        articles={articles}
        tagCounts={counts.tags}
        onDelete={undo.moveToTrash}
        onDeleteForGood={(names) => {
          undo.forget();
          trash.remove(names);
          focusList();
        }}
        onFindings={openFindings}
        onClose={() => setDialog(null)}
      />
      <FilePickers ref={imports.pickers} onFiles={imports.add} />
      <DropTarget onFiles={imports.add} />
    </div>
  );
}
