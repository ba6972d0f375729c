import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { stem } from '../../../../renderer/search/text/stem';

// From the vocabulary published with the algorithm (snowballstem.org).
test.each([
  ['consign consigned consigning consignment', 'consign'],
  ['consistency consistent consistently', 'consist'],
  ['knock knocked knocking knocks', 'knock'],
  ['knife', 'knife'],
  ['happy happiness', 'happi'],
  ['hop hopped hopping hops', 'hop'],
  ['hope hoped hoping hopes', 'hope'],
  ['relate related relational relation', 'relat'],
  ['generate generating generates', 'generat'],
  ['general generally', 'general'],
  ['sky skies', 'sky'],
  ['agreed agrees', 'agre'],
  ['conditional conditions', 'condit'],
  ['news', 'news'],
])('%s', (words, expected) => {
  for (const word of words.split(' ')) expect(stem(word)).toBe(expected);
});

it('leaves other letters alone and never throws', () => {
  expect(stem('처리')).toBe('처리');
  expect(stem('ab')).toBe('ab');
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'aeiouysdtlngzbr'), maxLength: 14 }),
      (word) => {
        expect(typeof stem(word)).toBe('string');
      },
    ),
  );
});
