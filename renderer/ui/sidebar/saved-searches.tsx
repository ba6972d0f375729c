import { Search, Zap } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Button, MenuItem, Separator } from 'react-aria-components';
import type { SavedSearchRow } from '../../core/records/library-records';
import { deleteSavedSearch } from '../../library/actions/saved-searches';
import { useAnnounce } from '../app/announcer';
import { MoreMenu } from '../app/more-menu';
import { useServices } from '../app/services';
import { useFormat, useStrings } from '../i18n/language-context';
import { PlaceItems } from './place-items';
import { SidebarSection } from './sidebar-section';
import { useSavedCounts } from './use-saved-counts';

interface SavedSearchesProps {
  searches: readonly SavedSearchRow[];
  /** The query in the search box. */
  query: string;
  onSearch: (query: string) => void;
  onRename: (search: SavedSearchRow) => void;
  onRule: (search: SavedSearchRow) => void;
}

const shownAtFirst = 12;
/** More rows would make the sidebar slow; the others are found by typing them. */
const mostShown = 500;

/** The saved searches, by name, each with a menu. */
export function SavedSearches({ searches, query, onSearch, ...props }: SavedSearchesProps) {
  const { history } = useServices();
  const strings = useStrings();
  const announce = useAnnounce();
  const words = strings.savedSearches;
  const format = useFormat();
  const [showsAll, setShowsAll] = useState(false);
  const shown = useMemo(
    () =>
      showsAll
        ? searches.slice(0, mostShown)
        : searches.filter((search, at) => at < shownAtFirst || search.query === query),
    [searches, showsAll, query],
  );
  const counts = useSavedCounts(shown);
  const countOf = (query: string) => {
    const count = counts.get(query);
    return count && `${count.isExact ? '' : '~'}${format.number(count.total)}`;
  };
  const failed = () => announce(strings.announce.failed);
  const remove = (search: SavedSearchRow) => {
    history
      .run('saved-search', (own) => deleteSavedSearch(own, search.id))
      .then(() => announce(words.wasDeleted(search.name)), failed);
  };
  if (searches.length === 0) return null;
  return (
    <SidebarSection title={words.title}>
      <ul>
        {shown.map((search) => (
          <SavedSearch
            key={search.id}
            search={search}
            isCurrent={search.query === query}
            count={countOf(search.query) ?? ''}
            onSearch={onSearch}
            onRename={props.onRename}
            onRule={props.onRule}
            onDelete={remove}
          />
        ))}
      </ul>
      {searches.length > shownAtFirst && (
        <Button className="show-more" onPress={() => setShowsAll(!showsAll)}>
          {showsAll ? strings.sidebar.showFewer : strings.sidebar.showAll(searches.length)}
        </Button>
      )}
    </SidebarSection>
  );
}

interface SavedSearchProps {
  search: SavedSearchRow;
  isCurrent: boolean;
  count: string;
  onSearch: (query: string) => void;
  onRename: (search: SavedSearchRow) => void;
  onRule: (search: SavedSearchRow) => void;
  onDelete: (search: SavedSearchRow) => void;
}

/** A saved search with its menu, which a right click opens, too. */
function SavedSearch({ search, isCurrent, count, onSearch, ...props }: SavedSearchProps) {
  const { savedSearches: words, rules } = useStrings();
  const [isMenuOpen, setIsMenuOpen] = useState(false);
  const Icon = search.rule ? Zap : Search;
  const hint = search.rule ? `${search.query}\n${rules.hasRule}` : search.query;
  return (
    <li
      className="with-menu saved-search"
      onContextMenu={(event) => {
        event.preventDefault();
        setIsMenuOpen(true);
      }}
    >
      <button
        type="button"
        className={isCurrent ? 'sidebar-item current' : 'sidebar-item'}
        aria-current={isCurrent}
        title={hint}
        onClick={() => onSearch(search.query)}
      >
        <Icon size={15} strokeWidth={1.8} aria-hidden />
        <span className="sidebar-name">{search.name}</span>
        <span className="sidebar-count">{count}</span>
      </button>
      <MoreMenu label={words.more(search.name)} isOpen={isMenuOpen} onOpenChange={setIsMenuOpen}>
        <PlaceItems place={{ name: search.name, query: search.query }} />
        <Separator className="menu-separator" />
        <MenuItem className="menu-item" onAction={() => props.onRule(search)}>
          {rules.open}
        </MenuItem>
        <MenuItem className="menu-item" onAction={() => props.onRename(search)}>
          {words.rename}
        </MenuItem>
        <MenuItem className="menu-item danger" onAction={() => props.onDelete(search)}>
          {words.delete}
        </MenuItem>
      </MoreMenu>
    </li>
  );
}
