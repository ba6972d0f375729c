import { type KeyboardEvent, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { useAnnounce } from '../app/announcer';
import { useAfterRender } from '../app/use-after-render';
import { useStrings } from '../i18n/language-context';
import { withKeys } from '../keyboard/change-keys';
import { type Chord, chordLabel, chordsOf } from '../keyboard/chord';
import { commandGroups, groupNames } from '../keyboard/command-groups';
import { canBeGiven, defaultKeys, type KeyCommand } from '../keyboard/keymap';
import { useKeyLabels, useKeymap } from '../keyboard/use-keymap';
import { usePreferences } from './preferences-context';
import './key-settings.css';

/** The key that a sequence can begin with. */
const sequenceKey = 'g';

/** All commands with their keys, which can be changed. */
export function KeySettings() {
  const { keys, commands } = useStrings();
  const { preferences, change } = usePreferences();
  const announce = useAnnounce();
  const [recording, setRecording] = useState<KeyCommand | null>(null);
  const [said, setSaid] = useState('');

  function give(command: KeyCommand, chords: readonly Chord[]) {
    const { keys: changed, taken } = withKeys(preferences.keys, command, chords);
    change({ keys: changed });
    setRecording(null);
    const message = taken.map((other) => keys.taken(commands[other])).join(' ');
    setSaid(message);
    if (message !== '') announce(message);
  }

  return (
    <>
      <p className="quiet setting-hint">{keys.settingsHint}</p>
      <p className="setting-hint" role="status">
        {said}
      </p>
      {groupNames.map((group) => (
        <section key={group} className="key-settings">
          <h3 className="setting-label">{keys.groups[group]}</h3>
          <ul>
            {commandGroups[group].map((command) => (
              <KeySetting
                key={command}
                command={command}
                isRecording={recording === command}
                isChanged={Object.hasOwn(preferences.keys, command)}
                onRecord={(isOn) => setRecording(isOn ? command : null)}
                onGive={(chords) => give(command, chords)}
                onRefuse={() => setSaid(keys.notPossible)}
              />
            ))}
          </ul>
        </section>
      ))}
      {Object.keys(preferences.keys).length > 0 && (
        <div>
          <Button className="button" onPress={() => change({ keys: {} })}>
            {keys.resetAll}
          </Button>
        </div>
      )}
    </>
  );
}

interface KeySettingProps {
  command: KeyCommand;
  isRecording: boolean;
  isChanged: boolean;
  onRecord: (isOn: boolean) => void;
  onGive: (chords: readonly Chord[]) => void;
  onRefuse: () => void;
}

function KeySetting(props: KeySettingProps) {
  const { command, isRecording, isChanged, onRecord, onGive, onRefuse } = props;
  const { keys, commands } = useStrings();
  const labelsOf = useKeyLabels();
  const keymap = useKeymap();
  const labels = labelsOf(command);
  const button = useRef<HTMLButtonElement>(null);
  const afterRender = useAfterRender();
  // What had the focus is gone.
  const backToButton = () => afterRender(() => button.current?.focus());
  const give = (chords: readonly Chord[]) => {
    onGive(chords);
    backToButton();
  };
  return (
    <li className="key-setting">
      <span className="key-setting-name">{commands[command]}</span>
      {isRecording ? (
        <KeyRecorder
          label={keys.change(commands[command])}
          onGive={give}
          onRefuse={onRefuse}
          onLeave={() => onRecord(false)}
          onCancel={() => {
            onRecord(false);
            backToButton();
          }}
        />
      ) : (
        <Button
          ref={button}
          className="key-caps"
          aria-label={`${keys.change(commands[command])}: ${labels.join(', ') || keys.noKey}`}
          onPress={() => onRecord(true)}
        >
          {labels.length === 0 && <span className="quiet">{keys.noKey}</span>}
          {labels.map((label) => (
            <kbd key={label}>{label}</kbd>
          ))}
        </Button>
      )}
      {isRecording && keymap.own(command).length > 0 && (
        <Button className="button" onPress={() => give([])}>
          {keys.remove}
        </Button>
      )}
      {isChanged && !isRecording && (
        <Button
          className="button"
          aria-label={`${keys.reset}: ${commands[command]}`}
          onPress={() => give(defaultKeys[command])}
        >
          {keys.reset}
        </Button>
      )}
    </li>
  );
}

interface KeyRecorderProps {
  label: string;
  onGive: (chords: readonly Chord[]) => void;
  onRefuse: () => void;
  /** The focus has gone elsewhere. */
  onLeave: () => void;
  onCancel: () => void;
}

/** Takes the next key, or two when the first one is that of the sequences. Esc cancels. */
function KeyRecorder({ label, onGive, onRefuse, onLeave, onCancel }: KeyRecorderProps) {
  const { keys } = useStrings();
  const [first, setFirst] = useState<Chord | null>(null);

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Tab') return;
    // The dialog has its own Esc.
    event.stopPropagation();
    event.preventDefault();
    if (event.key === 'Escape') onCancel();
    if (event.key.length > 1) return;
    const chord = chordsOf(event.nativeEvent).find(canBeGiven);
    if (chord === undefined) onRefuse();
    else if (first !== null) onGive([`${first} ${chord}`]);
    else if (chord === sequenceKey) setFirst(chord);
    else onGive([chord]);
  }

  return (
    <input
      className="field key-recorder"
      readOnly
      aria-label={label}
      placeholder={keys.press}
      value={first === null ? '' : `${chordLabel(first, false, keys.space)} …`}
      // biome-ignore lint/a11y/noAutofocus: the reader has just asked to press a key here
      autoFocus
      onKeyDown={onKeyDown}
      onBlur={(event) => {
        // A press of the button beside it still finds this row as it is.
        if (!event.currentTarget.parentElement?.contains(event.relatedTarget)) onLeave();
      }}
    />
  );
}
