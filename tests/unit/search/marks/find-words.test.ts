import { describe, expect, it } from 'vitest';
import { createWordFinder, type FindWanted } from '../../../../renderer/search/marks/find-words';

function found(
  text: string,
  words: string,
  options: Partial<FindWanted> = {},
  lang: string | null = null,
) {
  const wanted = { matchCase: false, wholeWords: false, ...options, words };
  return createWordFinder(text, lang)
    .find(wanted)
    .map(({ start, end }) => text.slice(start, end));
}

describe('words in an article', () => {
  it.each([
    ['Harbour, harbour, HARBOUR', 'harbour', ['Harbour', 'harbour', 'HARBOUR']],
    ['Café and cafe\u0301', 'CAFE', ['Café', 'cafe\u0301']],
    ['Ｃａｒｒｅｌ and carrel', 'carrel', ['Ｃａｒｒｅｌ', 'carrel']],
    ['ｶﾞﾗｽ と ガラス', 'ガラス', ['ｶﾞﾗｽ', 'ガラス']],
    ['서울은 크다'.normalize('NFD'), '서울', ['서울'.normalize('NFD')]],
    ['서울은 크다', '서울'.normalize('NFD'), ['서울']],
    ['the\nharbour   at night', 'harbour at', ['harbour   at']],
    ['It’s on the “quay”', "it's", ['It’s']],
    ['aaaa', 'aa', ['aa', 'aa']],
    ['full (stop). C++', 'p). c+', ['p). C+']],
    ['soft\u00adware', 'software', ['soft\u00adware']],
  ])('%j has %j', (text, words, expected) => expect(found(text, words)).toEqual(expected));

  it.each(['', ' ', '\n\t', '\u00ad'])('are none for %j', (words) =>
    expect(found('a b \u00ad c', words)).toEqual([]),
  );

  it('are not half a Hangul syllable', () => {
    expect(found('한국', '하')).toEqual([]);
    expect(found('한국'.normalize('NFD'), '하')).toEqual([]);
  });

  it.each([
    ['Polish polish POLISH', 'Polish', ['Polish']],
    ['Élan élan Elan', 'Elan', ['Élan', 'Elan']],
    ['Elan E\u0301lan', 'Élan', ['Elan', 'E\u0301lan']],
    ['Ｃａｒｒｅｌ ｃａｒｒｅｌ', 'carrel', ['ｃａｒｒｅｌ']],
    ['It’s IT’S', "It's", ['It’s']],
    ['Straße STRASSE', 'Straße', ['Straße']],
    ['서울 AI', 'AI', ['AI']],
    ['서울', '서울', ['서울']],
  ])('with their case: %j has %j', (text, words, expected) =>
    expect(found(text, words, { matchCase: true })).toEqual(expected),
  );

  it.each([
    ['art start art-house article', 'art', ['art', 'art'], 'en'],
    ["don't don", 'don', ['don'], 'en'],
    ['snake_case case', 'case', ['case'], 'en'],
    ['C++ and C', 'c++', ['C++'], 'en'],
    ['새 도서관은 도서관을 도서관장 중앙도서관', '도서관', ['도서관', '도서관'], 'ko'],
    ['새 도서관에서는'.normalize('NFD'), '도서관', ['도서관'.normalize('NFD')], 'ko'],
    ['私は東京に行く。東京', '東京', ['東京', '東京'], 'ja'],
    ['我们研究生命的起源', '生命', ['生命'], 'zh'],
    ['我们研究生命的起源', '究生', [], 'zh'],
    ['the\nart\nof\n', 'art', ['art'], null],
    ['art', 'art', ['art'], 'not a tag!'],
  ])('as whole words: %j has %j', (text, words, expected, lang) =>
    expect(found(text, words, { wholeWords: true }, lang)).toEqual(expected),
  );

  it('as whole words are the same wherever a long text is cut', () => {
    const sentence = '我们研究生命的起源。The art, the artist. ';
    const text = sentence.repeat(500);
    expect(found(text, '生命', { wholeWords: true }, 'zh')).toHaveLength(500);
    expect(found(text, 'art', { wholeWords: true }, 'zh')).toHaveLength(500);
    expect(found(text, '究生', { wholeWords: true }, 'zh')).toEqual([]);
  });

  it('are found in time that grows with the text alone, also in one long line', () => {
    const time = (text: string) => {
      const finder = createWordFinder(text, 'zh');
      const start = performance.now();
      finder.find({ words: '生命', wholeWords: true, matchCase: true });
      return performance.now() - start;
    };
    const sentence = '我们研究生命的起源。';
    time(sentence.repeat(1000));
    const short = time(sentence.repeat(3000));
    // Quadratic work would take a hundred times as long.
    expect(time(sentence.repeat(30_000))).toBeLessThan(40 * short);
  });
});
