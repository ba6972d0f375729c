import { Check, Minus, Plus } from 'lucide-react';
import { type KeyboardEvent, useMemo, useState } from 'react';
import type { Article } from '../../core/article/article';
import { addTags, removeTags } from '../../library/actions/tag-articles';
import { useAnnounce } from '../app/announcer';
import { DialogBox } from '../app/dialog-box';
import { useServices } from '../app/services';
import { ChangingBar } from '../history/changing-line';
import { stoppedWords, useChanging } from '../history/use-history';
import { useFormat, useStrings } from '../i18n/language-context';
import { type TagChoice, tagChoices } from './tag-choices';
import './tags.css';

interface TagDialogProps {
  articles: readonly Article[];
  counts: ReadonlyMap<string, number>;
  onClose: () => void;
}

const optionId = (at: number) => `tag-option-${at}`;

/** Adds tags to the selected articles and removes them, by typing. */
export function TagDialog({ articles, counts, onClose }: TagDialogProps) {
  const { history } = useServices();
  const strings = useStrings();
  const format = useFormat();
  const announce = useAnnounce();
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const [changing] = useChanging();
  const choices = useMemo(
    () => tagChoices(typed, counts, articles).slice(0, 200),
    [typed, counts, articles],
  );
  const current = Math.min(active, choices.length - 1);

  function change(choice: TagChoice) {
    const ids = articles.map((article) => article.id);
    const edit = choice.state === 'on' ? removeTags : addTags;
    history
      .run('tags', (own) => edit(own, ids, [choice.name]))
      .then(
        ({ isStopped, step }) => isStopped && announce(stoppedWords(strings, step)),
        () => announce(strings.announce.failed),
      );
    if (typed !== '') {
      setTyped('');
      setActive(0);
    }
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
    <DialogBox title={strings.tags.title(articles.length)} onClose={onClose}>
      <input
        // biome-ignore lint/a11y/noAutofocus: the dialog is opened to type a tag
        autoFocus
        className="field"
        role="combobox"
        aria-expanded
        aria-autocomplete="list"
        aria-controls="tag-options"
        aria-activedescendant={choices.length > 0 ? optionId(current) : undefined}
        aria-label={strings.tags.input}
        placeholder={strings.tags.placeholder}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setActive(0);
        }}
        onKeyDown={press}
      />
      <div id="tag-options" className="tag-options scrolls" role="listbox" aria-multiselectable>
        {choices.map((choice, at) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys
          // biome-ignore lint/a11y/useFocusableInteractive: and the focus
          <div
            key={choice.name}
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
              {choice.state === 'new' ? strings.tags.create(choice.name) : choice.name}
            </span>
            {choice.count > 0 && <span className="quiet">{format.number(choice.count)}</span>}
          </div>
        ))}
        {choices.length === 0 && <p className="quiet tag-none">{strings.tags.none}</p>}
      </div>
      {changing && <ChangingBar changing={changing} />}
      <p className="quiet tag-hint">{strings.tags.hint}</p>
    </DialogBox>
  );

  function spoken(choice: TagChoice): string {
    if (choice.state === 'new') return strings.tags.create(choice.name);
    return `${choice.name}, ${strings.tags[choice.state]}, ${strings.list.articles(choice.count)}`;
  }
}

function StateIcon({ state }: { state: TagChoice['state'] }) {
  if (state === 'on') return <Check size={16} strokeWidth={2.4} aria-hidden />;
  if (state === 'mixed') return <Minus size={16} strokeWidth={2.4} aria-hidden />;
  return state === 'new' ? <Plus size={16} aria-hidden /> : null;
}

function keepVisible(element: HTMLElement | null) {
  element?.scrollIntoView({ block: 'nearest' });
}
