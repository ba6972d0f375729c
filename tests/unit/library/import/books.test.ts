import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { highlightOf } from '../../../../renderer/core/importers/reading-list/library-entry';
import { createBooks } from '../../../../renderer/library/import/books';
import { CarrelDatabase } from '../../../../renderer/storage/database';
import { storeArticle } from '../../../../renderer/storage/store-article';
import { original, prepared } from '../../article';

let database: CarrelDatabase;

beforeEach(() => {
  database = new CarrelDatabase(`books-${Math.random()}`);
});
afterEach(() => database.delete());

const clippings = original({ sha256: 'c'.repeat(64), fileName: 'My Clippings.txt' });

/** An article of passages, as an importer of highlights makes it. */
function passages(id: string, title: string, quotes: string[], note = '') {
  const made = prepared(
    {
      ...{ id, title, note, canonicalUrl: null, url: null, byline: ['Mina Harrow'] },
      source: { format: 'kindle', fileName: 'My Clippings.txt', importedAt: 1 },
      ...{ originals: [clippings.sha256], textSha256: quotes.join() },
    },
    quotes.join('\n'),
  );
  const highlights = quotes.map((quote) => highlightOf({ quote })!);
  const marks = { state: 'unread', starred: false, progress: 0, note, highlights } as const;
  return { ...made, draft: { ...made.draft, marks: { ...made.draft.marks, ...marks } } };
}

const chapter = (id: string, title: string, section: string, text: string) =>
  storeArticle(
    database,
    prepared(
      {
        ...{ id, title, section, canonicalUrl: null, url: null, originals: ['e'.repeat(64)] },
        source: { format: 'epub', fileName: 'log.epub', importedAt: 1 },
      },
      text,
    ),
    [original({ sha256: 'e'.repeat(64) })],
  );

const quotesOf = async (id: string) =>
  (await database.highlights.get(id))?.highlights.map(({ quote }) => quote) ?? [];

const mark = (made: ReturnType<typeof passages>) =>
  createBooks(database).mark({ title: made.article.title }, made, [clippings]);

it('marks the passages in the chapters of the book, however the device writes title and quotes', async () => {
  await chapter(
    'A',
    'One',
    'The Lighthouse Log',
    'Before.\nA keeper “writes” what he sees.\nAfter.',
  );
  await chapter('B', 'Two', 'The Lighthouse Log', 'The lamp was lit\nat dusk.');
  await chapter('X', 'Other', 'Another Book', 'The lamp was lit at dusk.');
  const made = passages('N', 'The Lighthouse Log: A Novel (Harbour, 1)', [
    'A keeper "writes" what he sees.',
    'The lamp was lit at dusk.',
  ]);
  expect(await mark(made)).toMatchObject({ outcome: 'updated', title: made.article.title });
  expect(await quotesOf('A')).toEqual(['A keeper "writes" what he sees.']);
  expect(await quotesOf('B')).toEqual(['The lamp was lit at dusk.']);
  expect(await quotesOf('X')).toEqual([]);
  expect(await database.articles.get('N')).toBeUndefined();
  expect(await database.articles.get('A')).toMatchObject({
    highlightCount: 1,
    originals: ['e'.repeat(64), clippings.sha256],
  });
  expect(await mark(made)).toMatchObject({ outcome: 'duplicate' });
});

it('keeps an article of the passages when one of them is not in the book', async () => {
  await chapter('A', 'One', '등대 이야기', '등대지기는 본 것을 적는다.');
  await mark(passages('N', '등대 이야기', ['등대지기는 본 것을 적는다.', '없는 문장']));
  expect(await quotesOf('A')).toEqual(['등대지기는 본 것을 적는다.']);
  expect(await quotesOf('N')).toEqual(['등대지기는 본 것을 적는다.', '없는 문장']);
});

it('keeps a note that belongs to no passage', async () => {
  await chapter('A', 'One', 'The Log', 'The lamp was lit.');
  await mark(passages('N', 'The Log', ['The lamp was lit.'], 'Read again'));
  expect((await database.articles.get('N'))?.note).toBe('Read again');
});

it('lets the article of a book grow with each state of the list', async () => {
  await mark(passages('N', 'The Log', ['one passage']));
  expect(await mark(passages('M', 'The Log', ['one passage and more', 'two']))).toMatchObject({
    outcome: 'updated',
    id: 'N',
  });
  expect((await database.texts.get('N'))?.text).toBe('one passage and more\ntwo');
  // An older state of the list changes nothing of the text.
  expect(await mark(passages('O', 'The Log', ['two']))).toMatchObject({ id: 'N' });
  expect((await database.texts.get('N'))?.text).toBe('one passage and more\ntwo');
});

it('makes two articles of two devices that share no passage, and loses none', async () => {
  await mark(passages('N', 'The Log', ['one', 'three']));
  await mark(passages('M', 'The Log', ['two']));
  expect(await quotesOf('N')).toEqual(['one', 'three']);
  expect(await quotesOf('M')).toEqual(['two']);
});
