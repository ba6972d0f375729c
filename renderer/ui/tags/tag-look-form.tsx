import { type FormEvent, useState } from 'react';
import { Button } from 'react-aria-components';
import { longestTagDescription } from '../../core/records/library-records';
import { setTagLook, type TagLook } from '../../library/actions/tag-looks';
import { useAnnounce } from '../app/announcer';
import { useServices } from '../app/services';
import { ColourButtons } from '../highlights/colour-buttons';
import { useStrings } from '../i18n/language-context';

interface TagLookFormProps {
  name: string;
  look: TagLook | undefined;
  onDone: () => void;
}

/** Sets the colour and the description of a tag. */
export function TagLookForm({ name, look, onDone }: TagLookFormProps) {
  const { history } = useServices();
  const strings = useStrings();
  const announce = useAnnounce();
  const [colour, setColour] = useState(look?.colour ?? null);
  const [description, setDescription] = useState(look?.description ?? '');

  function submit(event: FormEvent) {
    event.preventDefault();
    history
      .run('tag-look', (own) => setTagLook(own, name, { colour, description }))
      .then(onDone, () => announce(strings.announce.failed));
  }

  return (
    <form className="tag-edit" onSubmit={submit}>
      <ColourButtons colour={colour} onColour={setColour} onNone={() => setColour(null)} />
      <textarea
        // biome-ignore lint/a11y/noAutofocus: opened to describe the tag
        autoFocus
        className="field"
        rows={2}
        maxLength={longestTagDescription}
        aria-label={strings.tags.description}
        placeholder={strings.tags.description}
        value={description}
        onChange={(event) => setDescription(event.target.value)}
      />
      <div className="dialog-actions">
        <Button className="button" onPress={onDone}>
          {strings.cancel}
        </Button>
        <Button type="submit" className="button primary">
          {strings.tags.keepLook}
        </Button>
      </div>
    </form>
  );
}
