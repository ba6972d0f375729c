import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { longest } from '../../../../renderer/core/article/article-parts';
import { appendToNote, setNote } from '../../../../renderer/library/actions/note-article';
import type { Library } from '../../../../renderer/library/library';
import { lastSeq } from '../../../../renderer/storage/change-log';
import { CarrelDatabase } from '../../../../renderer/storage/database';
import { article } from '../../article';

let library: Library;

beforeEach(async () => {
  const database = new CarrelDatabase(`notes-${Math.random()}`);
  await database.articles.bulkAdd([
    article({ id: 'A', note: 'old' }),
    article({ id: 'B', note: '' }),
    article({ id: 'C', note: 'x'.repeat(longest.note) }),
  ]);
  library = { database, search: {} as Library['search'], vault: {} as Library['vault'] };
});
afterEach(() => library.database.delete());

const noteOf = async (id: string) => (await library.database.articles.get(id))?.note;

it('replaces the notes of many, and logs only what changed', async () => {
  expect(await setNote(library, ['A', 'B', 'gone'], 'old')).toEqual(['B']);
  expect(await lastSeq(library.database)).toBe(1);
});

it('adds a paragraph, and leaves a note that would be too long for article.json', async () => {
  expect(await appendToNote(library, ['A', 'B', 'C'], 'more')).toEqual(['A', 'B']);
  expect(await noteOf('A')).toBe('old\n\nmore');
  expect(await noteOf('B')).toBe('more');
  expect(await noteOf('C')).toHaveLength(longest.note);
});
