import { BookmarkCheck, BookmarkPlus } from 'lucide-react';
import { useState } from 'react';
import { Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { saveSearch } from '../../library/actions/saved-searches';
import { useAnnounce } from '../app/announcer';
import { IconButton } from '../app/icon-button';
import { useServices } from '../app/services';
import { useStrings } from '../i18n/language-context';
import { SearchNameForm } from '../sidebar/search-name-form';

interface SaveSearchProps {
  query: string;
  isSaved: boolean;
}

/** Saves the query under a name, which is the query itself by default. */
export function SaveSearch({ query, isSaved }: SaveSearchProps) {
  const { history } = useServices();
  const strings = useStrings();
  const announce = useAnnounce();
  const [isOpen, setIsOpen] = useState(false);
  const words = strings.savedSearches;

  if (isSaved) {
    return (
      <span className="search-saved">
        <BookmarkCheck size={14} aria-hidden />
        {words.saved}
      </span>
    );
  }

  function save(name: string) {
    setIsOpen(false);
    history
      .run('saved-search', (own) => saveSearch(own, name, query))
      .then(
        () => announce(words.wasSaved),
        () => announce(strings.announce.failed),
      );
  }

  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setIsOpen}>
      <IconButton icon={BookmarkPlus} label={words.save} />
      <Popover className="popover" placement="bottom end">
        <Dialog className="search-name" aria-label={words.save}>
          <SearchNameForm
            name={query.trim()}
            confirm={words.confirm}
            onName={save}
            onCancel={() => setIsOpen(false)}
          />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
