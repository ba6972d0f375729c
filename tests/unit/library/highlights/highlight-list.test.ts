import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createAnchors } from '../../../../renderer/core/highlights/anchor-quote';
import {
  changeMark,
  markPassage,
  unmarkPassage,
} from '../../../../renderer/library/actions/mark-passages';
import {
  type HighlightList,
  openHighlightList,
} from '../../../../renderer/library/highlights/highlight-list';
import type { Library } from '../../../../renderer/library/library';
import { announceChanges, appendChanges } from '../../../../renderer/storage/change-log';
import { CarrelDatabase } from '../../../../renderer/storage/database';
import { article } from '../../article';

let library: Library;
let list: HighlightList;

beforeEach(async () => {
  const database = new CarrelDatabase(`list-${Math.random()}`);
  await database.articles.bulkAdd([article({ id: 'A' }), article({ id: 'B' })]);
  await database.texts.bulkAdd([
    { id: 'A', text: 'The lamps go on at six.' },
    { id: 'B', text: 'The tide went out.', leftOut: 'Read also: the ferry' },
  ]);
  library = { database } as Library;
  list = openHighlightList(library, async (tasks) =>
    tasks.map(({ text, quotes }) =>
      quotes.map((quote) => createAnchors(text)(quote)?.start ?? null),
    ),
  );
});
afterEach(() => {
  list.close();
  return library.database.delete();
});

const mark = (id: string, quote: string) =>
  markPassage(library, id, { quote, prefix: '', suffix: '' }, 'yellow');
const quotes = () =>
  list
    .snapshot()
    .listed.map(({ mark: { quote } }) => quote)
    .sort();

it('has the highlights from before it was opened, and follows changes', async () => {
  const lamps = await mark('A', 'lamps');
  list.open();
  await vi.waitFor(() => expect(quotes()).toEqual(['lamps']));
  await mark('B', 'tide');
  await vi.waitFor(() => expect(quotes()).toEqual(['lamps', 'tide']));

  const before = list.snapshot().listed.find(({ article: id }) => id === 'B');
  await changeMark(library, 'A', lamps!.id, { note: 'ask' });
  await list.refresh('A');
  const { listed } = list.snapshot();
  expect(listed.find(({ article: id }) => id === 'A')?.mark.note).toBe('ask');
  expect(listed.find(({ article: id }) => id === 'B')).toBe(before);

  await unmarkPassage(library, 'A', lamps!.id);
  await vi.waitFor(() => expect(quotes()).toEqual(['tide']));
});

it('knows which quotes are no longer in the text, also after it has changed', async () => {
  await mark('A', 'lamps go on');
  await mark('A', 'nowhere to be found');
  await mark('B', 'the ferry');
  const unplaced = () => [...list.snapshot().unplaced];
  list.findPlaces();
  await vi.waitFor(() => expect(unplaced()).toHaveLength(1));
  await library.database.texts.put({ id: 'A', text: 'Another text: nowhere to be found' });
  await appendChanges(library.database, 'article-changed', ['A']);
  announceChanges();
  const [lamps] = list.snapshot().listed.filter(({ mark: { quote } }) => quote === 'lamps go on');
  await vi.waitFor(() => expect(unplaced()).toEqual([lamps?.key]));
});

it('knows where quotes are in the text, also after it has changed', async () => {
  const six = await mark('A', 'six');
  const lamps = await mark('A', 'lamps');
  const gone = await mark('A', 'nowhere');
  const places = () =>
    [six, lamps, gone].map((each) => list.snapshot().places.get(`A/${each!.id}`));
  await list.findPlaces();
  expect(places()).toEqual([19, 4, undefined]);
  await library.database.texts.put({ id: 'A', text: 'At six the lamps go on, and nowhere else.' });
  await appendChanges(library.database, 'article-changed', ['A']);
  announceChanges();
  await vi.waitFor(() => expect(places()).toEqual([3, 11, 28]));
});
