import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  keepHolding,
  mayHold,
  NeighbourKeys,
  neighboursOf,
} from '../../../../renderer/search/index/neighbours';
import { fold } from '../../../../renderer/search/text/fold';
import { pieces } from '../../../../renderer/search/text/tokenize';

function rowOf(...texts: string[]): Uint8Array {
  const keys = new NeighbourKeys();
  for (const text of texts) keys.add(pieces(fold(text)));
  return keys.take();
}

function holds(row: Uint8Array, text: string): boolean {
  return mayHold(row, 0, row.length, neighboursOf(pieces(fold(text))));
}

const harbour =
  'The ferry left the harbour at night, and nobody had been told. 국가AI컴퓨팅센터를 세운다. 国際電話の番号を調べた。';

describe('the neighbours of an article', () => {
  it('miss no piece of its text, wherever it is cut', () => {
    const word = fc.constantFrom(
      'of',
      'a',
      'ferry',
      '처리',
      '를',
      '人工智能',
      '5G',
      'é',
      '𠮷野',
      'カナ',
    );
    const space = fc.constantFrom(' ', '', ', ', '\n');
    const text = fc
      .array(fc.tuple(word, space), { maxLength: 12 })
      .map((some) => fold(some.flat().join('')));
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), (whole, from, length) => {
        const characters = Array.from(whole);
        const start = from % (characters.length + 1);
        const cut = characters.slice(start, start + (length % 12)).join('');
        expect(holds(rowOf(whole), cut)).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it('tell nearly every order of words and characters that does not stand there', () => {
    const words = harbour.match(/[\p{L}\p{N}]+/gu)!;
    const row = rowOf(harbour);
    const orders = words.flatMap((a) => words.flatMap((b) => words.map((c) => `${a} ${b} ${c}`)));
    const held = orders.filter((order) => holds(row, order));
    // For two random boundaries between characters one in fourteen is expected; for words far less.
    expect(held.length / orders.length).toBeLessThan(0.1);
    const latin = orders.filter((order) => /^[a-z ]+$/i.test(order));
    expect(latin.filter((order) => holds(row, order)).length / latin.length).toBeLessThan(0.05);
  });

  it('of many are asked as those of each are, and no more of them than is wanted', () => {
    const words = harbour.match(/[\p{L}\p{N}]+/gu)!;
    // Every fifth article has none.
    const rows = Array.from({ length: 3000 }, (_, i) =>
      i % 5 === 0 ? rowOf('') : rowOf(`${words[i % 7]} ${words[i % 11]} ${words[i % 3]}`),
    );
    const starts = new Uint32Array(rows.length + 1);
    for (const [i, row] of rows.entries()) starts[i + 1] = starts[i]! + row.length / 8;
    const bytes = new Uint8Array(8 * starts.at(-1)!);
    for (const [i, row] of rows.entries()) bytes.set(row, 8 * starts[i]!);
    const first = 50;
    // Three numbers that precede, and two more that are of no interest.
    const ahead = [1, 2, 3, 0, 0];
    const asked = rows.flatMap((_, i) => (i % 3 === 0 ? [] : [first + i]));
    for (const text of ['', 'ferry left', 'The harbour The', '국가 国際電話', 'ferry left the']) {
      const keys = neighboursOf(pieces(fold(text)));
      const keep = (most: number) => {
        const docs = Uint32Array.from([...ahead, ...asked]);
        const stretch = { from: ahead.length, to: docs.length, kept: 3, most };
        const size = keepHolding(docs, stretch, { bytes, starts, first }, keys);
        return [...docs.subarray(0, size)];
      };
      const held = asked.filter((doc) => holds(rows[doc - first]!, text) || keys.length === 0);
      expect(keep(Number.POSITIVE_INFINITY)).toEqual([1, 2, 3, ...held]);
      const few = keep(4);
      expect(few.slice(0, 3)).toEqual([1, 2, 3]);
      expect(few.slice(3).filter((doc) => held.includes(doc))).toEqual(held);
    }
  });

  it('belong to one article, whose fields do not run into one another', () => {
    const keys = new NeighbourKeys();
    keys.add(pieces('harbour at night'));
    keys.take();
    keys.add(pieces('the ferry'));
    keys.add(pieces('was late'));
    const row = keys.take();
    expect(holds(row, 'the harbour at night')).toBe(false);
    expect(holds(row, 'the ferry')).toBe(true);
    expect(holds(row, 'ferry was')).toBe(false);
  });

  it('are nothing for an article without any', () => {
    expect(rowOf('').length).toBe(0);
    expect(holds(rowOf(''), 'ferry')).toBe(true);
    expect(holds(rowOf(''), 'the ferry')).toBe(false);
  });
});
