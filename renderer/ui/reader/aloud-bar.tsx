import { Pause, Play, SkipBack, SkipForward, Square } from 'lucide-react';
import { type ChangeEvent, useMemo } from 'react';
import { Toolbar } from 'react-aria-components';
import { localVoices, primaryLanguage, voicesOf } from '../../core/speech/voice-for';
import { IconButton } from '../app/icon-button';
import { useServices } from '../app/services';
import { useFormat, useStrings } from '../i18n/language-context';
import { usePreferences } from '../settings/preferences-context';
import type { SpeechFailure } from './speaker';
import type { AloudState, ReadAloud } from './use-read-aloud';
import './aloud-bar.css';

interface AloudBarProps {
  state: AloudState;
  aloud: ReadAloud;
  onStop: () => void;
}

/** The bar below an article that is read aloud. */
export function AloudBar({ state, aloud, onStop }: AloudBarProps) {
  const strings = useStrings().aloud;
  const isFailed = state.phase === 'failed';
  return (
    <Toolbar className="aloud-bar" aria-label={strings.bar}>
      {!isFailed && <Controls aloud={aloud} isPaused={state.phase === 'paused'} />}
      <IconButton icon={Square} label={strings.stop} shortcut="Esc" onPress={onStop} />
      {!isFailed && <RateChoice />}
      {!isFailed && state.lang !== null && <VoiceChoice lang={state.lang} />}
      <span role="status" className="aloud-message">
        <Message state={state} />
      </span>
    </Toolbar>
  );
}

function Controls({ aloud, isPaused }: { aloud: ReadAloud; isPaused: boolean }) {
  const strings = useStrings().aloud;
  return (
    <>
      <IconButton
        icon={SkipBack}
        label={strings.previous}
        command="previous-sentence"
        onPress={() => aloud.step(-1)}
      />
      <IconButton
        icon={isPaused ? Play : Pause}
        label={isPaused ? strings.play : strings.pause}
        command="read-aloud"
        onPress={aloud.toggle}
      />
      <IconButton
        icon={SkipForward}
        label={strings.next}
        command="next-sentence"
        onPress={() => aloud.step(1)}
      />
    </>
  );
}

const rates = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 2, 2.5, 3];

function RateChoice() {
  const strings = useStrings().aloud;
  const format = useFormat();
  const { preferences, change } = usePreferences();
  const { speechRate } = preferences;
  const offered = rates.includes(speechRate) ? rates : [...rates, speechRate].sort((a, b) => a - b);
  return (
    <select
      className="field aloud-rate"
      aria-label={strings.rate}
      value={speechRate}
      onChange={(event) => change({ speechRate: Number(event.target.value) })}
    >
      {offered.map((rate) => (
        <option key={rate} value={rate}>
          {format.number(rate)}×
        </option>
      ))}
    </select>
  );
}

function VoiceChoice({ lang }: { lang: string }) {
  const strings = useStrings().aloud;
  const format = useFormat();
  const { preferences, change } = usePreferences();
  const { speechVoices } = preferences;
  const language = primaryLanguage(lang);
  const voices = useMemo(
    () => voicesOf(localVoices(window.speechSynthesis.getVoices()), lang),
    [lang],
  );
  if (voices.length < 2) return null;
  const choose = ({ target }: ChangeEvent<HTMLSelectElement>) =>
    change({ speechVoices: { ...speechVoices, [language]: target.value } });
  const chosen = voices.find(({ voiceURI }) => voiceURI === speechVoices[language]) ?? voices[0];
  return (
    <select
      className="field aloud-voice"
      aria-label={strings.voice(format.languageName(language))}
      value={chosen?.voiceURI}
      onChange={choose}
    >
      {voices.map(({ name, voiceURI }) => (
        <option key={voiceURI} value={voiceURI}>
          {name}
        </option>
      ))}
    </select>
  );
}

function Message({ state }: { state: AloudState }) {
  const strings = useStrings().aloud;
  const format = useFormat();
  const textOf = useFailureText();
  if (state.phase === 'failed') return textOf(state.failure);
  if (state.phase === 'waiting') return strings.waiting;
  if (state.unvoiced.length === 0) return null;
  return strings.passedOver(state.unvoiced.map(format.languageName).join(', '));
}

function useFailureText(): (failure: SpeechFailure) => string {
  const strings = useStrings().aloud;
  const format = useFormat();
  const { platform } = useServices().info;
  const { noVoices } = strings;
  return (failure) => {
    if (failure.reason === 'no-voice-for')
      return strings.noVoiceFor(format.languageName(failure.lang));
    if (failure.reason === 'engine') return strings.engine;
    return platform === 'darwin' || platform === 'win32' ? noVoices[platform] : noVoices.linux;
  };
}
