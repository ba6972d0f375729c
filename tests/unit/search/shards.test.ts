import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leafName, leafOf, leavesOf } from '../../../renderer/search/shards/leaves';
import { ShardReader, writeTextShard } from '../../../renderer/search/shards/text-shard';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const ulids = fc
  .uniqueArray(
    fc.array(fc.integer({ min: 0, max: 31 }), { minLength: 26, maxLength: 26 }).map((digits) =>
      // Times of one week begin alike, as those of an import do.
      `01JQ${digits.map((digit) => alphabet[digit]).join('')}`.slice(0, 26),
    ),
    { maxLength: 60 },
  )
  .map((ids) => ids.sort());

describe('leaves', () => {
  it('hold every id once, none too many, under names of their own', () => {
    fc.assert(
      fc.property(ulids, fc.integer({ min: 1, max: 9 }), (ids, most) => {
        const leaves = leavesOf(ids, most);
        expect(leaves.flatMap(({ start, end }) => ids.slice(start, end))).toEqual(ids);
        expect(new Set(leaves.map(({ name }) => name)).size).toBe(leaves.length);
        for (const { name, start, end } of leaves) {
          expect(name).toMatch(leafName);
          expect(end - start).toBeLessThanOrEqual(most);
          for (const id of ids.slice(start, end)) expect(leafOf(id, leaves)?.name).toBe(name);
        }
      }),
    );
  });

  it('stay as they are but for the one that a new id is in', () => {
    fc.assert(
      fc.property(ulids, fc.nat(), (ids, place) => {
        if (ids.length === 0) return;
        const added = ids[place % ids.length]!;
        const contents = (all: readonly string[]) =>
          new Map(
            leavesOf(all, 6).map(({ name, start, end }) => [name, all.slice(start, end).join()]),
          );
        const before = contents(ids.filter((id) => id !== added));
        const after = contents(ids);
        const gone = [...before].filter(([name, content]) => after.get(name) !== content);
        expect(gone.length).toBeLessThanOrEqual(1);
      }),
    );
  });
});

const read = (texts: string[]) =>
  new ShardReader(
    JSON.parse(JSON.stringify(writeTextShard(texts.map((text, at) => ({ id: `A${at}`, text }))))),
  );
const keys = (counts: ReadonlyMap<number, number>) => [...counts.keys()].sort((a, b) => a - b);

describe('a shard of texts', () => {
  it('finds every pair, character and word where it stands, however far apart', () => {
    const text = fc.string({
      unit: fc.constantFrom(...'인공지능 도서関係abcdef é\n가𠮷'),
      maxLength: 12,
    });
    fc.assert(
      fc.property(
        fc.array(text, { maxLength: 300 }),
        fc.integer({ min: 1, max: 40 }),
        (some, gap) => {
          const texts = some.flatMap((each) => [each, ...Array(gap * 3).fill('')]).slice(0, 900);
          const shard = read(texts);
          for (const pair of ['인공', '関係', '𠮷가']) {
            const expected = texts.flatMap((each, at) => (each.includes(pair) ? [at] : []));
            expect(keys(shard.pair(pair))).toEqual(expected);
          }
          for (const character of ['서', '𠮷']) {
            const expected = texts.flatMap((each, at) => (each.includes(character) ? [at] : []));
            expect(keys(shard.character(character))).toEqual(expected);
          }
          const words = (each: string) => each.match(/[a-zé]+/g) ?? [];
          for (const word of ['a', 'ab', 'abc', 'abcd']) {
            const expected = texts.flatMap((each, at) =>
              words(each).some((one) => one.replaceAll('é', 'e') === word) ? [at] : [],
            );
            expect(keys(shard.words(word, (one) => one === word))).toEqual(expected);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('says whether a word is there once, twice or more often', () => {
    const shard = read(['lamp', 'lamp lamp', 'lamp '.repeat(9), 'dark']);
    const counts = shard.words('lamp', (word) => word === 'lamp');
    expect([...counts]).toEqual([
      [0, 1],
      [1, 2],
      [2, 3],
    ]);
  });

  it('has the same bytes for the same texts', () => {
    const texts = [
      { id: 'A', text: '도서관의 밤 lamps' },
      { id: 'B', text: '図書館 lamp' },
    ];
    expect(JSON.stringify(writeTextShard(texts))).toBe(JSON.stringify(writeTextShard(texts)));
  });
});
