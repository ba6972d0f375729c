import { FolderHeart, Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { MenuItem, Separator } from 'react-aria-components';
import type { CollectionRow } from '../../core/records/library-records';
import { deleteCollection } from '../../library/actions/collections';
import type { ArticlesById } from '../../library/list/article-list';
import { useAnnounce } from '../app/announcer';
import { IconButton } from '../app/icon-button';
import { MoreMenu } from '../app/more-menu';
import { useServices } from '../app/services';
import { countIn } from '../collections/use-collections';
import { useFormat, useStrings } from '../i18n/language-context';
import { PlaceItems } from './place-items';
import { SidebarSection } from './sidebar-section';
import { textOfDrop } from './use-row-drops';

interface CollectionsSectionProps {
  collections: readonly CollectionRow[];
  articles: ArticlesById;
  /** The one whose articles are listed. */
  current: string | null;
  onOpen: (id: string) => void;
  /** Asks for its name and note; null makes a new one. */
  onEdit: (row: CollectionRow | null) => void;
}

/** The collections in the sidebar, by name, each with a menu; rows can be dropped on them. */
export function CollectionsSection(props: CollectionsSectionProps) {
  const { collections, articles, current } = props;
  const { history } = useServices();
  const strings = useStrings();
  const { collections: words } = strings;
  const announce = useAnnounce();
  const counts = useMemo(
    () => collections.map((row) => countIn(row, articles)),
    [collections, articles],
  );
  const failed = () => announce(strings.announce.failed);
  const remove = (row: CollectionRow) => {
    history
      .run('collection', (own) => deleteCollection(own, row.id))
      .then(() => announce(words.wasDeleted(row.name)), failed);
  };
  return (
    <SidebarSection
      title={words.title}
      actions={<IconButton icon={Plus} label={words.create} onPress={() => props.onEdit(null)} />}
    >
      <ul>
        {collections.map((row, at) => (
          <Collection
            key={row.id}
            row={row}
            count={counts[at] ?? 0}
            isCurrent={row.id === current}
            onOpen={() => props.onOpen(row.id)}
            onEdit={() => props.onEdit(row)}
            onDelete={() => remove(row)}
          />
        ))}
      </ul>
    </SidebarSection>
  );
}

interface CollectionProps {
  row: CollectionRow;
  count: number;
  isCurrent: boolean;
  onOpen: () => void;
  onEdit: () => void;
  onDelete: () => void;
}

/** A collection with its menu, which a right click opens, too. */
function Collection({ row, count, isCurrent, ...props }: CollectionProps) {
  const { collections: words, list } = useStrings();
  const format = useFormat();
  const [isMenuOpen, setIsMenuOpen] = useState(false);
  return (
    <li
      className="with-menu"
      onContextMenu={(event) => {
        event.preventDefault();
        setIsMenuOpen(true);
      }}
    >
      <button
        type="button"
        className={isCurrent ? 'sidebar-item current' : 'sidebar-item'}
        aria-current={isCurrent}
        aria-label={`${row.name}, ${list.articles(count)}`}
        title={row.note.slice(0, 500)}
        data-drop={textOfDrop({ to: 'collection', id: row.id, name: row.name })}
        onClick={props.onOpen}
      >
        <FolderHeart size={15} strokeWidth={1.8} aria-hidden />
        <span className="sidebar-name">{row.name}</span>
        <span className="sidebar-count">{count > 0 ? format.number(count) : ''}</span>
      </button>
      <MoreMenu label={words.more(row.name)} isOpen={isMenuOpen} onOpenChange={setIsMenuOpen}>
        <PlaceItems
          place={{ name: row.name, filter: { collection: row.id } }}
          isEmpty={count === 0}
        />
        <Separator className="menu-separator" />
        <MenuItem className="menu-item" onAction={props.onEdit}>
          {words.edit}
        </MenuItem>
        <MenuItem className="menu-item danger" onAction={props.onDelete}>
          {words.delete}
        </MenuItem>
      </MoreMenu>
    </li>
  );
}
