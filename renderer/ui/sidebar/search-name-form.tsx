import { type FormEvent, useState } from 'react';
import { Button } from 'react-aria-components';
import { useStrings } from '../i18n/language-context';

interface SearchNameFormProps {
  name: string;
  confirm: string;
  onName: (name: string) => void;
  onCancel: () => void;
}

/** The form that names a saved search. */
export function SearchNameForm({ name, confirm, onName, onCancel }: SearchNameFormProps) {
  const strings = useStrings();
  const [typed, setTyped] = useState(name);
  const isNamed = typed.trim() !== '';

  function submit(event: FormEvent) {
    event.preventDefault();
    if (isNamed) onName(typed);
  }

  return (
    <form className="search-name-form" onSubmit={submit}>
      <input
        // biome-ignore lint/a11y/noAutofocus: opened to type the name
        autoFocus
        className="field"
        aria-label={strings.savedSearches.name}
        maxLength={200}
        autoComplete="off"
        value={typed}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setTyped(event.target.value)}
      />
      <div className="dialog-actions">
        <Button className="button" onPress={onCancel}>
          {strings.cancel}
        </Button>
        <Button type="submit" className="button primary" isDisabled={!isNamed}>
          {confirm}
        </Button>
      </div>
    </form>
  );
}
