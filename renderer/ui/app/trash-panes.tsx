import { TrashPane } from '../trash/trash-pane';
import { TrashedArticle } from '../trash/trashed-article';
import { useWorkspace } from './workspace-state';

/** What can be done with the selected entries. */
function useTrashActions() {
  const { trashPlace, dialogs, navigation } = useWorkspace();
  return {
    onRestore() {
      trashPlace.restoreChosen();
      navigation.focusList();
    },
    onRemove() {
      dialogs.open(
        'delete-permanently',
        trashPlace.chosen.map(({ name }) => name),
      );
    },
  };
}

/** The middle pane while the trash is open: its entries. */
export function TrashListPane() {
  const { trash, trashPlace, emptyTrash, sidebar, listHandle, panes } = useWorkspace();
  return (
    <TrashPane
      place={trashPlace}
      isReadable={trash.entries !== null}
      onEmpty={emptyTrash}
      {...useTrashActions()}
      onPick={panes.read}
      list={listHandle}
      sidebarOpen={sidebar.isOpen}
      onToggleSidebar={sidebar.toggle}
    />
  );
}

/** The right pane while the trash is open: the selected entries. */
export function TrashReadingPane() {
  const { trashPlace } = useWorkspace();
  return (
    <TrashedArticle entries={trashPlace.chosen} {...useTrashActions()} frame={trashPlace.frame} />
  );
}
