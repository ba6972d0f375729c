import {
  type Sentence,
  type SpeechBlock,
  secondsOf,
  sentencesOf,
  type Utterance,
  utterancesOf,
} from '../../core/speech/plan-speech';
import { type ChosenVoices, localVoices, voiceFor } from '../../core/speech/voice-for';

/** The part of the Web Speech API that reading aloud needs. */
export interface SpeechEngine {
  synthesis: Pick<
    SpeechSynthesis,
    'speak' | 'cancel' | 'getVoices' | 'addEventListener' | 'removeEventListener'
  >;
  utter(text: string): SpeechSynthesisUtterance;
}

export interface SpeechSettings {
  /** 1 is the usual speed of a voice. */
  rate: number;
  voices: ChosenVoices;
}

/** Why nothing is said: no voice at all, none for `lang`, or an engine that fails. */
export type SpeechFailure =
  | { reason: 'no-voices' }
  | { reason: 'no-voice-for'; lang: string }
  | { reason: 'engine' };

export interface SpeechState {
  phase: 'waiting' | 'speaking' | 'paused';
  sentence: Sentence | null;
  /** The language of the words that are being said. */
  lang: string | null;
  /** Languages without a voice, whose words were passed over. */
  unvoiced: readonly string[];
}

export interface SpeakerEvents {
  onState(state: SpeechState): void;
  /** Called once at the end: with null after the last sentence. */
  onEnd(failure: SpeechFailure | null): void;
}

/** Voices arrive from the system's speech service some time after they were first asked for. */
const voicesMs = 3_000;
/** An engine that needs so much longer than a slow voice has lost the utterance. */
const longestMs = (text: string, rate: number) => 5_000 + 2_000 * secondsOf(text, rate);
/** After this many failures in a row the engine is at fault, not single words. */
const mostFailures = 3;

/**
 * Says the sentences of a page one after the other. A pause cancels the utterance and says it again
 * afterwards: engines lose utterances that are paused for long, and some cannot pause.
 */
export class Speaker {
  private readonly sentences: readonly Sentence[];
  private at = 0;
  private queue: readonly Utterance[] = [];
  private inQueue = 0;
  private isPaused = false;
  private isClosed = false;
  private failures = 0;
  private lang: string | null = null;
  private voices: readonly SpeechSynthesisVoice[] = [];
  /** The voices that were chosen so far: speech-dispatcher offers 13,000 with eSpeak. */
  private readonly found = new Map<string, SpeechSynthesisVoice | null>();
  private readonly unvoiced = new Set<string>();
  private hasSpoken = false;
  /** Held as long as it is spoken: Chromium drops the events of a collected utterance. */
  private current: SpeechSynthesisUtterance | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private stopWaiting: (() => void) | null = null;

  constructor(
    private readonly engine: SpeechEngine,
    private readonly blocks: readonly SpeechBlock[],
    private settings: SpeechSettings,
    private readonly events: SpeakerEvents,
  ) {
    this.sentences = sentencesOf(blocks);
  }

  /** True when the page has no sentence. */
  get isEmpty(): boolean {
    return this.sentences.length === 0;
  }

  /** @param isFirst true for the sentence to begin with; without one the first is taken */
  start(isFirst: (sentence: Sentence) => boolean): void {
    this.at = Math.max(0, this.sentences.findIndex(isFirst));
    this.tell('waiting');
    this.whenVoicesAreThere(() => this.goTo(this.at));
  }

  pause(): void {
    if (this.isPaused || this.isClosed) return;
    this.isPaused = true;
    this.silence();
    this.tell('paused');
  }

  resume(): void {
    if (!this.isPaused || this.isClosed) return;
    this.isPaused = false;
    if (this.queue.length === 0) this.whenVoicesAreThere(() => this.goTo(this.at));
    else this.sayNext();
  }

  /** Goes to the next (1) or the previous (-1) sentence. */
  step(by: 1 | -1): void {
    if (this.isClosed || this.stopWaiting) return;
    const last = this.sentences.length - 1;
    this.failures = 0;
    this.goTo(Math.min(last, Math.max(0, this.at + by)));
  }

  /** Takes effect at once: the sentence is said again. */
  change(settings: SpeechSettings): void {
    const { rate, voices } = this.settings;
    if (settings.rate === rate && settings.voices === voices) return;
    this.settings = settings;
    this.found.clear();
    if (!this.isClosed && !this.stopWaiting && this.queue.length > 0) this.goTo(this.at);
  }

  /** Ends without `onEnd`. */
  close(): void {
    this.isClosed = true;
    this.silence();
  }

