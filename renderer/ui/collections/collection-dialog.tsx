import { Check, Minus, Plus } from 'lucide-react';
import { type KeyboardEvent, useMemo, useState } from 'react';
import type { Article } from '../../core/article/article';
import type { CollectionRow } from '../../core/records/library-records';
import {
  addToCollection,
  createCollection,
  removeFromCollection,
} from '../../library/actions/collections';
import { useAnnounce } from '../app/announcer';
import { DialogBox } from '../app/dialog-box';
import { useServices } from '../app/services';
import { useFormat, useStrings } from '../i18n/language-context';
import { membersOf } from './use-collections';
import '../tags/tags.css';

interface CollectionDialogProps {
  articles: readonly Article[];
  collections: readonly CollectionRow[];
  onClose: () => void;
}

type State = 'on' | 'mixed' | 'off' | 'new';

interface Choice {
  name: string;
  state: State;
  /** Null for one that is to be made. */
  row: CollectionRow | null;
}

const optionId = (at: number) => `collection-option-${at}`;

/** Puts the selected articles into collections and takes them out, by typing. */
export function CollectionDialog({ articles, collections, onClose }: CollectionDialogProps) {
  const { history } = useServices();
  const strings = useStrings();
  const { collections: words, tags } = strings;
  const format = useFormat();
  const announce = useAnnounce();
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const choices = useMemo(
    () => choicesOf(typed, collections, articles).slice(0, 200),
    [typed, collections, articles],
  );
  const current = Math.min(active, choices.length - 1);

  function change({ row, state, name }: Choice) {
    const ids = articles.map(({ id }) => id);
    history
      .run('collection', async (own) => {
        if (row === null) await createCollection(own, name, ids);
        else if (state === 'on') await removeFromCollection(own, row.id, ids);
        else await addToCollection(own, row.id, ids);
      })
      .then(
        () =>
          announce(
            state === 'on' ? words.removed(ids.length, name) : words.added(ids.length, name),
          ),
        () => announce(strings.announce.failed),
      );
    setTyped('');
    setActive(0);
  }

  function press(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing || event.nativeEvent.keyCode === 229) return;
    const choice = choices[current];
    if (event.key === 'ArrowDown') setActive(Math.min(choices.length - 1, current + 1));
    else if (event.key === 'ArrowUp') setActive(Math.max(0, current - 1));
    else if (event.key === 'Enter' && choice) change(choice);
    else return;
    event.preventDefault();
  }

  return (
    <DialogBox title={words.addTitle(articles.length)} onClose={onClose}>
      <input
        // biome-ignore lint/a11y/noAutofocus: the dialog is opened to type a name
        autoFocus
        className="field"
        role="combobox"
        aria-expanded
        aria-autocomplete="list"
        aria-controls="collection-options"
        aria-activedescendant={choices.length > 0 ? optionId(current) : undefined}
        aria-label={words.name}
        placeholder={tags.placeholder}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setActive(0);
        }}
        onKeyDown={press}
      />
      <div
        id="collection-options"
        className="tag-options scrolls"
        role="listbox"
        aria-label={words.title}
        aria-multiselectable
      >
        {choices.map((choice, at) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys
          // biome-ignore lint/a11y/useFocusableInteractive: and the focus
          <div
            key={choice.row?.id ?? ''}
            ref={at === current ? keepVisible : null}
            id={optionId(at)}
            role="option"
            className={at === current ? 'tag-option active' : 'tag-option'}
            aria-selected={choice.state === 'on'}
            aria-label={spoken(choice)}
            onClick={() => change(choice)}
            onPointerMove={() => setActive(at)}
          >
            <span className="tag-state">
              <StateIcon state={choice.state} />
            </span>
            <span className="tag-name">
              {choice.row === null ? tags.create(choice.name) : choice.name}
            </span>
            {choice.row && (
              <span className="quiet">{format.number(choice.row.articles.length)}</span>
            )}
          </div>
        ))}
        {choices.length === 0 && <p className="quiet tag-none">{words.none}</p>}
      </div>
      <p className="quiet tag-hint">{tags.hint}</p>
    </DialogBox>
  );

  function spoken({ state, name }: Choice): string {
    return state === 'new' ? tags.create(name) : `${name}, ${words.states[state]}`;
  }
}

/** The collections whose names contain the typed text, and a new one unless that is the name of one. */
function choicesOf(
  typed: string,
  collections: readonly CollectionRow[],
  articles: readonly Article[],
): Choice[] {
  const wanted = folded(typed.trim());
  const choices = collections
    .filter(({ name }) => folded(name).includes(wanted))
    .map((row): Choice => {
      const members = membersOf(row);
      const within = articles.filter(({ id }) => members.has(id)).length;
      const state = within === 0 ? 'off' : within === articles.length ? 'on' : 'mixed';
      return { row, name: row.name, state };
    });
  const isKnown = collections.some(({ name }) => folded(name) === wanted);
  if (wanted === '' || isKnown) return choices;
  return [...choices, { row: null, name: typed.trim(), state: 'new' }];
}

/** Decomposes syllables, so that what is typed on the way to one matches already. */
const folded = (text: string) => text.normalize('NFKD').toLowerCase();

function StateIcon({ state }: { state: State }) {
  if (state === 'on') return <Check size={16} strokeWidth={2.4} aria-hidden />;
  if (state === 'mixed') return <Minus size={16} strokeWidth={2.4} aria-hidden />;
  return state === 'new' ? <Plus size={16} aria-hidden /> : null;
}

function keepVisible(element: HTMLElement | null) {
  element?.scrollIntoView({ block: 'nearest' });
}
