import { Search, X } from 'lucide-react';
import type { ComponentProps, ReactNode, RefObject } from 'react';
import { Button } from 'react-aria-components';
import { useStrings } from '../i18n/language-context';
import './search.css';

interface SearchFieldProps extends Omit<ComponentProps<'input'>, 'ref' | 'value' | 'onChange'> {
  'aria-label': string;
  text: string;
  onText: (text: string) => void;
  /** What opens below the field. */
  children?: ReactNode;
  ref: RefObject<HTMLInputElement | null>;
}

/** A field to search with: its key while it is empty, then a button that empties it. */
export function SearchField({ text, onText, children, ref, ...field }: SearchFieldProps) {
  const { search } = useStrings();
  return (
    <search className="search-box">
      <Search className="search-icon" size={15} aria-hidden />
      <input
        {...field}
        ref={ref}
        className="search-input"
        type="text"
        inputMode="search"
        value={text}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onText(event.target.value)}
      />
      {children}
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
