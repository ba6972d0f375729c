import { Search, X } from 'lucide-react';
import type { KeyboardEvent, RefObject } from 'react';
import { Button } from 'react-aria-components';
import { useStrings } from '../i18n/language-context';
import { isComposing } from '../keyboard/chord';
import '../search/search.css';

interface FilterBoxProps {
  label: string;
  text: string;
  onText: (text: string) => void;
  /** Enter, or the arrow down into the list. */
  onEnter: () => void;
  /** Esc; the text is emptied before. */
  onLeave: () => void;
  ref: RefObject<HTMLInputElement | null>;
}

/** The search box of a page or place of its own. */
export function FilterBox({ label, text, onText, onEnter, onLeave, ref }: FilterBoxProps) {
  const { search } = useStrings();

  function press(event: KeyboardEvent) {
    if (isComposing(event.nativeEvent)) return;
    if (event.key === 'Enter' || event.key === 'ArrowDown') onEnter();
    else if (event.key === 'Escape') {
      if (text !== '') onText('');
      onLeave();
    } else return;
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
        aria-label={label}
        placeholder={label}
        value={text}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onText(event.target.value)}
        onKeyDown={press}
      />
      {text === '' ? (
        <kbd className="search-key" aria-hidden>
          /
        </kbd>
      ) : (
        <Button
          className="search-clear"
          aria-label={search.clear}
          onPress={() => {
            onText('');
            ref.current?.focus();
          }}
        >
          <X size={14} aria-hidden />
        </Button>
      )}
    </search>
  );
}
