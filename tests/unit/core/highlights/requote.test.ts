import { describe, expect, test } from 'vitest';
import type { TextSpan } from '../../../../renderer/core/highlights/anchor-quote';
import { createRequoter } from '../../../../renderer/core/highlights/requote';

const reading =
  'Harbours\nThe tide went out twice a day. The keeper of the light slept at his window.\nThe tide came in.';
// The page has a menu, other white space, an advertisement, and words that the article does not have.
const original =
  'Home\nHarbours\nThe keeper sleeps at a window\nHarbours\nThe tide went   out twice a day. The keeper of the\nlight slept at his win-\ndow.\nAdvertisement\nThe tide came in.\nAll about lenses';

const spanOf = (words: string, last = false): TextSpan => {
  const start = last ? original.lastIndexOf(words) : original.indexOf(words);
  return { start, end: start + words.length };
};

describe('a passage of the original is quoted', () => {
  const requote = createRequoter(original, reading);

  test.each([
    ['the same words', 'twice a day', 'twice a day'],
    ['other white space', 'The tide went   out', 'The tide went out'],
    [
      'a divided word',
      'The keeper of the\nlight slept at his win-\ndow.',
      'The keeper of the light slept at his window.',
    ],
  ])('in the words of the reading text: %s', (_, words, expected) => {
    const { quote, prefix, suffix } = requote(spanOf(words, true));
    expect(quote).toBe(expected);
    expect(reading.replaceAll('\n', ' ')).toContain(
      `${prefix}${quote}${suffix}`.replaceAll('\n', ' '),
    );
  });

  test('in its own words when the reading text does not have them', () => {
    const passage = requote(spanOf('All about lenses'));
    expect(passage).toEqual({
      quote: 'All about lenses',
      prefix: 'Advertisement\nThe tide came in.\n',
      suffix: '',
    });
  });

  test('in its own words when the reading text has them elsewhere', () => {
    // The first is an entry of the menu, the second the title.
    expect(requote(spanOf('Harbours')).prefix).toBe('Home\n');
    expect(requote(spanOf('Harbours', true)).prefix).toBe('');
    expect(requote(spanOf('The keeper sleeps at a window')).quote).toBe(
      'The keeper sleeps at a window',
    );
  });
});
