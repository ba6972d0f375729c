import { expect, test } from 'vitest';
import { flowingText } from '../../../../renderer/core/pdf/flowing-text';

/** The words in the flowing text, and what they were made from. */
function found(text: string, words: string) {
  const flowing = flowingText(text);
  const start = flowing.text.indexOf(words);
  if (start < 0) return null;
  const place = flowing.original({ start, end: start + words.length });
  return text.slice(place.start, place.end);
}

test('a word that a line breaks is whole, with its hyphen gone', () => {
  expect(found('The light-\nhouse stood.\n', 'lighthouse')).toBe('light-\nhouse');
  expect(found('The light\u00ad\nhouse stood.\n', 'lighthouse')).toBe('light\u00ad\nhouse');
  expect(found('a light-\nhouse on the sea\n', 'lighthouse on')).toBe('light-\nhouse on');
});

test('a hyphen that belongs to the word is kept', () => {
  expect(found('The well-\nknown and well-known pier\n', 'well-known and')).toBe(
    'well-\nknown and',
  );
  expect(found('Quay-\nSide\n', 'Quay-Side')).toBe('Quay-\nSide');
});

test('words in different lines have one space between them, whatever the lines end with', () => {
  expect(found('the old  \n   harbour\n', 'old harbour')).toBe('old  \n   harbour');
  expect(found('the old\n\n\nharbour\n', 'old harbour')).toBe('old\n\n\nharbour');
});

test('Korean, Chinese and Japanese words are whole over lines', () => {
  expect(found('등대지\n기는 밤에 걸었다. 등대지기는 늙었다.\n', '등대지기는 밤에')).toBe(
    '등대지\n기는 밤에',
  );
  expect(found('港の灯\n台は古い\n', '灯台')).toBe('灯\n台');
});

test('a word that goes on from page to page is whole', () => {
  // Each page ends with a line feed of its own.
  expect(found('one light-\n\nhouse two\n\n', 'lighthouse')).toBe('light-\n\nhouse');
});

test('the words at the very ends are placed, and no text has none', () => {
  expect(found(' first line\nlast', 'first')).toBe('first');
  expect(found(' first line\nlast', 'last')).toBe('last');
  expect(flowingText('\n\n').text).toBe('');
  expect(flowingText('').original({ start: 0, end: 0 })).toEqual({ start: 0, end: 0 });
});

test('every character is placed on itself', () => {
  const text = '  The light-\nhouse, 등대지\n기는.\n\n港の灯\n台 \n and the well-\nknown pier\n';
  const { text: flowing, original } = flowingText(text);
  for (const [at, character] of [...flowing].entries()) {
    if (character === ' ') continue;
    const { start, end } = original({ start: at, end: at + 1 });
    expect(text.slice(start, end)).toBe(character);
  }
});
