import { describe, expect, it } from 'vitest';
import type { Needle } from '../../../renderer/search/plan';
import { matchesInPage } from '../../../renderer/search/regex-match';
import {
  findInNotes,
  joined,
  type NoteBeside,
  noteOfHit,
} from '../../../renderer/ui/reader/note-hits';

const notes: NoteBeside[] = [
  { of: null, text: 'Ask the ferryman' },
  { of: 'first', text: 'nothing here' },
  { of: 'second', text: 'the ferry, and again the ferry' },
];

function found(needles: Needle[], patterns: string[] = []) {
  const hits = findInNotes(notes, needles, [...matchesInPage(joined(notes), patterns)]);
  const words = [...hits.byNote].map(([of, { hits: own, first }]) => {
    const text = notes.find((note) => note.of === of)!.text;
    return [of, first, ...own.flat().map(({ start, end }) => text.slice(start, end))];
  });
  return { hits, words };
}

describe('the hits in notes', () => {
  it('are counted through all of them, and each is at a place of its own note', () => {
    const { hits, words } = found([{ text: 'ferry', at: 'beginning' }]);
    expect(words).toEqual([
      [null, 0, 'ferry'],
      ['second', 1, 'ferry', 'ferry'],
    ]);
    expect(hits.total).toBe(3);
    expect([0, 1, 2].map((hit) => noteOfHit(hits, hit))).toEqual([null, 'second', 'second']);
    expect([-1, 3].map((hit) => noteOfHit(hits, hit))).toEqual([undefined, undefined]);
  });

  it('of a pattern are the same, and none goes from one note into the next', () => {
    expect(found([], ['ferry\\w*']).words).toEqual([
      [null, 0, 'ferryman'],
      ['second', 1, 'ferry', 'ferry'],
    ]);
    expect(found([], ['ferryman\\snothing']).hits.total).toBe(0);
  });
});
