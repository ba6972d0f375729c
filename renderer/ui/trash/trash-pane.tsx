import { PanelLeft } from 'lucide-react';
import { type RefObject, useCallback, useState } from 'react';
import { Button, MenuItem } from 'react-aria-components';
import { FilterBox } from '../app/filter-box';
import { IconButton } from '../app/icon-button';
import { type MenuPlace, PlacedMenu } from '../app/placed-menu';
import { useFormat, useStrings } from '../i18n/language-context';
import { CommandKey } from '../keyboard/command-key';
import { ArticleRows, type ArticleRowsHandle } from '../library/article-rows';
import { ListHeader } from '../library/list-header';
import { selectOnly } from '../library/selection';
import '../library/list-pane.css';
import { trashFacts } from './trash-rows';
import type { TrashPlace } from './use-trash-place';
import './trash.css';

interface TrashPaneProps {
  place: TrashPlace;
  isReadable: boolean;
  onEmpty: () => void;
  onRestore: () => void;
  onRemove: () => void;
  /** Called when a row was clicked. */
  onPick: () => void;
  list: RefObject<ArticleRowsHandle | null>;
  sidebarOpen: boolean;
  onToggleSidebar: () => void;
}

/** The list of deleted articles. */
export function TrashPane(props: TrashPaneProps) {
  const { place } = props;
  const { rows, entries, selection, query } = place;
  const strings = useStrings();
  const format = useFormat();
  const [menu, setMenu] = useState<MenuPlace | null>(null);
  const factsOf = useCallback(
    (name: string) => {
      const entry = entries.get(name);
      return entry ? trashFacts(entry, strings, format) : [];
    },
    [entries, strings, format],
  );
  function enter(): void {
    const [first] = rows;
    if (first && selection.focus === null) place.select(selectOnly(first.id));
    props.list.current?.focus();
  }
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
        <FilterBox
          ref={place.box}
          label={strings.trash.search}
          text={query}
          onText={place.setQuery}
          onEnter={enter}
          onLeave={() => props.list.current?.focus()}
        />
        {rows.length > 0 && query === '' && (
          <Button className="button" onPress={props.onEmpty}>
            {strings.trash.emptyTrash}
          </Button>
        )}
      </div>
      <ListHeader title={strings.sidebar.trash} detail={count} sort={null} onSort={() => {}} />
      {rows.length === 0 && query !== '' && (
        <div className="list-empty">
          <strong>
            {place.isSearching ? strings.search.searching : strings.search.nothing(query.trim())}
          </strong>
        </div>
      )}
      {rows.length === 0 && query === '' && (
        <div className="list-empty">
          <strong>{props.isReadable ? strings.trash.empty : strings.trash.unlisted}</strong>
          {props.isReadable && <span>{strings.trash.emptyHint}</span>}
        </div>
      )}
      {rows.length > 0 && (
        <>
          <p className="trash-note">{strings.trash.note}</p>
          <ArticleRows
            ref={props.list}
            rows={rows}
            factsOf={factsOf}
            label={strings.sidebar.trash}
            selection={selection}
            onSelect={place.select}
            onOpen={props.onPick}
            onPick={props.onPick}
            onMenu={setMenu}
            viewKey="trash"
            startKey=""
          />
        </>
      )}
      {menu && (
        <PlacedMenu
          at={menu}
          label={strings.list.selected(selection.ids.size)}
          onClose={() => setMenu(null)}
        >
          <MenuItem className="menu-item" onAction={props.onRestore}>
            {strings.trash.restore}
            <CommandKey of="restore" />
          </MenuItem>
          <MenuItem className="menu-item danger" onAction={props.onRemove}>
            {strings.trash.remove}
          </MenuItem>
        </PlacedMenu>
      )}
    </section>
  );
}
