import { useMemo, useState } from 'react';
import type { Article } from '../../core/article/article';
import type { CollectionRow } from '../../core/records/library-records';
import { folded } from '../../core/text/folded';
import {
  addToCollection,
  createCollection,
  removeFromCollection,
} from '../../library/actions/collections';
import { useAnnounce } from '../app/announcer';
import { type Choice, ChoiceField, type ChoiceState } from '../app/choice-field';
import { DialogBox } from '../app/dialog-box';
import { useServices } from '../app/services';
import { ChangingBar } from '../history/changing-line';
import { useChanging } from '../history/use-history';
import { useStrings } from '../i18n/language-context';
import { membersOf } from './use-collections';
import '../tags/tags.css';

interface CollectionDialogProps {
  articles: readonly Article[];
  collections: readonly CollectionRow[];
  onClose: () => void;
}

interface CollectionChoice {
  name: string;
  state: ChoiceState;
  /** Null for one that is to be made. */
  row: CollectionRow | null;
}

/** Puts the selected articles into collections and takes them out, by typing. */
export function CollectionDialog({ articles, collections, onClose }: CollectionDialogProps) {
  const { history } = useServices();
  const strings = useStrings();
  const { collections: words, tags } = strings;
  const announce = useAnnounce();
  const [typed, setTyped] = useState('');
  const [changing] = useChanging();
  const choices = useMemo(
    () => choicesOf(typed, collections, articles),
    [typed, collections, articles],
  );

  function change({ row, state, name }: CollectionChoice) {
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
  }

  return (
    <DialogBox title={words.addTitle(articles.length)} onClose={onClose}>
      <ChoiceField
        label={words.name}
        listLabel={words.title}
        placeholder={tags.placeholder}
        none={words.none}
        typed={typed}
        onTyped={setTyped}
        choices={choices.map(shown)}
        onChoose={change}
      />
      {changing && <ChangingBar changing={changing} />}
      <p className="quiet tag-hint">{tags.hint}</p>
    </DialogBox>
  );

  function shown(choice: CollectionChoice): CollectionChoice & Choice {
    const { row, state, name } = choice;
    if (state === 'new' || row === null) {
      const label = tags.create(name);
      return { ...choice, key: '', label, spoken: label, count: 0 };
    }
    const spoken = `${name}, ${words.states[state]}`;
    return { ...choice, key: row.id, label: name, spoken, count: row.articles.length };
  }
}

/** The collections whose names contain the typed text, and a new one unless that is the name of one. */
function choicesOf(
  typed: string,
  collections: readonly CollectionRow[],
  articles: readonly Article[],
): CollectionChoice[] {
  const wanted = folded(typed.trim());
  const choices = collections
    .filter(({ name }) => folded(name).includes(wanted))
    .map((row): CollectionChoice => {
      const members = membersOf(row);
      const within = articles.filter(({ id }) => members.has(id)).length;
      const state = within === 0 ? 'off' : within === articles.length ? 'on' : 'mixed';
      return { row, name: row.name, state };
    });
  const isKnown = collections.some(({ name }) => folded(name) === wanted);
  if (wanted === '' || isKnown) return choices;
  return [...choices, { row: null, name: typed.trim(), state: 'new' }];
}
