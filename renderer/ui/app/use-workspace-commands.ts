import type { MenuCommand } from '../../../electron/ipc/contract';
import type { Article } from '../../core/article/article';
import { type ArticleFilter, noFilter } from '../../core/article/article-filter';
import type { QuoteForm } from '../../core/exporting/quote-with-source';
import type { HighlightColour } from '../../core/highlights/highlight';
import { readAddLink } from '../../core/web/typed-addresses';
import type { Chord } from '../keyboard/chord';
import type { ColourCommand } from '../keyboard/keymap';
import { useKeymap } from '../keyboard/use-keymap';
import { type KeyHandlers, useKeys } from '../keyboard/use-keys';
import { useMouseButtons } from '../keyboard/use-mouse-buttons';
import { nothingSelected, type Selection, selectAll, selectOnly, step } from '../library/selection';
import { scrollByScreens } from '../reader/frame-view';
import { useMainEvents } from './use-main-events';
import type { WorkspaceState } from './workspace-state';

function colourKeys(
  run: (colour: HighlightColour) => boolean,
): Record<ColourCommand, () => boolean> {
  return {
    'colour-1': () => run('yellow'),
    'colour-2': () => run('green'),
    'colour-3': () => run('blue'),
    'colour-4': () => run('pink'),
    'colour-5': () => run('purple'),
  };
}

/** Undoes typing in the field that has the focus, else a change of the library. */
function editOr(command: 'undo' | 'redo', change: () => void): void {
  const field = document.activeElement;
  const isField = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;
  // The only way to reach a field's own history; Chromium keeps it for editors.
  if (isField) document.execCommand(command);
  else change();
}

/** A page without a list of articles. */
const noList: { rows: readonly Article[]; selection: Selection; select: () => void } = {
  ...{ rows: [], selection: nothingSelected, select() {} },
};

/** What can be done by key or by menu. */
export type WorkspaceCommand = keyof KeyHandlers | MenuCommand;

interface WorkspaceCommands {
  run: (command: WorkspaceCommand) => void;
  /** The first key of a sequence while the second one is waited for, else null. */
  firstKey: Chord | null;
}

