import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { renewedArticle } from '../../../renderer/core/article/renew-article';
import { changesAfter, lastSeq } from '../../../renderer/storage/change-log';
import { CarrelDatabase } from '../../../renderer/storage/database';
import { putHighlights, readHighlights } from '../../../renderer/storage/highlights';
import { renewStored } from '../../../renderer/storage/renew-stored';
import { storeArticle } from '../../../renderer/storage/store-article';
import { original, prepared } from '../article';

const facts = { wordCount: 3, readingMinutes: 1, textSha256: 'new' };

async function library() {
  const database = new CarrelDatabase(`renew-${Math.random()}`);
  const first = prepared({ id: 'A', originals: ['f'], tags: ['sea'] }, 'What it said.');
  await storeArticle(database, first, [original()]);
  const mark = { id: 'm', quote: 'it said', prefix: '', suffix: '', colour: 'yellow' } as const;
  const highlight = { ...mark, note: 'Mine.', tags: [], createdAt: 1, updatedAt: 1 };
  await putHighlights(database, 'A', [highlight as never]);
  return { database, draft: prepared({}, 'What it says now.').draft };
}

describe('another reading of a page', () => {
  it('takes the place of the body, and everything else stays', async () => {
    const { database, draft } = await library();
    const before = await lastSeq(database);
    const marks = await readHighlights(database, 'A');
    const renewed = await renewStored(database, 'A', 'f', draft, (known) =>
      renewedArticle(known, draft, facts),
    );
    expect(renewed).toMatchObject({ id: 'A', tags: ['sea'], ...facts });
    expect(await database.articles.get('A')).toEqual(renewed);
    expect((await database.texts.get('A'))?.text).toBe('What it says now.');
    expect(await readHighlights(database, 'A')).toEqual(marks);
    const changes = await changesAfter(database, before, 10);
    expect(changes).toMatchObject([{ kind: 'article-changed', id: 'A' }]);
  });

  it('is refused when the article is gone or has another body meanwhile', async () => {
    const { database, draft } = await library();
    const renew = (from: string, id = 'A') =>
      renewStored(database, id, from, draft, (known) => renewedArticle(known, draft, facts));
    expect(await renew('another file')).toBeNull();
    expect(await renew('f', 'B')).toBeNull();
    expect((await database.texts.get('A'))?.text).toBe('What it said.');
  });
});
