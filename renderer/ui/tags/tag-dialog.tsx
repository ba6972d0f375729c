import { useMemo, useState } from 'react';
import type { Article } from '../../core/article/article';
import { addTags, removeTags } from '../../library/actions/tag-articles';
import { useAnnounce } from '../app/announcer';
import { type Choice, ChoiceField } from '../app/choice-field';
import { DialogBox } from '../app/dialog-box';
import { useServices } from '../app/services';
import { ChangingBar } from '../history/changing-line';
import { stoppedWords, useChanging } from '../history/use-history';
import { useStrings } from '../i18n/language-context';
import { type TagChoice, tagChoices } from './tag-choices';
import './tags.css';

interface TagDialogProps {
  articles: readonly Article[];
  counts: ReadonlyMap<string, number>;
  onClose: () => void;
}

/** Adds tags to the selected articles and removes them, by typing. */
export function TagDialog({ articles, counts, onClose }: TagDialogProps) {
  const { history } = useServices();
  const strings = useStrings();
  const { tags } = strings;
  const announce = useAnnounce();
  const [typed, setTyped] = useState('');
  const [changing] = useChanging();
  const choices = useMemo(() => tagChoices(typed, counts, articles), [typed, counts, articles]);

  function change({ key: name, state }: Choice) {
    const ids = articles.map((article) => article.id);
    const edit = state === 'on' ? removeTags : addTags;
    history
      .run('tags', (own) => edit(own, ids, [name]))
      .then(
        ({ isStopped, step }) => isStopped && announce(stoppedWords(strings, step)),
        () => announce(strings.announce.failed),
      );
  }

  return (
    <DialogBox title={tags.title(articles.length)} onClose={onClose}>
      <ChoiceField
        label={tags.input}
        listLabel={strings.sidebar.tags}
        placeholder={tags.placeholder}
        none={tags.none}
        typed={typed}
        onTyped={setTyped}
        choices={choices.map(shown)}
        onChoose={change}
      />
      {changing && <ChangingBar changing={changing} />}
      <p className="quiet tag-hint">{tags.hint}</p>
    </DialogBox>
  );

  function shown({ name, state, count }: TagChoice): Choice {
    if (state === 'new') {
      const label = tags.create(name);
      return { key: name, label, spoken: label, state, count };
    }
    const spoken = `${name}, ${tags[state]}, ${strings.list.articles(count)}`;
    return { key: name, label: name, spoken, state, count };
  }
}
