import { expect, it } from 'vitest';
import { chapterHeadings } from '../../../../../renderer/core/importers/text/chapter-headings';

const paragraph = 'The miller counted the boats by their bells, because the fog hid their sails.';
const novel = (...headings: string[]) => headings.flatMap((each) => [each, paragraph, paragraph]);
const found = (lines: readonly string[]) => [...chapterHeadings(lines)].map((at) => lines[at]);

it.each([
  ['English', ['CHAPTER I.', 'Chapter 2: The Weir', 'Chapter the Third', 'EPILOGUE']],
  ['German', ['Prolog', 'Kapitel 1', 'Zweites Kapitel', 'Nachwort']],
  ['French and Spanish', ['Chapitre IV', 'Capítulo 5. La presa']],
  ['Russian', ['Пролог', 'Глава первая', 'Глава 2. Туман']],
  ['Korean', ['프롤로그', '제1장 안개', '제 2 장', '12화', '에필로그']],
  ['Chinese and Japanese', ['序章', '第一章 霧', '第２回：帰り道', '尾声']],
  ['bare numbers', ['I', 'II', 'III', 'IV']],
])('finds headings in %s', (_language, headings) => {
  expect(found(novel(...headings))).toEqual(headings);
});

it('takes no sentence, no single line and no table of contents for headings', () => {
  expect(found(novel('Chapter 1'))).toEqual([]);
  expect(found(novel('I', 'see', '2'))).toEqual([]);
  const sentences = [
    'Part one of the fleet had gone, and the rest waited.',
    '제1장을 읽던 그는 잠들었다.',
  ];
  expect(found(novel(...sentences, ...sentences))).toEqual([]);
  const contents = ['Contents', 'Chapter 1', 'Chapter 2', 'Chapter 3', 'Epilogue'];
  expect(found([...contents, ...novel('Chapter 1', 'Chapter 2')]).slice(-2)).toEqual([
    'Chapter 1',
    'Chapter 2',
  ]);
  expect(found([...contents, 'By the author', ...novel('Chapter 1')])).not.toContain('Chapter 3');
  expect(found(novel('BOOK ONE', 'CHAPTER I').filter((_line, at) => at !== 1 && at !== 2))).toEqual(
    ['BOOK ONE', 'CHAPTER I'],
  );
});
