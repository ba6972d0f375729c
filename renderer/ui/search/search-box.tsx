import { Search, X } from 'lucide-react';
import type { KeyboardEvent, RefObject } from 'react';
import { Button } from 'react-aria-components';
import { useStrings } from '../i18n/language-context';
import './search.css';

interface SearchBoxProps {
  query: string;
  onQuery: (query: string) => void;
  /** Into the results, with the first of them chosen. */
  onEnter: () => void;
  /** Away from the search. */
  onLeave: () => void;
  ref: RefObject<HTMLInputElement | null>;
}

export function SearchBox({ query, onQuery, onEnter, onLeave, ref }: SearchBoxProps) {
  const strings = useStrings();

  function press(event: KeyboardEvent) {
    // Enter and Esc that end a composition belong to the input method.
    if (event.nativeEvent.isComposing || event.nativeEvent.keyCode === 229) return;
    if (event.key === 'Enter' || event.key === 'ArrowDown') onEnter();
    else if (event.key === 'Escape') onLeave();
    else return;
    event.preventDefault();
  }

  return (
    <search className="search-box">
      <Search className="search-icon" size={15} aria-hidden />
      <input
        ref={ref}
        className="search-input"
        type="text"
        inputMode="search"
        aria-label={strings.search.label}
        placeholder={strings.search.placeholder}
        value={query}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onQuery(event.target.value)}
        onKeyDown={press}
      />
      {query === '' ? (
        <kbd className="search-key" aria-hidden>
          /
        </kbd>
      ) : (
        <Button
          className="search-clear"
          aria-label={strings.search.clear}
          onPress={() => {
            onQuery('');
            ref.current?.focus();
          }}
        >
          <X size={14} aria-hidden />
        </Button>
      )}
    </search>
  );
}
