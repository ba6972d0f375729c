import { expect, test } from 'vitest';
import { withOneSpace } from '../../../../renderer/core/text/one-space';
import { remembered } from '../../../../renderer/core/text/remembered';

test('a remembered function is asked once for each text, also where it answers null', () => {
  const asked: string[] = [];
  const firstDigit = remembered((text) => {
    asked.push(text);
    return /\d/.exec(text)?.[0] ?? null;
  });
  expect(['a1', 'b', 'a1', 'b', 'constructor'].map(firstDigit)).toEqual([
    '1',
    null,
    '1',
    null,
    null,
  ]);
  expect(asked).toEqual(['a1', 'b', 'constructor']);
});

test('a remembered function forgets when it knows enough, and keeps no long texts', () => {
  const asked: number[] = [];
  const lengthOf = remembered((text) => asked.push(text.length) && text.length, 2);
  for (const text of ['a', 'bb', 'ccc', 'a', 'd'.repeat(5000), 'd'.repeat(5000)]) lengthOf(text);
  expect(asked).toEqual([1, 2, 3, 1, 5000, 5000]);
});

test.each([
  ['two  words\n\tand\u00a0more', 'two words and more'],
  [' one space stays ', ' one space stays '],
  ['\u3000全角\r\n空白', ' 全角 空白'],
  ['', ''],
])('%j has one space for each run of white space', (text, expected) => {
  expect(withOneSpace(text)).toBe(expected);
  expect(withOneSpace(text)).toBe(text.replace(/\s+/g, ' '));
});
