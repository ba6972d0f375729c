import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createAnchors,
  quoteOf,
  type TextQuote,
} from '../../../../renderer/core/highlights/anchor-quote';

const quote = (words: string, prefix = '', suffix = ''): TextQuote => ({
  quote: words,
  prefix,
  suffix,
});

/** The part of the text where the quote was found. */
function placed(text: string, selector: TextQuote): string | null {
  const span = createAnchors(text)(selector);
  return span && text.slice(span.start, span.end);
}

describe('a quote that stands there', () => {
  it.each([
    ['as it is', 'Cranes over the quay.', 'over the quay', 'over the quay'],
    ['with other white space', 'over\n  the\u00a0quay', 'over the quay', 'over\n  the\u00a0quay'],
    ['over the edge of a paragraph', 'It ended.\nThen it began.', 'ended. Then', 'ended.\nThen'],
    ['with other quote marks', 'she said “don’t go”', `"don't go"`, '“don’t go”'],
    ['with another dash', 'night – and day', 'night—and day', 'night – and day'],
    ['decomposed', '밤의 도서관'.normalize('NFD'), '도서관', '도서관'.normalize('NFD')],
    ['in full width', '価格は１２３円', '123円', '１２３円'],
    ['with soft hyphens', 'ar\u00adchive of pa\u00adper', 'archive of', 'ar\u00adchive of'],
    ['as one character', '숲과 강', '숲', '숲'],
  ])('is found %s', (_, text, words, found) => {
    expect(placed(text, quote(words))).toBe(found);
  });

  it('in several places is where its context is', () => {
    const text = 'In May it rained. In June it rained. In July it rained, and how.';
    const spans = ['May', 'June', 'July'].map((month) =>
      createAnchors(text)(quote('it rained', `In ${month} `, '')),
    );
    expect(spans.map((span) => span?.start)).toEqual([7, 26, 45]);
    expect(createAnchors(text)(quote('it rained', '', ', and'))?.start).toBe(45);
    // The text around the quote has been edited.
    expect(createAnchors(text)(quote('it rained', 'In early June, ', ''))?.start).toBe(26);
  });
});

it('a quote is spaced as it is read, and found where it was taken from', () => {
  const text = 'It rained   on slate. \n\n  Then the ferry\ncame in.';
  const span = { start: text.indexOf('rained'), end: text.indexOf('\ncame') };
  const taken = quoteOf(text, span);
  expect(taken).toEqual({
    quote: 'rained on slate.\nThen the ferry',
    prefix: 'It ',
    suffix: '\ncame in.',
  });
  expect(createAnchors(text)(taken)).toEqual(span);
});

describe('a quote that was edited', () => {
  const text =
    'The harbour lay quiet. Cranes stood over the quay like herons, and nobody spoke a word until the ferry came in from the islands.';

  it.each([
    ['Cranes stood over the quays like a heron', 'Cranes stood over the quay like heron'],
    ['nobody said a word until the ferry', 'nobody spoke a word until the ferry'],
    [
      'Cranes stood over quay like herons and nobody spoke',
      'Cranes stood over the quay like herons, and nobody spoke',
    ],
  ])('is found all the same: %s', (words, found) => {
    const span = createAnchors(text)(quote(words));
    expect(span && text.slice(span.start, span.end)).toContain(found.slice(0, 20).trim());
  });

  it('is not placed where too little of it is left', () => {
    expect(placed(text, quote('Cranes were all taken down in the spring of that year'))).toBeNull();
    expect(placed(text, quote('heron song'))).toBeNull();
    expect(placed(text, quote('quiets'))).toBeNull();
    expect(placed(text, quote('   '))).toBeNull();
    expect(placed('', quote('quiet'))).toBeNull();
  });

  it('is found by its ends when it is long, and only with about as much between them', () => {
    const sentences = Array.from(
      { length: 60 },
      (_, at) => `Sentence ${at} of ${at * at} goes on. `,
    );
    const page = sentences.join('');
    const passage = sentences.slice(5, 55).join('').trim();
    expect(passage.length).toBeGreaterThan(1024);
    const edited = passage.replace('Sentence 30', 'The thirtieth');
    expect(placed(page, quote(edited))).toBe(passage);
    const torn = sentences.slice(5, 20).join('') + sentences.slice(50, 55).join('');
    expect(placed(page, quote(torn.repeat(3)))).toBeNull();
  });
});

const words = fc.array(
  fc.constantFrom('cranes', 'quay', '도서관', '밤의', '夜の', 'stood', 'the', '“so”', 'e6'),
  { minLength: 1, maxLength: 60 },
);

describe('for any text', () => {
  it('what is taken from it has a place in it, or is white space', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }), {
          minLength: 1,
          maxLength: 200,
        }),
        fc.nat(),
        fc.nat(),
        (characters, a, b) => {
          const first = a % characters.length;
          const text = characters.join('');
          const start = characters.slice(0, first).join('').length;
          const last = first + 1 + (b % (characters.length - first));
          const end = characters.slice(0, last).join('').length;
          const words = text.slice(start, end);
          const span = createAnchors(text)(quoteOf(text, { start, end }));
          if (span === null) {
            expect(words.replace(/[\s\p{Default_Ignorable_Code_Point}]/gu, '')).toBe('');
            return;
          }
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.end).toBeGreaterThan(span.start);
          expect(span.end).toBeLessThanOrEqual(text.length);
        },
      ),
    );
  });

  it('the words of a passage stand where it is placed, however they are spaced', () => {
    fc.assert(
      fc.property(words, fc.nat(), fc.nat(), (all, a, b) => {
        const first = a % all.length;
        const last = first + (b % (all.length - first));
        const passage = all.slice(first, last + 1);
        const found = placed(all.join('\n '), quote(passage.join('  ')));
        expect(found?.replace(/\s+/g, '')).toBe(passage.join(''));
      }),
    );
  });

  it('one changed letter in twenty does not lose a passage that stands once', () => {
    const text = Array.from({ length: 400 }, (_, at) => `word${at * 7919}`).join(' ');
    const anchor = createAnchors(text);
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 300 }),
        fc.integer({ min: 6, max: 60 }),
        (from, count) => {
          const passage = text
            .split(' ')
            .slice(from, from + count)
            .join(' ');
          const edited = passage.replace(/[\s\S]{20}/g, (part) => `${part.slice(0, 19)}#`);
          const span = anchor(quote(edited));
          expect(span).not.toBeNull();
          expect(Math.abs(span!.start - text.indexOf(passage))).toBeLessThan(6);
        },
      ),
    );
  });
});

describe('a hostile text or quote costs little', () => {
  const million = 1_000_000;
  const noise = Array.from({ length: million / 8 }, (_, at) =>
    (at * 2654435761).toString(36).slice(0, 8),
  ).join('');
  it.each<[string, string, string]>([
    ['one letter a million times', 'a'.repeat(million), `${'a'.repeat(900)}b`],
    ['nearly the quote everywhere', `${'ab'.repeat(400)}c`.repeat(1000), 'ab'.repeat(500)],
    ['a quote as long as the text', noise, `${noise.slice(0, -9)}#########`],
    ['combining marks alone', `e${'\u0301'.repeat(million)}`, 'ee e e e e e e e e e e'],
    ['quotes that are not there', noise, 'the harbour at night lay quiet '.repeat(20)],
  ])('%s', (_, text, words) => {
    const anchor = createAnchors(text);
    for (let at = 0; at < 5; at++) anchor(quote(words, 'aaaa', 'aaaa'));
  });
});
