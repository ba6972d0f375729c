// The places that the reading text and the original have in common.
import { expect, it } from 'vitest';
import { commonPlaces } from '../../../../renderer/core/highlights/common-places';

/** The words at the places, in both texts. */
function wordsAt(own: string, other: string): [string, string][] {
  return commonPlaces(own, other).map((place) => [
    own.slice(place.own, place.own + 12),
    other.slice(place.other, place.other + 12),
  ]);
}

const paragraphs = [
  'Cranes stood over the quay like herons.',
  'Nobody spoke until the ferry came in at dusk.',
  'The harbour office counted forty barges that night.',
];

it('finds paragraphs between the menus of a page', () => {
  const page = `Home\nNews\n${paragraphs.join('\nAdvertisement\n')}\nRead more`;
  expect(wordsAt(paragraphs.join('\n'), page)).toEqual([
    ['Cranes stood', 'Cranes stood'],
    ['Nobody spoke', 'Nobody spoke'],
    ['The harbour ', 'The harbour '],
  ]);
});

it('finds them in the lines of a PDF, with hyphens, ligatures and full-width letters', () => {
  const own =
    'The final office floor.\n밤의 항구에는 아무도 없었고 배도 들어오지 않았다.\nＴｉｄｅ２０２５年の港の潮の表と夜の記録である。';
  const pdf =
    'The ﬁnal of-\nﬁce ﬂoor.\n밤의 항구에는 아무\n도 없었고 배도 들어오\n지 않았다. Tide2025年\nの港の潮の表と夜の\n記録である。';
  expect(wordsAt(own, pdf).map(([, other]) => other.slice(0, 4))).toEqual([
    'The ',
    '밤의 항',
    'Tide',
  ]);
});

it('finds places inside a paragraph without breaks', () => {
  const long = Array.from({ length: 60 }, (_, at) => `word${at}`).join(' ');
  const places = commonPlaces(long, `Menu ${long}`);
  expect(places.length).toBeGreaterThan(4);
  expect(places.every(({ own, other }) => other - own === 5)).toBe(true);
});

it('leaves out what occurs twice in either text', () => {
  const own = `${paragraphs[0]}\n${paragraphs[1]}\n${paragraphs[2]}`;
  const teaser = `${paragraphs[1]}\n${own}`;
  expect(wordsAt(own, teaser).map(([first]) => first)).toEqual(['Cranes stood', 'The harbour ']);
  const refrain = `${paragraphs[0]}\n${paragraphs[1]}\n${paragraphs[0]}`;
  expect(wordsAt(refrain, own).map(([first]) => first)).toEqual(['Nobody spoke']);
});

it('tells numbered headings above the same words apart', () => {
  const own = Array.from({ length: 13 }, (_, at) => `${at + 1}. The night\n${paragraphs[0]}`);
  const text = own.join('\n');
  const starts = commonPlaces(text, `Menu\n${text}`).map(({ own }) => text.slice(own, own + 5));
  expect(starts.slice(0, 3)).toEqual(['1. Th', '2. Th', '3. Th']);
  expect(starts).toHaveLength(13);
});

it('keeps the order in both texts', () => {
  const own = paragraphs.join('\n');
  const moved = [paragraphs[2], paragraphs[0], paragraphs[1]].join('\n');
  expect(wordsAt(own, moved).map(([first]) => first)).toEqual(['Cranes stood', 'Nobody spoke']);
  const places = commonPlaces(own, moved);
  expect(places.every((place, at) => at === 0 || place.other > places[at - 1]!.other)).toBe(true);
});

it.each([
  ['nothing', '', ''],
  ['nothing in common', paragraphs[0]!, paragraphs[1]!],
  ['too few letters', 'A quay', 'A quay'],
  ['halves of characters', '\ud83d'.repeat(100), '\ude00'.repeat(100)],
])('finds no place in %s', (_, own, other) => {
  expect(commonPlaces(own, other)).toEqual([]);
});

it('finds only the beginning of one letter again and again', () => {
  expect(commonPlaces('a'.repeat(5000), 'a'.repeat(5000))).toEqual([{ own: 0, other: 0 }]);
});

it('takes little time for a book', () => {
  const book = Array.from({ length: 120_000 }, (_, at) => `w${(at * 7919) % 99991}`).join(' ');
  const places = commonPlaces(book, book.replaceAll('w1', '\nw1'));
  expect(places.length).toBeGreaterThan(5000);
});
