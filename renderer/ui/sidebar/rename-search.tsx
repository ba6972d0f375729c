import type { SavedSearchRow } from '../../core/records/library-records';
import { renameSavedSearch } from '../../library/actions/saved-searches';
import { useAnnounce } from '../app/announcer';
import { DialogBox } from '../app/dialog-box';
import { useServices } from '../app/services';
import { useStrings } from '../i18n/language-context';
import { SearchNameForm } from './search-name-form';

interface RenameSearchProps {
  search: SavedSearchRow;
  onClose: () => void;
}

/** Asks for another name of a saved search. */
export function RenameSearch({ search, onClose }: RenameSearchProps) {
  const { history } = useServices();
  const { savedSearches: words, announce: spoken } = useStrings();
  const announce = useAnnounce();
  return (
    <DialogBox title={words.renameTitle} onClose={onClose}>
      <SearchNameForm
        name={search.name}
        confirm={words.renameConfirm}
        onCancel={onClose}
        onName={(name) => {
          onClose();
          history
            .run('saved-search', (own) => renameSavedSearch(own, search.id, name))
            .catch(() => announce(spoken.failed));
        }}
      />
    </DialogBox>
  );
}
