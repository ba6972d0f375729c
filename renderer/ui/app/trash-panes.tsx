import { TrashPane } from '../trash/trash-pane';
import { TrashedArticle } from '../trash/trashed-article';
import { useWorkspace } from './workspace-state';

/** In the list's place: what lies in the trash. */
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

/** In the reader's place: what is chosen of it. */
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
