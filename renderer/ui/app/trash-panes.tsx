import { TrashPane } from '../trash/trash-pane';
import { TrashedArticle } from '../trash/trashed-article';
import { useWorkspace } from './workspace-state';

/** The middle pane while the trash is open: its entries. */
export function TrashListPane() {
  const { trash, trashPlace, emptyTrash, sidebar, listHandle, panes } = useWorkspace();
  return (
    <TrashPane
      place={trashPlace}
      isReadable={trash.entries !== null}
      onEmpty={emptyTrash}
      onPick={panes.read}
      list={listHandle}
      sidebarOpen={sidebar.isOpen}
      onToggleSidebar={sidebar.toggle}
    />
  );
}

/** The right pane while the trash is open: the selected entries. */
export function TrashReadingPane() {
  const { trashPlace, dialogs, navigation } = useWorkspace();
  const restore = () => {
    trashPlace.restoreChosen();
    navigation.focusList();
  };
  const remove = () =>
    dialogs.open(
      'delete-permanently',
      trashPlace.chosen.map(({ name }) => name),
    );
  return (
    <TrashedArticle
      entries={trashPlace.chosen}
      onRestore={restore}
      onRemove={remove}
      frame={trashPlace.frame}
    />
  );
}
