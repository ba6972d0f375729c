import { expect, it } from 'vitest';
import {
  localVoices,
  type Voice,
  voiceFor,
  voicesOf,
} from '../../../../renderer/core/speech/voice-for';

function voice(lang: string, more: Partial<Voice> = {}): Voice {
  return { name: lang, lang, voiceURI: lang, localService: true, default: false, ...more };
}

const voices = ['en-US', 'en-GB', 'ko_KR', 'zh-CN', 'zh-TW', 'pt-BR'].map((lang) => voice(lang));

it.each([
  ['en-GB', 'en-GB'],
  ['en', 'en-US'],
  ['en-AU', 'en-US'],
  ['ko', 'ko_KR'],
  ['zh', 'zh-CN'],
  ['zh-Hant', 'zh-TW'],
  ['zh-HK', 'zh-TW'],
  ['pt', 'pt-BR'],
  ['ja', undefined],
])('for %s takes the voice %s', (lang, name) => {
  expect(voiceFor(voices, lang, {})?.name).toBe(name);
});

it('takes the voice that the user chose for the language, as long as it is there', () => {
  expect(voiceFor(voices, 'en-US', { en: 'en-GB' })?.name).toBe('en-GB');
  expect(voiceFor(voices, 'en-US', { en: 'gone' })?.name).toBe('en-US');
  // A choice for one language says nothing about another one.
  expect(voiceFor(voices, 'ko', { ko: 'en-GB' })?.name).toBe('ko_KR');
});

it('prefers the default voice among equals', () => {
  const two = [voice('en-US', { name: 'a' }), voice('en-US', { name: 'b', default: true })];
  expect(voicesOf(two, 'en')[0]?.name).toBe('b');
});

it('knows Mandarin by its own code', () => {
  expect(voiceFor([voice('cmn')], 'zh-CN', {})?.name).toBe('cmn');
});

it('takes no voice that sends the words to a server', () => {
  expect(localVoices([voice('en', { localService: false }), voice('ko')])).toHaveLength(1);
});
