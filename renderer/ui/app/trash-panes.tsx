import { TrashPane } from '../trash/trash-pane';
import { TrashedArticle } from '../trash/trashed-article';
import { useWorkspace } from './workspace-state';

/** The middle pane while the trash is open: its entries. */
export function TrashListPane() {
  const { trash, bin, dialogs, sidebar, listHandle } = useWorkspace();
  const empty = () =>
    dialogs.open(
      'empty-trash',
      bin.rows.map(({ id }) => id),
    );
  return (
    <TrashPane
      trash={bin}
      isReadable={trash.entries !== null}
      selection={bin.selection}
      onSelect={bin.select}
      onEmpty={empty}
      list={listHandle}
      sidebarOpen={sidebar.isOpen}
      onToggleSidebar={sidebar.toggle}
    />
  );
}

/** The right pane while the trash is open: the selected entries. */
export function TrashReadingPane() {
  const { bin, dialogs, navigation } = useWorkspace();
  const restore = () => {
    bin.restoreChosen();
    navigation.focusList();
  };
  const remove = () =>
    dialogs.open(
      'delete-for-good',
      bin.chosen.map(({ name }) => name),
    );
  return <TrashedArticle entries={bin.chosen} onRestore={restore} onRemove={remove} />;
}
