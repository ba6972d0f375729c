import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SpeechBlock } from '../../../renderer/core/speech/plan-speech';
import {
  Speaker,
  type SpeechFailure,
  type SpeechSettings,
  type SpeechState,
} from '../../../renderer/ui/reader/speaker';

const voice = (lang: string, localService = true) =>
  ({ name: lang, lang, voiceURI: lang, localService, default: false }) as SpeechSynthesisVoice;

/** Says an utterance when the test tells it to, as speechSynthesis does when it is done. */
class Engine {
  voices = ['en-US', 'ko-KR'].map((lang) => voice(lang));
  said: string[] = [];
  private now: SpeechSynthesisUtterance | null = null;
  private readonly target = new EventTarget();
  readonly synthesis = {
    getVoices: () => this.voices,
    speak: (utterance: SpeechSynthesisUtterance) => {
      this.now = utterance;
      this.said.push(`${utterance.voice?.lang} ${utterance.rate}: ${utterance.text}`);
    },
    cancel: () => {
      const { now } = this;
      this.now = null;
      // Engines report the end of a cancelled utterance late.
      if (now) queueMicrotask(() => fire(now, 'onerror'));
    },
    addEventListener: (name: string, run: () => void) => this.target.addEventListener(name, run),
    removeEventListener: (name: string, run: () => void) =>
      this.target.removeEventListener(name, run),
  } as unknown as SpeechSynthesis;
  utter = (text: string) => ({ text }) as SpeechSynthesisUtterance;
  get isSpeaking(): boolean {
    return this.now !== null;
  }
  done(): void {
    fire(this.now!, 'onend');
  }
  fail(): void {
    fire(this.now!, 'onerror');
  }
  addVoices(...langs: string[]): void {
    this.voices = langs.map((lang) => voice(lang));
    this.target.dispatchEvent(new Event('voiceschanged'));
  }
}

function fire(utterance: SpeechSynthesisUtterance, name: 'onend' | 'onerror'): void {
  (utterance[name] as (() => void) | null)?.();
}

function blocksOf(...lines: [text: string, lang: string][]): SpeechBlock[] {
  return lines.map(([text, lang]) => ({
    text,
    langs: [{ start: 0, end: text.length, lang }],
    readings: [],
  }));
}

let engine: Engine;
let states: SpeechState[];
let ended: (SpeechFailure | null)[];

function speakerOf(blocks: SpeechBlock[], settings: SpeechSettings = { rate: 1, voices: {} }) {
  return new Speaker(engine, blocks, settings, {
    onState: (state) => states.push(state),
    onEnd: (failure) => ended.push(failure),
  });
}

const three = blocksOf(['First one. Second one.', 'en'], ['셋째 문장.', 'ko']);

beforeEach(() => {
  vi.useFakeTimers();
  engine = new Engine();
  states = [];
  ended = [];
});
afterEach(() => vi.useRealTimers());

