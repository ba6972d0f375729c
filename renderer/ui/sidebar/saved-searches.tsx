import { Search } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Button, MenuItem } from 'react-aria-components';
import type { SavedSearchRow } from '../../core/records/library-records';
import { deleteSavedSearch, renameSavedSearch } from '../../library/actions/saved-searches';
import { useAnnounce } from '../app/announcer';
import { DialogBox } from '../app/dialog-box';
import { MoreMenu } from '../app/more-menu';
import { useServices } from '../app/services';
import { useFormat, useStrings } from '../i18n/language-context';
import { SearchNameForm } from './search-name-form';
import { SidebarSection } from './sidebar-section';
import { useSavedCounts } from './use-saved-counts';

interface SavedSearchesProps {
  searches: readonly SavedSearchRow[];
  /** The query in the search box. */
  query: string;
  onSearch: (query: string) => void;
}

const shownAtFirst = 12;
/** More rows would make the sidebar slow; the others are found by typing them. */
const mostShown = 500;

/** The saved searches, by name, each with a menu. */
export function SavedSearches({ searches, query, onSearch }: SavedSearchesProps) {
  const { history } = useServices();
  const strings = useStrings();
  const announce = useAnnounce();
  const [renaming, setRenaming] = useState<SavedSearchRow | null>(null);
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
  if (searches.length === 0) return null;
  const renameDialog = renaming && (
    <DialogBox title={words.renameTitle} onClose={() => setRenaming(null)}>
      <SearchNameForm
        name={renaming.name}
        confirm={words.renameConfirm}
        onCancel={() => setRenaming(null)}
        onName={(name) => {
          setRenaming(null);
          history
            .run('saved-search', (own) => renameSavedSearch(own, renaming.id, name))
            .catch(failed);
        }}
      />
    </DialogBox>
  );

  return (
    <SidebarSection title={words.title} dialog={renameDialog}>
      <ul>
        {shown.map((search) => (
          <li key={search.id} className="with-menu saved-search">
            <button
              type="button"
              className={search.query === query ? 'sidebar-item current' : 'sidebar-item'}
              aria-current={search.query === query}
              title={search.query}
              onClick={() => onSearch(search.query)}
            >
              <Search size={15} strokeWidth={1.8} aria-hidden />
              <span className="sidebar-name">{search.name}</span>
              <span className="sidebar-count">{countOf(search.query)}</span>
            </button>
            <MoreMenu label={words.more(search.name)}>
              <MenuItem className="menu-item" onAction={() => setRenaming(search)}>
                {words.rename}
              </MenuItem>
              <MenuItem
                className="menu-item danger"
                onAction={() => {
                  history
                    .run('saved-search', (own) => deleteSavedSearch(own, search.id))
                    .then(() => announce(words.wasDeleted(search.name)), failed);
                }}
              >
                {words.delete}
              </MenuItem>
            </MoreMenu>
          </li>
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
