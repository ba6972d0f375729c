import { CaseSensitive, ChevronDown, ChevronUp, WholeWord, X } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { IconButton } from '../app/icon-button';
import { useStrings } from '../i18n/language-context';
import { isComposing } from '../keyboard/chord';
import type { Find } from './use-find';
import './find-bar.css';

/** Finds words in the open article: a field, the number of places, and the ways to them. */
export function FindBar({ find }: { find: Find }) {
  const { find: strings } = useStrings();
  const { wanted, total } = find;
  // What an input method composes is looked for once it is composed: half a syllable finds nothing.
  const [composed, setComposed] = useState<string | null>(null);

  function press(event: KeyboardEvent) {
    if (isComposing(event.nativeEvent)) return;
    if (event.key === 'Enter') find.move(event.shiftKey ? -1 : 1);
    else if (event.key === 'Escape') find.close();
    else return;
    event.preventDefault();
  }

  return (
    <search className="find-bar" aria-label={strings.label}>
      <input
        ref={find.field}
        className="find-field"
        type="text"
        inputMode="search"
        aria-label={strings.field}
        placeholder={strings.field}
        value={composed ?? wanted.words}
        autoComplete="off"
        spellCheck={false}
        onChange={({ target, nativeEvent }) => {
          if ((nativeEvent as InputEvent).isComposing) setComposed(target.value);
          else find.want({ words: target.value });
        }}
        onCompositionEnd={({ currentTarget }) => {
          setComposed(null);
          find.want({ words: currentTarget.value });
        }}
        onKeyDown={press}
      />
      <span className="find-count" role="status">
        {wanted.words !== '' &&
          (find.isPartial ? strings.soFar(total) : strings.count(find.current + 1, total))}
      </span>
      <IconButton
        icon={ChevronUp}
        label={strings.previous}
        shortcut="Shift Enter"
        isDisabled={total === 0}
        onPress={() => find.move(-1)}
      />
      <IconButton
        icon={ChevronDown}
        label={strings.next}
        shortcut="Enter"
        isDisabled={total === 0}
        onPress={() => find.move(1)}
      />
      <IconButton
        icon={CaseSensitive}
        label={strings.matchCase}
        pressed={wanted.matchCase}
        className={wanted.matchCase ? 'on' : ''}
        onPress={() => find.want({ matchCase: !wanted.matchCase })}
      />
      <IconButton
        icon={WholeWord}
        label={strings.wholeWords}
        pressed={wanted.wholeWords}
        className={wanted.wholeWords ? 'on' : ''}
        onPress={() => find.want({ wholeWords: !wanted.wholeWords })}
      />
      <IconButton icon={X} label={strings.close} shortcut="Esc" onPress={find.close} />
    </search>
  );
}
