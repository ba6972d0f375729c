import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { AskedKind } from '../../../electron/ipc/command-table';
import { proposalsFor } from '../../../renderer/cli/complete-command';
import { saveSearch } from '../../../renderer/library/actions/saved-searches';
import type { Library } from '../../../renderer/library/library';
import { CarrelDatabase } from '../../../renderer/storage/database';
import { article } from '../article';

let library: Library;

beforeEach(async () => {
  const database = new CarrelDatabase(`complete-${Math.random()}`);
  library = { database, search: {} as Library['search'], vault: {} as Library['vault'] };
  const shared = { url: null, canonicalUrl: null };
  await database.articles.bulkAdd([
    article({
      ...shared,
      id: '01JA1',
      title: 'Night\nferry',
      savedAt: 1,
      tags: ['new york', '항구'],
    }),
    article({
      ...shared,
      id: '01JB2',
      title: 'Lamps',
      savedAt: 2,
      tags: ['news', '$(x)`"', '-rf'],
    }),
    article({
      ...shared,
      id: '01JC3',
      title: 'Keys',
      savedAt: 3,
      tags: ['a\u0007b', 'a\u202eb', 'news'],
    }),
  ]);
  await database.sites.add({ id: 'news.example', traces: [] });
  await saveSearch(library, 'To read', 'is:unread tag:news');
});
afterEach(() => library.database.delete());

const words = async (kind: AskedKind, beginning = '') =>
  (await proposalsFor(kind, beginning, library)).map(([word]) => word);

it('proposes tags, but none that cannot be typed or would be read as an option', async () => {
  expect(await words('tags')).toEqual(['$(x)`"', 'new york', 'news', '항구']);
  expect(await words('tags', 'new')).toEqual(['new york', 'news']);
  // As macOS types it.
  expect(await words('tags', '항'.normalize('NFD'))).toEqual(['항구']);
});

it('proposes ids, the newest first, with their titles', async () => {
  expect(await proposalsFor('ids', '', library)).toEqual([
    ['01JC3', 'Keys'],
    ['01JB2', 'Lamps'],
    ['01JA1', 'Night\nferry'],
  ]);
  expect(await words('ids', '01jb')).toEqual(['01JB2']);
});

it.each([
  ['', ['is:unread tag:news', 'tag:', 'site:', 'feed:', 'collection:', 'is:', 'has:', 'in:']],
  ['is', ['is:unread tag:news', 'is:']],
  // A value with a quotation mark cannot be asked for.
  ['tag:', ['tag:-rf', 'tag:"new york"', 'tag:news', 'tag:항구']],
  ['tag:"new y', ['tag:"new york"']],
  ['is:un', ['is:unread']],
  ['site:', ['site:news.example']],
  ['nope:x', []],
])('in a query proposes for %j %j', async (beginning, expected) => {
  expect(await words('query', beginning)).toEqual(expected);
});
