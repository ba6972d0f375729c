import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languageRuns } from '../../../../renderer/core/speech/language-runs';
import {
  type SpeechBlock,
  sentencesOf,
  utterancesOf,
} from '../../../../renderer/core/speech/plan-speech';

function block(text: string, lang: string | null, more: Partial<SpeechBlock> = {}): SpeechBlock {
  return { text, langs: [{ start: 0, end: text.length, lang }], readings: [], ...more };
}

/** What is said of a block, as "language: words". */
function said(given: SpeechBlock, rate = 1): string[] {
  return sentencesOf([given]).flatMap((sentence) =>
    utterancesOf(given, sentence, rate).map(({ lang, text }) => `${lang}: ${text}`),
  );
}

describe('the language of what is said', () => {
  const cases: [name: string, text: string, declared: string | null, runs: string[]][] = [
    ['one language', 'A plain sentence.', 'en-GB', ['en-GB: A plain sentence.']],
    [
      'Hangul in English',
      'She said 안녕하세요 to me.',
      'en',
      ['en: She said', 'ko: 안녕하세요', 'en: to me.'],
    ],
    [
      'English in Korean',
      '그는 Hello World 라고 했다.',
      'ko',
      ['ko: 그는', 'en: Hello World', 'ko: 라고 했다.'],
    ],
    [
      'acronyms and units stay',
      '요즘 AI 모델은 30 km를 간다.',
      'ko',
      ['ko: 요즘 AI 모델은 30 km를 간다.'],
    ],
    ['an acronym at the start', 'AI 모델이 나왔다.', 'ko', ['ko: AI 모델이 나왔다.']],
    ['Han in Korean', '大韓民國은 나라다.', 'ko', ['ko: 大韓民國은 나라다.']],
    [
      'Japanese in Korean',
      '그는 日本語です 라고 했다.',
      'ko',
      ['ko: 그는', 'ja: 日本語です', 'ko: 라고 했다.'],
    ],
    ['kanji and kana', '日本語の文章です。', 'ja', ['ja: 日本語の文章です。']],
    ['kanji without a declared language', '東京へ行く。', null, ['ja: 東京へ行く。']],
    ['Han alone', '今天天氣很好。', null, ['zh: 今天天氣很好。']],
    ['a wrong declaration', '오늘은 날씨가 좋다.', 'en', ['ko: 오늘은 날씨가 좋다.']],
    ['an invalid declaration', 'Some words here.', 'utf-8', ['en: Some words here.']],
    [
      'Russian in French',
      'Il dit привет à tous.',
      'fr',
      ['fr: Il dit', 'ru: привет', 'fr: à tous.'],
    ],
    ['Ukrainian stays', 'Добрий день.', 'uk', ['uk: Добрий день.']],
    ['only digits', '1989', 'ko', ['ko: 1989']],
  ];
  it.each(cases)('%s', (_name, text, declared, runs) => {
    expect(said(block(text, declared))).toEqual(runs);
  });

  it('follows lang attributes within a sentence', () => {
    const text = 'He cried au secours and ran.';
    const langs = [
      { start: 0, end: 9, lang: 'en' },
      { start: 9, end: 19, lang: 'fr' },
      { start: 19, end: text.length, lang: 'en' },
    ];
    expect(said(block(text, 'en', { langs }))).toEqual([
      'en: He cried',
      'fr: au secours',
      'en: and ran.',
    ]);
  });

  it('divides any text into runs without gaps', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('ko', 'en', 'x', null),
        (text, lang) => {
          const runs = languageRuns(text, lang);
          expect(runs.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
        },
      ),
    );
  });
});

describe('the sentences', () => {
  it('leaves out what has nothing to say', () => {
    const blocks = [
      block('First. “Second!” — ', 'en'),
      block('* * *', 'en'),
      block('셋째다. 넷째다.', 'ko'),
    ];
    expect(
      sentencesOf(blocks).map(({ block, start, end }) => blocks[block]!.text.slice(start, end)),
    ).toEqual(['First.', '“Second!” —', '셋째다.', '넷째다.']);
  });
});

describe('the readings of ruby', () => {
  it('are said in the place of their bases', () => {
    const text = '東京へ行く。京都も。';
    const readings = [
      { start: 0, end: 2, spoken: 'とうきょう' },
      { start: 6, end: 8, spoken: 'きょうと' },
    ];
    expect(said(block(text, 'ja', { readings }))).toEqual([
      'ja: とうきょうへ行く。',
      'ja: きょうとも。',
    ]);
  });
});

describe('the length of what an engine is given', () => {
  const long = `${'one clause of it, '.repeat(40)}and the end.`;

  it('cuts at pauses and loses no word', () => {
    const parts = utterancesOf(block(long, 'en'), { start: 0, end: long.length }, 1);
    expect(parts.length).toBeGreaterThan(4);
    expect(parts.map(({ text }) => text).join(' ')).toBe(long);
    expect(parts.every(({ text }) => text.length <= 120 && /[,.]$/.test(text))).toBe(true);
  });

  it('is shorter at a lower rate, and in a language of syllables', () => {
    const most = (text: string, lang: string, rate: number) =>
      Math.max(
        ...utterancesOf(block(text, lang), { start: 0, end: text.length }, rate).map(
          (part) => part.text.length,
        ),
      );
    expect(most(long, 'en', 0.5)).toBeLessThanOrEqual(60);
    expect(most('가나다라마바사 '.repeat(50), 'ko', 1)).toBeLessThanOrEqual(45);
    expect(most('漢'.repeat(300), 'zh', 1)).toBeLessThanOrEqual(45);
  });

  it('cuts no letter in two', () => {
    const parts = utterancesOf(block('𠮷'.repeat(200), 'ja'), { start: 0, end: 400 }, 1);
    expect(parts.map(({ text }) => text).join('')).toBe('𠮷'.repeat(200));
    expect(parts.every(({ text }) => text.isWellFormed())).toBe(true);
  });
});
