import { type FormEvent, useId, useState } from 'react';
import { Button } from 'react-aria-components';
import { normaliseTag } from '../../core/article/tag';
import { typedWords } from '../../core/web/typed-addresses';
import { DialogBox } from '../app/dialog-box';
import { useServices } from '../app/services';
import { useStrings } from '../i18n/language-context';
import './address.css';

interface AddressDialogProps {
  /** Addresses that were pasted, dropped, or that a link brought; empty for none. */
  text: string;
  tagCounts: ReadonlyMap<string, number>;
  onAdd: (addresses: string[], tags: string[]) => void;
  onClose: () => void;
}

/** Asks which addresses to fetch and add. Nothing is fetched before the user confirms. */
export function AddressDialog({ text, tagCounts, onAdd, onClose }: AddressDialogProps) {
  const { bridge } = useServices();
  const strings = useStrings();
  const words = strings.address;
  const [typed, setTyped] = useState(text);
  const [tags, setTags] = useState('');
  const [problem, setProblem] = useState('');
  const [field, tagField, known] = [useId(), useId(), useId()];

  async function confirm(event: FormEvent) {
    event.preventDefault();
    const addresses = typedWords(typed);
    if (addresses.length === 0) return setProblem(words.noAddress);
    const { fetching } = await bridge.request('askToFetch');
    if (fetching !== 'on') return setProblem(words.off);
    onClose();
    onAdd(addresses, tags.split(',').map(normaliseTag).filter(Boolean));
  }

  return (
    <DialogBox title={words.title} onClose={onClose}>
      <form className="address-form" onSubmit={(event) => void confirm(event)}>
        <label htmlFor={field}>{words.field}</label>
        <input
          // biome-ignore lint/a11y/noAutofocus: the dialog is opened to type an address
          autoFocus
          id={field}
          className="field"
          placeholder="https://"
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setProblem('');
          }}
        />
        <label htmlFor={tagField}>{words.tags}</label>
        <input
          id={tagField}
          className="field"
          list={known}
          autoComplete="off"
          spellCheck={false}
          value={tags}
          onChange={(event) => setTags(event.target.value)}
        />
        <datalist id={known}>
          {[...tagCounts.keys()].slice(0, 200).map((tag) => (
            <option key={tag} value={tag} />
          ))}
        </datalist>
        <p className="quiet address-hint">{words.hint}</p>
        <div role="status" className="address-problem">
          {problem}
        </div>
        <div className="dialog-actions">
          <Button className="button" onPress={onClose}>
            {strings.cancel}
          </Button>
          <Button className="button primary" type="submit">
            {words.confirm}
          </Button>
        </div>
      </form>
    </DialogBox>
  );
}
