import { PanelLeft } from 'lucide-react';
import { type RefObject, useCallback } from 'react';
import { Button } from 'react-aria-components';
import { IconButton } from '../app/icon-button';
import { useFormat, useStrings } from '../i18n/language-context';
import { ArticleRows, type ArticleRowsHandle } from '../library/article-rows';
import { ListHeader } from '../library/list-header';
import type { Selection } from '../library/selection';
import '../library/list-pane.css';
import { type TrashRows, trashFacts } from './trash-rows';
import './trash.css';

interface TrashPaneProps {
  trash: TrashRows;
  isReadable: boolean;
  selection: Selection;
  onSelect: (selection: Selection) => void;
  onEmpty: () => void;
  /** Called when a row was clicked. */
  onPick: () => void;
  list: RefObject<ArticleRowsHandle | null>;
  sidebarOpen: boolean;
  onToggleSidebar: () => void;
}

/** The list of deleted articles. */
export function TrashPane(props: TrashPaneProps) {
  const { selection } = props;
  const { rows, entries } = props.trash;
  const strings = useStrings();
  const format = useFormat();
  const factsOf = useCallback(
    (name: string) => {
      const entry = entries.get(name);
      return entry ? trashFacts(entry, strings, format) : [];
    },
    [entries, strings, format],
  );
  const count =
    selection.ids.size > 1
      ? strings.list.selected(selection.ids.size)
      : strings.list.articles(rows.length);
  return (
    <section className="list-pane" aria-label={strings.sidebar.trash}>
      <div className="list-top">
        <IconButton
          icon={PanelLeft}
          label={props.sidebarOpen ? strings.sidebar.hide : strings.sidebar.show}
          command="toggle-sidebar"
          pressed={props.sidebarOpen}
          onPress={props.onToggleSidebar}
        />
        <span className="toolbar-space" />
        {rows.length > 0 && (
          <Button className="button" onPress={props.onEmpty}>
            {strings.trash.emptyTrash}
          </Button>
        )}
      </div>
      <ListHeader title={strings.sidebar.trash} detail={count} sort={null} onSort={() => {}} />
      {rows.length === 0 ? (
        <div className="list-empty">
          <strong>{props.isReadable ? strings.trash.empty : strings.trash.unlisted}</strong>
          {props.isReadable && <span>{strings.trash.emptyHint}</span>}
        </div>
      ) : (
        <>
          <p className="trash-note">{strings.trash.note}</p>
          <ArticleRows
            ref={props.list}
            rows={rows}
            factsOf={factsOf}
            label={strings.sidebar.trash}
            selection={selection}
            onSelect={props.onSelect}
            onOpen={props.onPick}
            onPick={props.onPick}
            onMenu={() => {}}
            viewKey="trash"
            startKey=""
          />
        </>
      )}
    </section>
  );
}
