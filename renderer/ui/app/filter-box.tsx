import type { KeyboardEvent, RefObject } from 'react';
import { isComposing } from '../keyboard/chord';
import { SearchField } from '../search/search-field';

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
    <SearchField
      ref={ref}
      aria-label={label}
      placeholder={label}
      text={text}
      onText={onText}
      onKeyDown={press}
    />
  );
}
