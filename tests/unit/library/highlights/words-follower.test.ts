// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import type { CleanHtml } from '../../../../renderer/core/article/article';
import { WordsFollower } from '../../../../renderer/library/highlights/words-follower';
import { appendChanges, lastSeq } from '../../../../renderer/storage/change-log';
import { CarrelDatabase } from '../../../../renderer/storage/database';
import { article } from '../../article';

/** Into the page's document: happy-dom has no ranges in others. */
function parseHtml(html: string): Document {
  document.body.innerHTML = html;
  return document;
}
const mark = (quote: string, given: object = {}) => ({
  ...{ id: `H-${quote}`, quote, prefix: '', suffix: '', colour: 'yellow' as const },
  ...{ note: '', tags: [], createdAt: 1, ...given },
});

const notes =
  '<p>He was paid 40 pounds.<sup><a href="#n1">1</a></sup> He left in 1881.<a href="#n2">[2]</a> It cost 10<sup>6</sup>.</p>';

async function shelf(marks: ReturnType<typeof mark>[], html = notes) {
  const database = new CarrelDatabase(`words-${Math.random()}`);
  const id = '01JQ4Z5M0000000000000000AA';
  await database.articles.add(article({ id, highlightCount: marks.length }));
  await database.html.add({ id, html: html as CleanHtml });
  await database.highlights.add({ id, highlights: marks });
  const kept = async () => (await database.highlights.get(id))?.highlights ?? [];
  return { database, id, kept, follower: new WordsFollower(database, parseHtml) };
}

it('gives older highlights words without the marks of footnotes, and keeps their quotes', async () => {
  const before = [
    mark('40 pounds.1 He left in 1881.[2]', { note: 'Wages' }),
    mark('He left in 1881.'),
    mark('It cost 106.'),
    mark('Words of another text.1'),
    mark('paid 40 pounds.1', { words: 'as it was' }),
  ];
  const { database, kept, follower } = await shelf(before);
  await follower.catchUp();
  const [first, ...others] = await kept();
  expect(first).toEqual({ ...before[0], words: '40 pounds. He left in 1881.' });
  expect(others).toEqual(before.slice(1));
  const seq = await lastSeq(database);
  expect(seq).toBe(1);
  // Its own change is no reason for another one.
  await follower.catchUp();
  expect(await lastSeq(database)).toBe(seq);
});

it('looks at the highlights that come later, each article once for a change', async () => {
  const { database, id, kept, follower } = await shelf([mark('He left in 1881.')]);
  await follower.catchUp();
  expect(await lastSeq(database)).toBe(0);
  await database.highlights.put({ id, highlights: [mark('in 1881.[2] It')] });
  await appendChanges(database, 'article-changed', [id]);
  await follower.catchUp();
  expect((await kept())[0]?.words).toBe('in 1881. It');
});

it('leaves a highlight whose words have changed in the article', async () => {
  const { kept, follower } = await shelf([mark('He was paid forty pounds.1 He left in 1881.[2]')]);
  await follower.catchUp();
  expect((await kept())[0]?.words).toBeUndefined();
});