/** Connects the keys and the menu with their actions. */
export function useWorkspaceCommands(workspace: WorkspaceState): WorkspaceCommands {
  const { shown, trashPlace, changes, box, sidebar, panes, dialogs, navigation, actions } =
    workspace;
  const { listHandle, reader, history, imports, transfer, versions, textKeys } = workspace;
  const { allHighlightsPage: page, ofCollection } = workspace;
  // The list that the arrow keys move in.
  const { place } = page;
  const { times, tabs, look } = workspace;
  const listed = trashPlace.isOpen ? trashPlace : place.isOpen ? place : shown;
  const { rows, selection, select } = times.isOpen ? noList : listed;
  const list = place.isOpen ? page.rows : listHandle;

  /**
   * After a move Enter reads the article, and does not press a button that still has the focus. At the
   * start nothing has it: there the key of context menus finds no row.
   */
  function leaveButtons(): void {
    if (document.activeElement?.matches('body, .sidebar button, .list-pane button'))
      list.current?.focus();
  }
  function move(by: number, extend = false): void {
    select(step(selection, rows, by, extend));
    leaveButtons();
  }
  function moveTo(row: { id: string } | undefined): void {
    if (!row) return;
    select(selectOnly(row.id));
    leaveButtons();
  }
  const screen = () => list.current?.pageSize() ?? 1;
  const unfold = (isUnfolded: boolean) =>
    selection.focus !== null && shown.unfold(selection.focus, isUnfolded);

  const copyWithSource = (form?: QuoteForm) =>
    place.isOpen ? page.copyWithSource(form) : reader.current?.copyWithSource(form);

  /** Esc: leaves the innermost state; each press leaves one. */
  function back(): void {
    if (sidebar.isDrawerOpen) sidebar.closeDrawer();
    else if (trashPlace.isOpen && document.activeElement?.tagName === 'IFRAME')
      navigation.focusList();
    else if (trashPlace.isOpen && trashPlace.query !== '') trashPlace.setQuery('');
    else if (trashPlace.isOpen && selection.ids.size < 2) navigation.leaveTrash();
    else if (place.isOpen && selection.ids.size < 2) navigation.leaveHighlights();
    else if (times.isOpen) times.zoomOut() || navigation.leaveTimes();
    else if (reader.current?.closeFind()) return;
    else if (reader.current?.stopAloud()) return;
    else if (reader.current?.leavePanel()) return;
    else if (reader.current?.clearChosen()) return;
    else if (reader.current?.uncoverText()) return;
    else if (reader.current?.leaveOriginal()) {
      if (panes.shows === 'reader') reader.current.focus();
      else listHandle.current?.focus();
    } else if (panes.shows === 'reader') navigation.focusList();
    else if (document.activeElement?.tagName === 'IFRAME') listHandle.current?.focus();
    else if (shown.searching) box.leave();
    else if (selection.ids.size > 1 && selection.focus) select(selectOnly(selection.focus));
    else listHandle.current?.focus();
  }

  /** Shows the reader where it is not, and gives it the focus. */
  function read(): void {
    panes.read();
    panes.whenShown(() => (trashPlace.isOpen ? trashed()?.focus() : reader.current?.focus()));
  }

  /** The window of the article in the trash that is read. */
  const trashed = () => trashPlace.frame.current?.contentWindow;

  function turnPage(by: 1 | -1): void {
    const frame = trashPlace.isOpen ? trashed() : null;
    if (frame) scrollByScreens(frame, by);
    else reader.current?.page(by);
  }

  /** Where only the list is seen, a key that changes or selects words shows the article first. */
  function inSight<Result>(run: () => Result): Result | undefined {
    if (panes.shows !== 'list' || !reader.current) return run();
    read();
    return undefined;
  }

  const searchTrash = () => {
    panes.toList();
    panes.whenShown(() => trashPlace.box.current?.focus());
  };
  const searchPage = place.isOpen ? page.focusBox : navigation.search;
  const search = trashPlace.isOpen ? searchTrash : searchPage;

  /** Finds words in the article that is seen; without one, in the library. */
  function find(): void {
    if (reader.current && panes.shows !== 'list') reader.current.find();
    else search();
  }

  function toggleFullWidth(): void {
    if (panes.shows === 'reader') navigation.focusList();
    else {
      panes.readAlone();
      panes.whenShown(() => reader.current?.focus());
    }
  }

  function toggleSidebar(): void {
    // Beside the reader alone there is no sidebar.
    if (panes.shows === 'reader') panes.toList();
    sidebar.toggle();
  }

  const goTo = (filter: Partial<ArticleFilter>) => () => {
    navigation.showPlace({ ...noFilter, ...filter });
    navigation.focusList();
  };

  const byKey: KeyHandlers = {
    next: () => move(1),
    previous: () => move(-1),
    'extend-next': () => move(1, true),
    'extend-previous': () => move(-1, true),
    first: () => moveTo(rows[0]),
    last: () => moveTo(rows.at(-1)),
    'page-down': () => move(screen()),
    'page-up': () => move(-screen()),
    open: () => (place.isOpen ? page.openFocused() : read()),
    'open-apart': actions.openApart,
    'new-window': workspace.newWindow,
    'open-in-tab': actions.openTabs,
    'new-tab': tabs.open,
    'close-tab': () => tabs.close(),
    'reopen-tab': tabs.reopen,
    'next-tab': () => tabs.step(1),
    'previous-tab': () => tabs.step(-1),
    back,
    search,
    find,
    'find-next': () => reader.current?.moveFound(1),
    'find-previous': () => reader.current?.moveFound(-1),
    tags: () => (place.isOpen ? page.edit(false) : actions.tag()),
    collect: actions.collect,
    uncollect: ofCollection.remove,
    'move-up': () => ofCollection.move(-1),
    'move-down': () => ofCollection.move(1),
    star: actions.star,
    archive: actions.archive,
    unread: actions.unread,
    read: actions.read,
    'next-state': () => actions.step(1),
    'previous-state': () => actions.step(-1),
    export: actions.export,
    print: actions.print,
    delete: () => (place.isOpen ? page.remove() : actions.askDelete()),
    // Handled in any case: Chromium would undo in a field that has not the focus.
    undo: changes.undo,
    redo: changes.redo,
    restore: () => trashPlace.isOpen && trashPlace.restoreChosen(),
    original: () => reader.current?.toggleOriginal(),
    outline: () => reader.current?.toggleOutline(),
    versions: () => !trashPlace.isOpen && versions.open(),
    'site-rule': () => reader.current?.toggleSiteRule(),
    'left-out': () => reader.current?.toggleLeftOut(),
    unfold: () => unfold(true),
    fold: () => unfold(false),
    'select-all': () => select(selectAll(selection, rows)),
    'next-hit': () => reader.current?.moveHit(1),
    'previous-hit': () => reader.current?.moveHit(-1),
    mark: () => inSight(() => reader.current?.mark()),
    note: () => (place.isOpen ? page.edit(true) : inSight(() => reader.current?.note())),
    'remove-mark': () => inSight(() => reader.current?.removeMark()),
    highlights: () => reader.current?.togglePanel(),
    'all-highlights': () =>
      place.isOpen ? navigation.leaveHighlights() : navigation.openHighlights(),
    'next-sentence': () => inSight(() => reader.current?.chooseSentence(1, false)),
    'previous-sentence': () => inSight(() => reader.current?.chooseSentence(-1, false)),
    'extend-next-sentence': () => inSight(() => reader.current?.chooseSentence(1, true)),
    'extend-previous-sentence': () => inSight(() => reader.current?.chooseSentence(-1, true)),
    ...colourKeys((colour) => inSight(() => reader.current?.colour(colour) ?? false) ?? true),
    'next-mark': () => inSight(() => reader.current?.goToMark(1)),
    'previous-mark': () => inSight(() => reader.current?.goToMark(-1)),
    'copy-with-source': () => copyWithSource(),
    cite: actions.cite,
    'page-info': actions.info,
    'read-aloud': () => reader.current?.readAloud(),
    'reader-down': () => turnPage(1),
    'reader-up': () => turnPage(-1),
    'larger-text': () => reader.current?.zoom(1) || textKeys.larger(),
    'smaller-text': () => reader.current?.zoom(-1) || textKeys.smaller(),
    'default-text': () => reader.current?.zoom(0) || textKeys.resetSize(),
    'toggle-dark': () => textKeys.toggleDark(),
    'go-back': () => history.go(-1),
    'go-forward': () => history.go(1),
    settings: () => dialogs.openSettings(),
    help: dialogs.openHelp,
    'full-width': toggleFullWidth,
    'toggle-sidebar': toggleSidebar,
    'group-none': () => navigation.showGroups('none'),
    'group-day': () => navigation.showGroups('day'),
    'group-month': () => navigation.showGroups('month'),
    'group-site': () => navigation.showGroups('site'),
    'group-tag': () => navigation.showGroups('tag'),
    'rows-comfortable': () => look.setDensity('comfortable'),
    'rows-compact': () => look.setDensity('compact'),
    'rows-line': () => look.setDensity('line'),
    'rows-columns': () => look.setDensity('columns'),
    palette: () => dialogs.openPalette(),
    'go-all': goTo({}),
    'go-unread': goTo({ state: 'unread' }),
    'go-reading': goTo({ state: 'reading' }),
    'go-read': goTo({ state: 'read' }),
    'go-archived': goTo({ state: 'archived' }),
    'go-starred': goTo({ starred: true }),
    'go-highlighted': goTo({ highlighted: true }),
    'go-trash': navigation.openTrash,
    times: () => (times.isOpen ? navigation.leaveTimes() : navigation.openTimes()),
    'go-tag': () => dialogs.openPalette('#'),
  };
  const firstKey = useKeys(byKey, useKeymap());

  const byMenu: Record<MenuCommand, () => unknown> = {
    ...byKey,
    undo: () => editOr('undo', changes.undo),
    redo: () => editOr('redo', changes.redo),
    'import-files': imports.pickFiles,
    'import-folder': imports.pickFolder,
    'add-address': () => dialogs.openAddress(),
    'export-articles': actions.export,
    'export-library': transfer.exportLibrary,
    'restore-library': transfer.restoreLibrary,
    'check-files': () => dialogs.openSettings('library'),
    'manage-tags': () => dialogs.open('manage-tags'),
    'copy-plain': () => copyWithSource('plain'),
    'copy-markdown': () => copyWithSource('markdown'),
    'copy-citation': () => copyWithSource('citation'),
    'keyboard-help': dialogs.openHelp,
    'release-notes': () => dialogs.open('release-notes'),
    'check-update': () => dialogs.open('update'),
    'report-problem': () => dialogs.open('report-problem'),
    licences: () => dialogs.open('licences'),
    about: dialogs.openAbout,
  };

  useMouseButtons({ 3: () => history.go(-1), 4: () => history.go(1) });

  useMainEvents({
    onFiles: imports.open,
    onLink(link) {
      const address = readAddLink(link);
      if (address === null) workspace.link.follow(link);
      // Whoever made the link has no say: the user is asked.
      else dialogs.openAddress(address);
    },
    onSearch(query) {
      if (query === '') search();
      else navigation.runSearch(query);
    },
    onArticles(ids) {
      const [only] = ids;
      if (ids.length === 1 && only !== undefined) navigation.showArticle(only);
      else {
        navigation.showPlace(noFilter);
        shown.selectInListAll(ids);
      }
    },
    onMenu: byMenu,
  });

  const all = { ...byMenu, ...byKey };
  return { firstKey, run: (command) => void all[command]() };
}
