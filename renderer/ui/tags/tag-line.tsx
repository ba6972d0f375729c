import { Palette, Pencil, Trash2 } from 'lucide-react';
import { type FormEvent, type KeyboardEvent, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { normaliseTag } from '../../core/article/tag';
import { deleteTag, renameTag } from '../../library/actions/tag-articles';
import type { TagLook } from '../../library/actions/tag-looks';
import { useAnnounce } from '../app/announcer';
import { Hinted } from '../app/hinted';
import { useServices } from '../app/services';
import { useFormat, useStrings } from '../i18n/language-context';
import { isComposing } from '../keyboard/chord';
import { TagLookForm } from './tag-look-form';
import { TagDot } from './tag-looks';

interface TagLineProps {
  name: string;
  count: number;
  counts: ReadonlyMap<string, number>;
  look: TagLook | undefined;
  /** True while the tag is being changed or deleted. */
  isOpen: boolean;
  onOpen: (open: boolean) => void;
}

export function TagLine({ name, count, counts, look, isOpen, onOpen }: TagLineProps) {
  const strings = useStrings();
  const format = useFormat();
  const [editing, setEditing] = useState<'name' | 'look' | 'delete'>('name');
  const line = useRef<HTMLLIElement>(null);
  const opener = useRef<Element | null>(null);
  const open = (what: typeof editing) => {
    opener.current = document.activeElement;
    setEditing(what);
    onOpen(true);
  };
  /** The form's focus goes with it: without another one Escape would not reach the dialog. */
  const close = (next: Element | null | undefined) => {
    if (next instanceof HTMLElement) next.focus();
    onOpen(false);
  };
  // A tag that was renamed or deleted loses its line.
  const closeLine = () => close(line.current?.closest('[role=dialog]'));
  const leave = () => close(opener.current);
  /** Esc leaves the form, not the dialog. */
  const leaveByEscape = (event: KeyboardEvent) => {
    if (!isOpen || event.key !== 'Escape' || isComposing(event.nativeEvent)) return;
    event.stopPropagation();
    leave();
  };

  return (
    <li className="tag-line" ref={line} onKeyDown={leaveByEscape}>
      <div className="tag-line-head">
        <TagDot colour={look?.colour} />
        <span className="tag-name">
          {name}
          {look?.description && <span className="quiet tag-description">{look.description}</span>}
        </span>
        <span className="quiet">{format.number(count)}</span>
        <Hinted label={`${strings.tags.rename}: ${name}`}>
          <Button
            className="icon-button"
            aria-label={`${strings.tags.rename}: ${name}`}
            onPress={() => open('name')}
          >
            <Pencil size={15} aria-hidden />
          </Button>
        </Hinted>
        <Hinted label={strings.tags.lookLabel(name)}>
          <Button
            className="icon-button"
            aria-label={strings.tags.lookLabel(name)}
            onPress={() => open('look')}
          >
            <Palette size={15} aria-hidden />
          </Button>
        </Hinted>
        <Hinted label={strings.tags.deleteLabel(name)}>
          <Button
            className="icon-button"
            aria-label={strings.tags.deleteLabel(name)}
            onPress={() => open('delete')}
          >
            <Trash2 size={15} aria-hidden />
          </Button>
        </Hinted>
      </div>
      {isOpen && editing === 'delete' && (
        <DeleteTag name={name} count={count} onDone={closeLine} onCancel={leave} />
      )}
      {isOpen && editing === 'look' && <TagLookForm name={name} look={look} onDone={leave} />}
      {isOpen && editing === 'name' && (
        <RenameTag {...{ name, count, counts }} onDone={closeLine} onCancel={leave} />
      )}
    </li>
  );
}

type EditProps = Pick<TagLineProps, 'name' | 'count'> & {
  onDone: () => void;
  onCancel: () => void;
};

function RenameTag(props: EditProps & Pick<TagLineProps, 'counts'>) {
  const { name, count, counts, onDone, onCancel } = props;
  const { history } = useServices();
  const strings = useStrings();
  const announce = useAnnounce();
  const [typed, setTyped] = useState(name);
  const target = normaliseTag(typed);
  const merges = target !== name && counts.has(target);
  const changes = target !== '' && target !== name;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!changes) return;
    history
      .run('tag-renamed', (own) => renameTag(own, name, target))
      .then(onDone, () => announce(strings.announce.failed));
  }

  return (
    <form className="tag-edit" onSubmit={submit}>
      <input
        // biome-ignore lint/a11y/noAutofocus: opened to type the new name
        autoFocus
        className="field"
        aria-label={strings.tags.renameLabel(name)}
        aria-describedby={merges ? 'merge-warning' : undefined}
        value={typed}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setTyped(event.target.value)}
      />
      {merges && (
        <p id="merge-warning" role="alert" className="quiet">
          {strings.tags.mergeWarning(name, target, count)}
        </p>
      )}
      <div className="dialog-actions">
        <Button className="button" onPress={onCancel}>
          {strings.cancel}
        </Button>
        <Button type="submit" className="button primary" isDisabled={!changes}>
          {merges ? strings.tags.merge : strings.tags.save}
        </Button>
      </div>
    </form>
  );
}

function DeleteTag({ name, count, onDone, onCancel }: EditProps) {
  const { history } = useServices();
  const strings = useStrings();
  const announce = useAnnounce();
  return (
    <div className="tag-edit" role="alert">
      <p>{strings.tags.deleteWarning(name, count)}</p>
      <div className="dialog-actions">
        <Button className="button" autoFocus onPress={onCancel}>
          {strings.cancel}
        </Button>
        <Button
          className="button danger"
          onPress={() => {
            history
              .run('tag-deleted', (own) => deleteTag(own, name))
              .then(onDone, () => announce(strings.announce.failed));
          }}
        >
          {strings.tags.delete}
        </Button>
      </div>
    </div>
  );
}
