import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ArticleId } from '../../core/article';
import { type ArticleFilter, type ArticleSort, noFilter } from '../../library/article-view';
import type { ImportInput } from '../../library/import-batch';
import type { SearchHit } from '../../search/protocol';
import { DropTarget } from '../import/drop-target';
import { FilePickers, type FilePickersHandle } from '../import/file-pickers';
import { ImportPanel, useImportBatch } from '../import/import-panel';
import { useKeys } from '../keyboard/use-keys';
import type { ArticleRowsHandle } from '../library/article-rows';
import { ListPane } from '../library/list-pane';
import { nothingSelected, type Selection, selectAll, selectOnly, step } from '../library/selection';
import { useSelection } from '../library/use-selection';
import { type ReaderHandle, ReaderPane } from '../reader/reader-pane';
import { ReaderPlaceholder } from '../reader/reader-placeholder';
import { wordsToMark } from '../search/query-words';
import { useSearch } from '../search/use-search';
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
import { useSettled } from './use-settled';

const noHits: ReadonlyMap<string, SearchHit> = new Map();

/** What is on the screen: the three panes, and how they work together. */
export function Workspace() {
  const { list, queue } = useDesk();
  const { articles, rows: listRows, counts, view, opening } = useArticleList();
  const { preferences, change } = usePreferences();
  const theme = useTheme(preferences.theme);
  const isNarrow = useMedia(narrowWindow);
  const [drawerOpen, setDrawerOpen] = useState(false);
  const [query, setQuery] = useState('');
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const [importOpen, setImportOpen] = useState(false);
  const hasImported = useImportBatch() !== null;
  const box = useRef<HTMLInputElement>(null);
  const listHandle = useRef<ArticleRowsHandle>(null);
  const reader = useRef<ReaderHandle>(null);
  const pickers = useRef<FilePickersHandle>(null);

  // The search's results take the list's place, with a selection of their own.
  const search = useSearch(query);
  const searching = query.trim() !== '';
  const hits = useMemo(
    () => (search.result ? new Map(search.result.hits.map((hit) => [hit.id, hit])) : noHits),
    [search.result],
  );
  const found = useMemo(
    () => [...hits.keys()].flatMap((id) => articles.get(id) ?? []),
    [hits, articles],
  );
  const [listSelection, selectInList] = useSelection(listRows, JSON.stringify(view));
  const [foundSelection, selectInFound] = useSelection(found, query);
  const rows = searching ? found : listRows;
  const selection = searching ? foundSelection : listSelection;
  const select: (selection: Selection) => void = searching ? selectInFound : selectInList;

  // The article in the reader stays there until another is chosen or it is gone.
  const focused = useSettled(selection.focus, 120);
  const [openId, setOpenId] = useState<ArticleId | null>(null);
  if (focused !== null && focused !== openId) setOpenId(focused);
  const open = openId === null ? undefined : articles.get(openId);
  const selected = useMemo(() => {
    const ids = selection.ids.size > 0 ? [...selection.ids] : openId === null ? [] : [openId];
    return ids.flatMap((id) => articles.get(id) ?? []);
  }, [selection.ids, openId, articles]);
  const markedHit = searching && selection.focus === openId ? hits.get(openId ?? '') : undefined;
  const marked = useMemo(
    () => (markedHit ? wordsToMark(query, markedHit) : []),
    [query, markedHit],
  );

  const openDialog = useCallback(
    (name: DialogName, ids: readonly ArticleId[] = []) => setDialog({ name, ids }),
    [],
  );
  const selectedIds = useMemo(() => selected.map((article) => article.id), [selected]);
  const openTags = useCallback(() => openDialog('tags', selectedIds), [openDialog, selectedIds]);
  const openDelete = useCallback(
    () => openDialog('delete', selectedIds),
    [openDialog, selectedIds],
  );
  const actions = useArticleActions(selected, openTags, openDelete);

  const importInputs = useCallback(
    (inputs: ImportInput[]) => {
      queue.add(inputs);
      setImportOpen(true);
    },
    [queue],
  );
  const pickFiles = () => pickers.current?.files();
  const pickFolder = () => pickers.current?.folder();

  const showFilter = (filter: ArticleFilter) => {
    setQuery('');
    setDrawerOpen(false);
    list.show({ ...view, filter });
  };
  const showSort = (sort: ArticleSort) => {
    keepLayout({ sort });
    list.show({ ...view, sort });
  };
  const showArticle = (id: ArticleId) => {
    showFilter(noFilter);
    selectInList(selectOnly(id));
  };

  const focusSearch = () => {
    box.current?.focus();
    box.current?.select();
  };
  const leaveSearch = () => {
    setQuery('');
    // What was found and opened stays open.
    const { focus } = foundSelection;
    if (focus !== null) {
      selectInList(listRows.some((row) => row.id === focus) ? selectOnly(focus) : nothingSelected);
    }
    window.setTimeout(() => listHandle.current?.focus());
  };
  const enterResults = () => {
    if (rows.length === 0) return;
    if (selection.focus === null) select(selectOnly(rows[0]!.id));
    listHandle.current?.focus();
  };
  const toggleSidebar = () => {
    if (isNarrow) setDrawerOpen(!drawerOpen);
    else change({ sidebarOpen: !preferences.sidebarOpen });
  };
  const move = (by: number, extend = false) => select(step(selection, rows, by, extend));
  const screen = () => listHandle.current?.pageSize() ?? 1;

  function back(): boolean {
    if (drawerOpen) setDrawerOpen(false);
    else if (reader.current?.leaveOriginal()) listHandle.current?.focus();
    else if (document.activeElement?.tagName === 'IFRAME') listHandle.current?.focus();
    else if (searching) leaveSearch();
    else if (selection.ids.size > 1 && selection.focus) select(selectOnly(selection.focus));
    else listHandle.current?.focus();
    return true;
  }

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
    search: focusSearch,
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
    settings: () => openDialog('settings'),
    help: () => openDialog('help'),
    'toggle-sidebar': toggleSidebar,
  });

  useMainEvents({
    onFiles: importInputs,
    onMenu: {
      'import-files': pickFiles,
      'import-folder': pickFolder,
      find: focusSearch,
      settings: () => openDialog('settings'),
      'keyboard-help': () => openDialog('help'),
      'toggle-sidebar': toggleSidebar,
    },
  });

  useEffect(() => listHandle.current?.focus(), []);

  const isEmpty = !opening && counts.all === 0;
  const sidebar = (
    <Sidebar
      counts={counts}
      filter={view.filter}
      onFilter={showFilter}
      onManageTags={() => openDialog('manage-tags')}
      footer={
        <SidebarFooter
          onImportFiles={pickFiles}
          onImportFolder={pickFolder}
          onLastImport={hasImported ? () => setImportOpen(true) : null}
          onSettings={() => openDialog('settings')}
          onHelp={() => openDialog('help')}
        />
      }
    />
  );

  return (
    <>
      <Panes
        sidebar={(isNarrow ? drawerOpen : preferences.sidebarOpen) ? sidebar : null}
        onHideSidebar={() => setDrawerOpen(false)}
        list={
          isEmpty ? null : (
            <ListPane
              view={view}
              opening={opening}
              onFilter={showFilter}
              onSort={showSort}
              rows={rows}
              selection={selection}
              onSelect={select}
              onOpen={() => reader.current?.focus()}
              query={query}
              onQuery={setQuery}
              onEnterResults={enterResults}
              onLeaveSearch={leaveSearch}
              search={search}
              hits={hits}
              sidebarOpen={isNarrow ? drawerOpen : preferences.sidebarOpen}
              onToggleSidebar={toggleSidebar}
              box={box}
              list={listHandle}
            />
          )
        }
        reader={
          isEmpty ? (
            <EmptyDesk
              onImportFiles={pickFiles}
              onImportFolder={pickFolder}
              onFiles={importInputs}
            />
          ) : open && selection.ids.size < 2 ? (
            <ReaderPane
              ref={reader}
              article={open}
              actions={actions}
              theme={theme}
              marked={marked}
            />
          ) : (
            <ReaderPlaceholder selected={selection.ids.size} actions={actions} />
          )
        }
      />
      {importOpen && (
        <ImportPanel onClose={() => setImportOpen(false)} onOpenArticle={showArticle} />
      )}
      <Dialogs
        dialog={dialog}
        articles={articles}
        tagCounts={counts.tags}
        onClose={() => setDialog(null)}
      />
      <FilePickers ref={pickers} onFiles={importInputs} />
      <DropTarget onFiles={importInputs} />
    </>
  );
}
