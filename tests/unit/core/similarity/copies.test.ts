import { expect, test } from 'vitest';
import { BandTable } from '../../../../renderer/core/similarity/band-table';
import { bandsOf } from '../../../../renderer/core/similarity/bands';
import { shinglesOf } from '../../../../renderer/core/similarity/shingles';
import { isCopy, similarityOf } from '../../../../renderer/core/similarity/similarity';
import { copyKinds, type Lang, makePairs } from './pairs';

const similarity = (one: string, other: string) => similarityOf(shinglesOf(one), shinglesOf(other));

/** As the library does it: compares a band of the signatures first, then the texts. */
function isFound(one: string, other: string, sameSite: boolean): boolean {
  const table = new BandTable();
  table.add(bandsOf(shinglesOf(one)));
  const meet = table.similarTo(bandsOf(shinglesOf(other))).length > 0;
  return meet && isCopy(similarity(one, other), sameSite);
}

test('cuts words and characters into runs', () => {
  expect(shinglesOf('one two three four')).toHaveLength(2);
  expect(shinglesOf('가나다라마바')).toHaveLength(2);
  expect(shinglesOf('one two')).toHaveLength(0);
  expect(shinglesOf('ONE, two; Three')).toEqual(shinglesOf('one two three'));
  expect(shinglesOf('ｆｕｌｌ width 図書館')).toEqual(shinglesOf('full width 図書館'));
});

test('says of a text with itself that all of it is there', () => {
  const text = 'The harbour was quiet that night and nobody heard the ship come in before dawn.';
  expect(similarity(text, text)).toMatchObject({ resemblance: 1, containment: 1 });
  expect(similarity('', '')).toMatchObject({ resemblance: 0, containment: 0 });
});

test.each(['en', 'ko', 'ja', 'zh'] satisfies Lang[])('tells copies from others in %s', (lang) => {
  const wrong: string[] = [];
  let pairs = 0;
  for (const { kind, one, other, sameSite } of makePairs(lang, 12)) {
    pairs += 1;
    if (isFound(one, other, sameSite) !== copyKinds.has(kind)) wrong.push(kind);
  }
  expect(wrong, `${wrong.length} of ${pairs} wrong`).toEqual([]);
});

test('finds the texts that share a band, and no others, as the table grows', () => {
  const table = new BandTable();
  const bands = Array.from({ length: 600 }, (_, at) =>
    bandsOf(shinglesOf(`this is text number${at} with words${at * 7} of its${at * 13} own${at}`)),
  );
  for (const each of bands) table.add(each);
  for (const [at, each] of bands.entries()) expect(table.similarTo(each)[0]).toBe(at);
  table.add(new Uint32Array(0));
  expect(table.similarTo(new Uint32Array(0))).toEqual([]);
});
