import type { Article } from '../../core/article/article';
import { useKeys } from '../keyboard/use-keys';
import { selectAll, selectOnly, step } from '../library/selection';
import { useMainEvents } from './use-main-events';
import type { WorkspaceState } from './workspace-state';

/** Connects the keys and the menu with their actions. */
export function useWorkspaceKeys(workspace: WorkspaceState): void {
  const { shown, trashPlace, undo, box, sidebar, dialogs, navigation, actions } = workspace;
  const { listHandle, reader, imports, transfer, versions } = workspace;
  // The list that the arrow keys move in.
  const { rows, selection, select } = trashPlace.isOpen ? trashPlace : shown;

  const move = (by: number, extend = false) => select(step(selection, rows, by, extend));
  const moveTo = (row: Article | undefined) => row && select(selectOnly(row.id));
  const screen = () => listHandle.current?.pageSize() ?? 1;
  const unfold = (isUnfolded: boolean) =>
    selection.focus !== null && shown.unfold(selection.focus, isUnfolded);

  /** Esc: leaves the innermost state; each press leaves one. */
  function back(): void {
    if (sidebar.isDrawerOpen) sidebar.closeDrawer();
    else if (trashPlace.isOpen && selection.ids.size < 2) navigation.leaveTrash();
    else if (reader.current?.clearChosen()) return;
    else if (reader.current?.leaveOriginal()) listHandle.current?.focus();
    else if (document.activeElement?.tagName === 'IFRAME') listHandle.current?.focus();
    else if (shown.searching) box.leave();
    else if (selection.ids.size > 1 && selection.focus) select(selectOnly(selection.focus));
    else listHandle.current?.focus();
  }

  useKeys({
    next: () => move(1),
    previous: () => move(-1),
    'extend-next': () => move(1, true),
    'extend-previous': () => move(-1, true),
    first: () => moveTo(rows[0]),
    last: () => moveTo(rows.at(-1)),
    'page-down': () => move(screen()),
    'page-up': () => move(-screen()),
    open: () => reader.current?.focus(),
    back,
    search: navigation.search,
    tags: actions.tag,
    star: actions.star,
    archive: actions.archive,
    unread: actions.unread,
    delete: actions.askDelete,
    undo: () => reader.current?.undoMark() || undo.undo(),
    restore: () => trashPlace.isOpen && trashPlace.restoreChosen(),
    original: () => reader.current?.toggleOriginal(),
    versions: () => !trashPlace.isOpen && versions.open(),
    'site-rule': () => reader.current?.toggleSiteRule(),
    'left-out': () => reader.current?.toggleLeftOut(),
    unfold: () => unfold(true),
    fold: () => unfold(false),
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
    'copy-with-source': () => reader.current?.copyWithSource(),
    'reader-down': () => reader.current?.page(1),
    'reader-up': () => reader.current?.page(-1),
    settings: dialogs.openSettings,
    help: dialogs.openHelp,
    'toggle-sidebar': sidebar.toggle,
  });

  useMainEvents({
    onFiles: imports.add,
    onLink: workspace.link.follow,
    onMenu: {
      'import-files': imports.pickFiles,
      'import-folder': imports.pickFolder,
      'export-library': transfer.exportLibrary,
      'restore-library': transfer.restoreLibrary,
      'copy-with-source': () => reader.current?.copyWithSource(),
      'copy-plain': () => reader.current?.copyWithSource('plain'),
      'copy-markdown': () => reader.current?.copyWithSource('markdown'),
      'copy-citation': () => reader.current?.copyWithSource('citation'),
      find: navigation.search,
      settings: dialogs.openSettings,
      'keyboard-help': dialogs.openHelp,
      'toggle-sidebar': sidebar.toggle,
    },
  });
}
