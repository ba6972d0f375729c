import { Check, Minus, Plus } from 'lucide-react';
import { type KeyboardEvent, useId, useState } from 'react';
import { useFormat } from '../i18n/language-context';
import { isComposing } from '../keyboard/chord';
import './choice-field.css';

/** Whether all, some or none of the selected articles have it; `new` where it does not exist yet. */
export type ChoiceState = 'on' | 'mixed' | 'off' | 'new';

/** Something that the selected articles can be given: a tag, a collection. */
export interface Choice {
  /** Unlike that of every other choice. */
  key: string;
  /** As it is shown. */
  label: string;
  /** As a screen reader says it, with its state. */
  spoken: string;
  state: ChoiceState;
  /** The articles that have it; 0 is not shown. */
  count: number;
}

interface ChoiceFieldProps<Of extends Choice> {
  /** Names the field for screen readers. */
  label: string;
  /** Names the list for screen readers. */
  listLabel: string;
  placeholder: string;
  /** Said where nothing matches. */
  none: string;
  typed: string;
  onTyped: (typed: string) => void;
  /** What matches the typed text; the first 200 are shown. */
  choices: readonly Of[];
  onChoose: (choice: Of) => void;
}

/** A field to type a name in, and below it what matches, with a tick for what the articles have. */
export function ChoiceField<Of extends Choice>(props: ChoiceFieldProps<Of>) {
  const format = useFormat();
  const id = useId();
  const [active, setActive] = useState(0);
  const choices = props.choices.slice(0, 200);
  const current = Math.min(active, choices.length - 1);
  const optionId = (at: number) => `${id}-${at}`;

  function press(event: KeyboardEvent) {
    if (isComposing(event.nativeEvent)) return;
    const choice = choices[current];
    if (event.key === 'ArrowDown') setActive(Math.min(choices.length - 1, current + 1));
    else if (event.key === 'ArrowUp') setActive(Math.max(0, current - 1));
    else if (event.key === 'Enter' && choice) choose(choice);
    else return;
    event.preventDefault();
  }

  function choose(choice: Of) {
    props.onChoose(choice);
    if (props.typed === '') return;
    props.onTyped('');
    setActive(0);
  }

  return (
    <>
      <input
        // biome-ignore lint/a11y/noAutofocus: the dialog is opened to type a name
        autoFocus
        className="field"
        role="combobox"
        aria-expanded
        aria-autocomplete="list"
        aria-controls={`${id}-list`}
        aria-activedescendant={choices.length > 0 ? optionId(current) : undefined}
        aria-label={props.label}
        placeholder={props.placeholder}
        autoComplete="off"
        spellCheck={false}
        value={props.typed}
        onChange={(event) => {
          props.onTyped(event.target.value);
          setActive(0);
        }}
        onKeyDown={press}
      />
      <div
        id={`${id}-list`}
        className="choices scrolls"
        role="listbox"
        aria-label={props.listLabel}
        aria-multiselectable
      >
        {choices.map((choice, at) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys
          // biome-ignore lint/a11y/useFocusableInteractive: and the focus
          <div
            key={choice.key}
            ref={at === current ? keepVisible : null}
            id={optionId(at)}
            role="option"
            className={at === current ? 'choice-row active' : 'choice-row'}
            aria-selected={choice.state === 'on'}
            aria-label={choice.spoken}
            onClick={() => choose(choice)}
            onPointerMove={() => setActive(at)}
          >
            <span className="choice-state">
              <StateIcon state={choice.state} />
            </span>
            <span className="choice-name">{choice.label}</span>
            {choice.count > 0 && <span className="quiet">{format.number(choice.count)}</span>}
          </div>
        ))}
        {choices.length === 0 && <p className="quiet choice-none">{props.none}</p>}
      </div>
    </>
  );
}

function StateIcon({ state }: { state: ChoiceState }) {
  if (state === 'on') return <Check size={16} strokeWidth={2.4} aria-hidden />;
  if (state === 'mixed') return <Minus size={16} strokeWidth={2.4} aria-hidden />;
  return state === 'new' ? <Plus size={16} aria-hidden /> : null;
}

function keepVisible(element: HTMLElement | null) {
  element?.scrollIntoView({ block: 'nearest' });
}
