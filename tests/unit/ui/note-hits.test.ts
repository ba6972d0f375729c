import { describe, expect, it } from 'vitest';
import type { Highlight } from '../../../renderer/core/highlights/highlight';
import { matchesInPage } from '../../../renderer/search/marks/regex-match';
import type { Needle } from '../../../renderer/search/text/needle';
import {
  findInNotes,
  hitsIn,
  joinTexts,
  type ListedText,
  listedTexts,
  noteOfHit,
} from '../../../renderer/ui/reader/note-hits';

const mark = (id: string, note: string): Highlight => ({
  id,
  quote: 'the ferry itself',
  prefix: '',
  suffix: '',
  colour: 'yellow',
  note,
  tags: ['boats'],
  createdAt: 0,
});
const first = mark('first', '');
const second = mark('second', 'the ferry, and again the ferry');
const notes = listedTexts('Ask the ferryman', { inText: [first], missing: [second] });

function found(needles: Needle[], patterns: string[] = []) {
  const hits = findInNotes(notes, needles, [...matchesInPage(joinTexts(notes), patterns)]);
  const words = [...hits.notes.values()].map(({ of, part, first: at, hits: own }) => {
    const { text } = notes.find((note) => note.of === of && note.part === part) as ListedText;
    return [of, part, at, ...own.flat().map(({ start, end }) => text.slice(start, end))];
  });
  return { hits, words };
}

describe('the hits in notes', () => {
  it('are counted through all of them, and each is at a place of its own note', () => {
    const { hits, words } = found([{ text: 'ferry', at: 'beginning' }]);
    // Words of a highlight that are in the text are found in the text.
    expect(words).toEqual([
      [null, 'note', 0, 'ferry'],
      ['second', 'quote', 1, 'ferry'],
      ['second', 'note', 2, 'ferry', 'ferry'],
    ]);
    expect(hits.total).toBe(4);
    expect([0, 1, 3].map((hit) => noteOfHit(hits, hit))).toEqual([null, 'second', 'second']);
    expect([-1, 4].map((hit) => noteOfHit(hits, hit))).toEqual([undefined, undefined]);
    expect(hitsIn(hits, { of: 'second', part: 'note' }, 3)).toMatchObject({
      hits: [{}, {}],
      currentHit: 1,
    });
    expect(hitsIn(hits, { of: 'first', part: 'note' }, 3).hits).toEqual([]);
  });

  it('are also in the tags of highlights', () => {
    expect(found([{ text: 'boats', at: 'word' }]).words).toEqual([
      ['first', 'tags', 0, 'boats'],
      ['second', 'tags', 1, 'boats'],
    ]);
  });

  it('of a pattern are the same, and none goes from one note into the next', () => {
    expect(found([], ['ferry\\w*']).words).toEqual([
      [null, 'note', 0, 'ferryman'],
      ['second', 'quote', 1, 'ferry'],
      ['second', 'note', 2, 'ferry', 'ferry'],
    ]);
    expect(found([], ['ferryman\\s#boats']).hits.total).toBe(0);
  });
});