describe('a speaker', () => {
  it('says sentence after sentence, each by a voice of its language', () => {
    speakerOf(three).start(() => true);
    for (let at = 0; at < 3; at++) engine.done();
    expect(engine.said).toEqual([
      'en-US 1: First one.',
      'en-US 1: Second one.',
      'ko-KR 1: 셋째 문장.',
    ]);
    expect(ended).toEqual([null]);
    expect(states.map(({ sentence }) => sentence?.block)).toEqual([undefined, 0, 0, 1]);
  });

  it('starts at the sentence that it is given', () => {
    speakerOf(three).start(({ start }) => start > 0);
    expect(engine.said).toEqual(['en-US 1: Second one.']);
  });

  it('pauses, and says the words again when it goes on', async () => {
    const speaker = speakerOf(three);
    speaker.start(() => true);
    speaker.pause();
    await vi.advanceTimersByTimeAsync(600_000);
    expect(engine.isSpeaking).toBe(false);
    speaker.resume();
    expect(engine.said).toEqual(['en-US 1: First one.', 'en-US 1: First one.']);
    expect(states.map(({ phase }) => phase)).toEqual(['waiting', 'speaking', 'paused', 'speaking']);
  });

  it('steps to the next and the previous sentence, also while it is paused', async () => {
    const speaker = speakerOf(three);
    speaker.start(() => true);
    speaker.step(1);
    speaker.step(-1);
    speaker.step(-1);
    speaker.pause();
    speaker.step(1);
    // The late events of cancelled utterances change nothing.
    await vi.advanceTimersByTimeAsync(10);
    expect(states.at(-1)).toMatchObject({ phase: 'paused', sentence: { block: 0, start: 11 } });
    speaker.resume();
    expect(engine.said.map((line) => line.slice(9))).toEqual([
      ...['First one.', 'Second one.', 'First one.', 'First one.', 'Second one.'],
    ]);
  });

  it('says the sentence again at a changed rate and by another voice', () => {
    engine.voices.push(voice('en-GB'));
    const speaker = speakerOf(three);
    speaker.start(() => true);
    speaker.change({ rate: 1.5, voices: { en: 'en-GB' } });
    expect(engine.said).toEqual(['en-US 1: First one.', 'en-GB 1.5: First one.']);
  });

  it('is silent once it is closed', async () => {
    const speaker = speakerOf(three);
    speaker.start(() => true);
    speaker.close();
    await vi.advanceTimersByTimeAsync(600_000);
    expect(engine.isSpeaking).toBe(false);
    expect(engine.said).toHaveLength(1);
    expect(ended).toEqual([]);
  });
});

describe('voices', () => {
  it('that arrive late are waited for', async () => {
    engine.voices = [];
    speakerOf(three).start(() => true);
    await vi.advanceTimersByTimeAsync(1_000);
    engine.addVoices('en-US');
    expect(engine.said).toEqual(['en-US 1: First one.']);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(ended).toEqual([]);
  });

  it.each([
    ['no voice', []],
    ['only voices that send the words to a server', [voice('en-US', false)]],
  ])('says so when there are %s', async (_name, voices) => {
    engine.voices = voices;
    speakerOf(three).start(() => true);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(ended).toEqual([{ reason: 'no-voices' }]);
    expect(engine.said).toEqual([]);
  });

  it('passes over the words of a language without one, and names it', () => {
    speakerOf(blocksOf(['One. 日本語です。', 'en'], ['Two.', 'en'])).start(() => true);
    engine.done();
    expect(engine.said).toEqual(['en-US 1: One.', 'en-US 1: Two.']);
    expect(states.at(-1)?.unvoiced).toEqual(['ja']);
  });

  it('says so when no word has one', () => {
    speakerOf(blocksOf(['日本語です。', 'ja'])).start(() => true);
    expect(ended).toEqual([{ reason: 'no-voice-for', lang: 'ja' }]);
  });

  it('of the article say Latin words when there is no other', () => {
    engine.voices = [voice('ko-KR')];
    speakerOf(blocksOf(['그는 Hello World 라고 했다.', 'ko'])).start(() => true);
    engine.done();
    expect(engine.said.at(-1)).toBe('ko-KR 1: Hello World');
  });

  it('for a long text without any do not exhaust the stack', () => {
    speakerOf(blocksOf(...Array<[string, string]>(20_000).fill(['日本語です。', 'ja']))).start(
      () => true,
    );
    expect(ended).toHaveLength(1);
  });
});

describe('an engine', () => {
  it('that fails once costs only those words', () => {
    speakerOf(three).start(() => true);
    engine.fail();
    engine.done();
    expect(engine.said).toHaveLength(3);
    expect(ended).toEqual([]);
  });

  it('that fails again and again ends it', () => {
    const many = blocksOf(['One. Two. Three. Four. Five.', 'en']);
    speakerOf(many).start(() => true);
    for (let at = 0; at < 3; at++) engine.fail();
    expect(ended).toEqual([{ reason: 'engine' }]);
    expect(engine.said).toHaveLength(3);
  });

  it('that never says that it is done is not waited for', async () => {
    speakerOf(three).start(() => true);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(engine.said).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(ended).toEqual([{ reason: 'engine' }]);
  });
});
