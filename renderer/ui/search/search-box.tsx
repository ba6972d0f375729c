import { type KeyboardEvent, type RefObject, useState } from 'react';
import { useStrings } from '../i18n/language-context';
import { isComposing } from '../keyboard/chord';
import { RecentSearches, recentListId, recentOptionId } from './recent-searches';
import { SearchField } from './search-field';

interface SearchBoxProps {
  query: string;
  onQuery: (query: string) => void;
  /** Called for Enter: focuses the results and selects the first. */
  onEnter: () => void;
  /** Called for Esc: ends the search. */
  onLeave: () => void;
  /** The recent searches, newest first. */
  recent: readonly string[];
  onRecent: (recent: string[]) => void;
  ref: RefObject<HTMLInputElement | null>;
}

export function SearchBox(props: SearchBoxProps) {
  const { query, onQuery, onEnter, onLeave, recent, onRecent, ref } = props;
  const strings = useStrings();
  /** Index of the active recent search; -1 for none, null while they are not shown. */
  const [active, setActive] = useState<number | null>(null);
  const isOpen = active !== null && query === '' && recent.length > 0;

  function pick(at: number) {
    setActive(null);
    const picked = recent[at];
    if (picked === undefined) onRecent([]);
    else onQuery(picked);
  }

  function remove(picked: string) {
    onRecent(recent.filter((other) => other !== picked));
  }

  /** Returns whether the recent searches handled the key. */
  function pressInRecent(key: string): boolean {
    if (query !== '' || recent.length === 0) return false;
    if (!isOpen) {
      if (key === 'ArrowDown') setActive(0);
      return key === 'ArrowDown';
    }
    const count = recent.length + 1;
    if (key === 'ArrowDown') setActive((active + 1) % count);
    else if (key === 'ArrowUp') setActive((Math.max(active, 0) + count - 1) % count);
    else if (key === 'Escape') setActive(null);
    else if (key === 'Enter' && active >= 0) pick(active);
    else if (key === 'Delete' && recent[active] !== undefined) remove(recent[active]);
    else return false;
    return true;
  }

  function press(event: KeyboardEvent) {
    if (isComposing(event.nativeEvent)) return;
    if (pressInRecent(event.key)) return event.preventDefault();
    if (event.key === 'Enter' || event.key === 'ArrowDown') onEnter();
    else if (event.key === 'Escape') onLeave();
    else return;
    event.preventDefault();
  }

  return (
    <SearchField
      ref={ref}
      role="combobox"
      aria-label={strings.search.label}
      aria-expanded={isOpen}
      aria-controls={recentListId}
      aria-haspopup="listbox"
      {...(isOpen && active >= 0 && { 'aria-activedescendant': recentOptionId(active) })}
      placeholder={strings.search.placeholder}
      text={query}
      onText={onQuery}
      onKeyDown={press}
      onClick={() => setActive(-1)}
      onBlur={() => setActive(null)}
    >
      {isOpen && (
        <RecentSearches
          queries={recent}
          active={active}
          onPick={(picked) => pick(recent.indexOf(picked))}
          onRemove={remove}
          onClear={() => pick(recent.length)}
        />
      )}
    </SearchField>
  );
}
