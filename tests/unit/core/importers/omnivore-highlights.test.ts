import { expect, it } from 'vitest';
import { readOmnivoreNotes } from '../../../../renderer/core/importers/omnivore/highlights';

const read = (markdown: string) => {
  const { note, highlights } = readOmnivoreNotes(markdown, 5);
  return { note, highlights: highlights.map(({ quote, note, tags }) => [quote, note, tags]) };
};

it('reads passages with and without labels and notes', () => {
  expect(read('> one \n\n#a #b\n\nMy note\n\n> two ').highlights).toEqual([
    ['one', 'My note', ['a', 'b']],
    ['two', '', []],
  ]);
});

it('reads passages of several paragraphs, and notes of several', () => {
  expect(read('> one\n> two \n\nfirst\n\nsecond').highlights).toEqual([
    ['one\ntwo', 'first\n\nsecond', []],
  ]);
});

it('tells the note about the whole from the last passage’s', () => {
  expect(read('> one \n\nAbout all of it\n\n')).toEqual({
    note: 'About all of it',
    highlights: [['one', '', []]],
  });
  expect(read('About all\n\n\n\n> one ').note).toBe('About all');
  expect(read('')).toEqual({ note: '', highlights: [] });
});
