import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import {
  filesOf,
  noteDownload,
  removeDownload,
} from '../../../../renderer/library/actions/article-files';
import { addFeed } from '../../../../renderer/library/feeds/feeds';
import { refreshFeed } from '../../../../renderer/library/feeds/refresh-feeds';
import type { Library } from '../../../../renderer/library/library';
import { type FeedDesk, fetched, newFeedDesk, rss } from '../feeds/feed-desk';

const feedUrl = 'https://a.example/f';
const sound = 'https://a.example/night.mp3';
const sha256 = 'd'.repeat(64);
const downloaded = { sha256, extension: '.mp3', bytes: 9, mediaType: 'audio/mpeg' };
let desk: FeedDesk;

beforeEach(async () => {
  desk = newFeedDesk();
  asks = [];
  await addFeed(desk, { url: feedUrl, title: 'The Quay' });
});

const enclosure = (url: string) => `<enclosure url="${url}" type="audio/mpeg" length="5000000"/>`;
async function bring(more: string, text = 'The boat lay still in the harbour at night.') {
  const item = { id: '1', link: 'https://a.example/1', title: 'Night', text, more };
  desk.answers.set(feedUrl, fetched(rss([item])));
  await refreshFeed(desk, (await desk.database.feeds.get(feedUrl))!);
  return (await desk.database.articles.toArray())[0]!;
}
let asks: unknown[];
/** What the import window does is another test's subject. */
const library = () =>
  ({
    database: desk.database,
    vault: { ask: async (ask: unknown) => asks.push(ask) },
  }) as unknown as Library;
const article = async () => (await desk.database.articles.toArray())[0]!;

it('lists what the feed names; what was downloaded stays when the feed names another', async () => {
  const { id } = await bring(enclosure(sound));
  expect(filesOf(await article())).toEqual([
    { url: sound, name: 'night.mp3', mediaType: 'audio/mpeg', bytes: 5_000_000, download: null },
  ]);
  expect(await noteDownload(library(), id, sound, downloaded)).toBe(true);
  const other = 'https://cdn.example/other.mp3';
  await bring(
    enclosure(other),
    'The boat lay still in the harbour at night, and so did the crane.',
  );
  expect(filesOf(await article())).toMatchObject([
    { url: other, download: null },
    { url: sound, download: { sha256, bytes: 9 } },
  ]);
  expect((await article()).originals).toContain(sha256);
  await bring('', 'The boat lay still in the harbour at night, and nobody ever came to see it.');
  expect(filesOf(await article())).toHaveLength(2);
});

it('makes a download an original of its article, and takes it out again', async () => {
  const { id, originals } = await bring(enclosure(sound));
  await noteDownload(library(), id, sound, downloaded);
  expect((await article()).originals).toEqual([...originals, sha256]);
  expect(await desk.database.originals.get(sha256)).toEqual({
    ...{ sha256, extension: '.mp3', fileName: 'night.mp3', complete: false },
  });
  expect(await removeDownload(library(), id, sha256)).toBe(true);
  expect(await article()).toEqual(await bring(enclosure(sound)));
  expect((await article()).originals).toEqual(originals);
  expect(await article()).not.toHaveProperty('downloads');
  expect(await removeDownload(library(), id, sha256)).toBe(false);
});

it('replaces a download that was fetched once more', async () => {
  const { id, originals } = await bring(enclosure(sound));
  await noteDownload(library(), id, sound, downloaded);
  await noteDownload(library(), id, sound, { ...downloaded, sha256: 'e'.repeat(64) });
  expect((await article()).downloads).toMatchObject([{ sha256: 'e'.repeat(64) }]);
  expect((await article()).originals).toEqual([...originals, 'e'.repeat(64)]);
});

it('never takes an original of the article for a download alone', async () => {
  const { id, originals } = await bring(enclosure(sound));
  const [first = ''] = originals;
  await noteDownload(library(), id, sound, { ...downloaded, sha256: first });
  await removeDownload(library(), id, first);
  expect((await article()).originals).toEqual(originals);
});

it('leaves a file without its article to the sweep', async () => {
  const { id } = await bring(enclosure(sound));
  await desk.database.articles.delete(id);
  expect(await noteDownload(library(), id, sound, downloaded)).toBe(false);
  expect(await desk.database.originals.get(sha256)).toBeDefined();
});
