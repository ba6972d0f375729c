import { describe, expect, it } from 'vitest';
import type { Line } from '../../../../renderer/core/pdf/lines';
import { withoutMargins } from '../../../../renderer/core/pdf/margins';

const line = (text: string, y: number, page: number, size = 10): Line => ({
  ...{ text, y, page, size },
  ...{ left: 50, right: 350, font: 'f', endsWithSpace: false },
});

/** Pages of twelve lines; each begins and ends with the same words, as minutes and statutes do. */
const pages = (edges: (page: number) => Line[], opening: string[] = []) =>
  [1, 2, 3, 4].map((page) => {
    const texts = [
      ...opening,
      ...Array.from(
        { length: 12 - opening.length },
        (_, at) => `Words ${page}${'abcdefghijkl'[at]}`,
      ),
    ];
    return [...edges(page), ...texts.map((text, at) => line(text, 100 + at * 14, page))];
  });
const textsOf = (given: Line[][]) =>
  withoutMargins(given).map((lines) => lines.map(({ text }) => text));

describe('the margins of pages', () => {
  const opening = [
    'The inspector came on the first of the month',
    'and found the lamps as they should be.',
  ];

  it('keep a text that begins with the same words on every page', () => {
    for (const texts of textsOf(pages(() => [], opening)))
      expect(texts.slice(0, 2)).toEqual(opening);
  });

  it('keep it below a heading that counts', () => {
    const heading = (page: number) => [line(`Part ${page}`, 80, page, 16)];
    for (const texts of textsOf(pages(heading, opening)))
      expect(texts.slice(1, 3)).toEqual(opening);
  });

  it.each([
    [
      'apart from the text',
      (page: number) => [line('The Harbour Review', 70, page), line(`${page}`, 300, page)],
    ],
    [
      'of two lines',
      (page: number) => [
        line('The Harbour Review', 56, page),
        line(`Volume 3, page ${page}`, 70, page),
      ],
    ],
    [
      'close to the text in small letters',
      (page: number) => [line('The Harbour Review', 88, page, 8)],
    ],
    [
      'at the foot',
      (page: number) => [line('The Harbour Review', 290, page), line(`${page} / 4`, 304, page)],
    ],
  ])('lose a running head %s', (_what, edges) => {
    for (const [at, texts] of textsOf(pages(edges, opening)).entries()) {
      expect(texts).toHaveLength(12);
      expect(texts[2]).toBe(`Words ${at + 1}a`);
    }
  });
});