  private whenVoicesAreThere(run: () => void): void {
    const { synthesis } = this.engine;
    const hasVoices = () => {
      this.voices = localVoices(synthesis.getVoices());
      this.found.clear();
      return this.voices.length > 0;
    };
    if (hasVoices()) {
      run();
      return;
    }
    const look = () => {
      if (!hasVoices()) return;
      this.stopWaiting?.();
      run();
    };
    synthesis.addEventListener('voiceschanged', look);
    this.stopWaiting = () => {
      this.stopWaiting = null;
      clearTimeout(this.timer);
      synthesis.removeEventListener('voiceschanged', look);
    };
    this.timer = setTimeout(() => this.end({ reason: 'no-voices' }), voicesMs);
  }

  private goTo(at: number): void {
    this.silence();
    const sentence = this.sentences[at];
    if (!sentence) {
      this.finish();
      return;
    }
    this.at = at;
    this.queue = utterancesOf(this.blocks[sentence.block]!, sentence, this.settings.rate);
    this.inQueue = 0;
    this.lang = this.queue[0]?.lang ?? this.lang;
    if (this.isPaused) this.tell('paused');
    else this.sayNext();
  }

  private sayNext(): void {
    // A loop: a long text in a language without a voice must not exhaust the stack.
    for (;;) {
      const next = this.queue[this.inQueue];
      if (next) {
        const voice = this.voiceOf(next);
        if (voice) {
          this.say(next, voice);
          return;
        }
        this.unvoiced.add(next.lang);
        this.inQueue += 1;
        continue;
      }
      const sentence = this.sentences[this.at + 1];
      if (!sentence) {
        this.finish();
        return;
      }
      this.at += 1;
      this.queue = utterancesOf(this.blocks[sentence.block]!, sentence, this.settings.rate);
      this.inQueue = 0;
    }
  }

  private say({ text, lang }: Utterance, voice: SpeechSynthesisVoice): void {
    const { rate } = this.settings;
    const utterance = this.engine.utter(text);
    utterance.voice = voice;
    utterance.lang = voice.lang;
    utterance.rate = rate;
    // After `cancel`, engines still report the end of what was said before.
    const whenCurrent = (run: () => void) => () => {
      if (this.current === utterance) run();
    };
    utterance.onend = whenCurrent(() => {
      this.failures = 0;
      this.hasSpoken = true;
      this.saidOne();
    });
    utterance.onerror = whenCurrent(() => this.failed());
    this.current = utterance;
    this.lang = lang;
    this.timer = setTimeout(
      whenCurrent(() => this.failed()),
      longestMs(text, rate),
    );
    this.tell('speaking');
    this.engine.synthesis.speak(utterance);
  }

  private saidOne(): void {
    clearTimeout(this.timer);
    this.current = null;
    this.inQueue += 1;
    this.sayNext();
  }

  /** One utterance that fails costs only itself. */
  private failed(): void {
    this.failures += 1;
    this.silence();
    if (this.failures >= mostFailures) this.end({ reason: 'engine' });
    else this.saidOne();
  }

  private voiceOf({ lang, isLatin }: Utterance): SpeechSynthesisVoice | null {
    const voice = this.voiceIn(lang);
    const main = this.blocks[0]?.langs[0]?.lang;
    return voice || !isLatin || !main ? voice : this.voiceIn(main);
  }

  private voiceIn(lang: string): SpeechSynthesisVoice | null {
    const known = this.found.get(lang);
    if (known !== undefined) return known;
    const voice = voiceFor(this.voices, lang, this.settings.voices);
    this.found.set(lang, voice);
    return voice;
  }

  private finish(): void {
    const [lang] = this.unvoiced;
    const isUnvoiced = !this.hasSpoken && lang !== undefined;
    if (this.failures > 0 && !this.hasSpoken) this.end({ reason: 'engine' });
    else this.end(isUnvoiced ? { reason: 'no-voice-for', lang } : null);
  }

  private end(failure: SpeechFailure | null): void {
    if (this.isClosed) return;
    this.close();
    this.events.onEnd(failure);
  }

  private silence(): void {
    this.stopWaiting?.();
    clearTimeout(this.timer);
    this.current = null;
    this.engine.synthesis.cancel();
  }

  private tell(phase: SpeechState['phase']): void {
    const sentence = phase === 'waiting' ? null : (this.sentences[this.at] ?? null);
    this.events.onState({ phase, sentence, lang: this.lang, unvoiced: [...this.unvoiced] });
  }
}
