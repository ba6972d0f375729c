import { expect, it } from 'vitest';
import { sentenceSpans } from '../../../../renderer/core/text/sentences';

const sentences = (line: string, locale: string | null = null) =>
  [...sentenceSpans(line, locale)].map(({ start, end }) => line.slice(start, end));

it.each([
  ['titles', ['Dr. Harrow met Mr. Park.', 'They spoke.']],
  ['pages', ['Log of Station 1, 1981, p. 11.', 'See vol. 2, pp. 3–9.']],
  ['initials', ['J. R. Harrow wrote it.', 'Nobody read it.']],
  ['small words', ['It was late, e.g. After nine.', 'He slept.']],
  ['a firm inside', ['Lamps Inc. of Boston sold it.', 'He paid.']],
  ['a firm at the end', ['He wrote to Lamps Inc.', 'They never answered.']],
  ['a country', ['He left the U.S. in May.', 'He came back to the U.S.', 'There he stayed.']],
  ['months', ['On Nov. 3 he left.', 'The sea was grey.']],
])('a point behind an abbreviation ends no sentence: %s', (_what, expected) => {
  expect(sentences(expected.join(' '), 'en')).toEqual(expected);
});

it('finds the sentences of Korean, Japanese and Chinese', () => {
  expect(sentences('바다는 아침마다 다르다. 그는 적는다.', 'ko')).toEqual([
    '바다는 아침마다 다르다.',
    '그는 적는다.',
  ]);
  expect(sentences('海は毎朝違う。彼は書く。', 'ja')).toEqual(['海は毎朝違う。', '彼は書く。']);
  expect(sentences('海每天不同。他写下来。', 'zh')).toEqual(['海每天不同。', '他写下来。']);
});

it('takes a line of any kind', () => {
  expect(sentences('', 'en')).toEqual([]);
  expect(sentences('  One.  ', 'utf-8')).toEqual(['One.']);
  expect(sentences('No. 1', 'en')).toEqual(['No. 1']);
});
