import { expect, test } from 'vitest';
import { countWords, readingLength } from '../../../../renderer/core/text/count-words';
import { excerptOf } from '../../../../renderer/core/text/excerpt';

test.each([
  ['', 0],
  ['one two-three it’s', 3],
  ['한국어 문장은 어절로 센다', 4],
  ['日本語の文章', 3],
  ['我读了 three books', 4],
])('counts the words of "%s"', (text, words) => {
  expect(countWords(text)).toBe(words);
});

test('takes a minute at least for what has any text', () => {
  expect(readingLength('').minutes).toBe(0);
  expect(readingLength('short').minutes).toBe(1);
  expect(readingLength('word '.repeat(2300)).minutes).toBe(10);
});

test('cuts an excerpt at the end of a sentence, and never a character in two', () => {
  expect(excerptOf('short')).toBe('short');
  expect(excerptOf(`${'a sentence of words. '.repeat(30)}`)).toMatch(/\.$/);
  const long = excerptOf('😀'.repeat(400));
  expect(long.length).toBeLessThanOrEqual(300);
  expect(long.isWellFormed()).toBe(true);
});
