import { type FormEvent, useId, useState } from 'react';
import { Button } from 'react-aria-components';
import { type CollectionRow, longestCollectionNote } from '../../core/records/library-records';
import { createCollection, describeCollection } from '../../library/actions/collections';
import { DialogBox } from '../app/dialog-box';
import { useAnnouncedChange } from '../history/use-announced-change';
import { useStrings } from '../i18n/language-context';
import './collections.css';

interface CollectionFormProps {
  /** Null for a new one. */
  row: CollectionRow | null;
  onClose: () => void;
}

/** Asks for the name and the note of a collection. */
export function CollectionForm({ row, onClose }: CollectionFormProps) {
  const strings = useStrings();
  const { collections: words } = strings;
  const run = useAnnouncedChange();
  const [name, setName] = useState(row?.name ?? '');
  const [note, setNote] = useState(row?.note ?? '');
  const [nameId, noteId] = [useId(), useId()];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') return;
    onClose();
    run(
      'collection',
      async (own) => {
        const made = row ?? (await createCollection(own, name));
        if (made) await describeCollection(own, made.id, { name, note });
      },
      () => words.wasSaved(name.trim()),
    );
  };
  return (
    <DialogBox title={row ? words.editTitle : words.createTitle} onClose={onClose}>
      <form className="collection-form" onSubmit={submit}>
        <label className="setting-label" htmlFor={nameId}>
          {words.name}
        </label>
        <input
          // biome-ignore lint/a11y/noAutofocus: the dialog is opened to name the collection
          autoFocus
          id={nameId}
          className="field"
          maxLength={200}
          autoComplete="off"
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <label className="setting-label" htmlFor={noteId}>
          {words.note}
        </label>
        <textarea
          id={noteId}
          className="field collection-note-field"
          rows={6}
          maxLength={longestCollectionNote}
          placeholder={words.noteHint}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        <div className="dialog-actions">
          <Button className="button" onPress={onClose}>
            {strings.cancel}
          </Button>
          <Button type="submit" className="button primary" isDisabled={name.trim() === ''}>
            {words.save}
          </Button>
        </div>
      </form>
    </DialogBox>
  );
}
