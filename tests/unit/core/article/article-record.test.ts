import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ArticleDraft, CleanHtml } from '../../../../renderer/core/article/article';
import {
  articleDefaults,
  boundedDraft,
  draftDefaults,
  highlights,
  readArticle,
} from '../../../../renderer/core/article/article-record';
import { boundedFeed } from '../../../../renderer/core/records/library-records';
import { notes } from '../../../../renderer/core/records/read-fields';

const id = '01JMH3ZZZZABCDEFGHJKMNPQRS';
const madeAt = Date.UTC(2025, 1, 20);
const fields = { id, title: 'A title', savedAt: madeAt, textSha256: 'a'.repeat(64) };
const folder = 'articles/2025/02/a-title-ghjkmnpqrs';

function readWith(more: Record<string, unknown>) {
  const { note, lines } = notes();
  return { article: readArticle(folder, { ...fields, ...more }, note), lines };
}

describe('an article of a file', () => {
  it('has what it lacks by default, and nothing is said of that', () => {
    const { article, lines } = readWith({});
    expect(article).toMatchObject({ ...articleDefaults, ...fields, tags: [], state: 'unread' });
    expect(lines).toEqual([]);
  });

  it.each([
    ['savedAt', 1e300],
    ['savedAt', -1e300],
    ['savedAt', 8.64e15],
    ['savedAt', '2025'],
    ['savedAt', { valueOf: 1 }],
  ])(
    'that was saved at a time that cannot be (%s: %j) was saved when it came in',
    (name, value) => {
      const { article, lines } = readWith({ [name]: value, source: { importedAt: 5 } });
      expect(article?.savedAt).toBe(5);
      expect(lines).toHaveLength(1);
      // Where nothing else has the time, it is taken from the id.
      expect(Math.abs((readWith({ [name]: value }).article?.savedAt ?? 0) - madeAt)).toBeLessThan(
        1e9,
      );
    },
  );

  it.each<[string, unknown, unknown]>([
    ['publishedAt', '+275760-09-13T00:00:00.000Z', null],
    ['publishedAt', '0000-01-01', null],
    ['publishedAt', '2025-99-01', null],
    ['publishedAt', 'soon', null],
    ['updatedAt', 20250220, null],
    ['wordCount', 1e300, 0],
    ['wordCount', -1, 0],
    ['readingMinutes', 0.5, 0],
    ['missingImages', '7', 0],
    ['kind', 'script', 'article'],
    ['state', 'burnt', 'unread'],
    ['starred', 'yes', false],
    ['progress', 7, 1],
    ['progress', Number.NaN, 0],
    ['url', 'x'.repeat(20_000), null],
    ['title', 'x'.repeat(1_000_000), 'x'.repeat(10_000)],
    ['tags', 'news', []],
    ['tags', ['a', 7, null, 'b'], ['a', 'b']],
    ['originals', ['../../x'], []],
    ['title', null, ''],
  ])('with %s %j reads %j', (name, value, expected) => {
    const { article, lines } = readWith({ [name]: value });
    const read = article as unknown as Record<string, unknown>;
    expect(read[name]).toEqual(expected);
    if (name !== 'progress' || Number.isNaN(value)) expect(lines.length).toBeGreaterThan(0);
  });

  it.each([
    '2025',
    '2025-02',
    '2025-02-20',
    '2025-02-20T18:07:00+09:00',
    '0001-01-01',
    '9999-12-31',
  ])('keeps the date %s as the page states it', (publishedAt) => {
    expect(readWith({ publishedAt })).toMatchObject({ article: { publishedAt }, lines: [] });
  });

  it('takes the first thousand of a hundred thousand tags, names and keywords', () => {
    const many = Array.from({ length: 100_000 }, (_, at) => `word ${at}`);
    for (const name of ['tags', 'byline', 'keywords']) {
      const { article, lines } = readWith({ [name]: many });
      expect((article as unknown as Record<string, unknown[]>)[name]).toHaveLength(1_000);
      expect(lines).toEqual([`${name}: 1000 of 100000 taken`]);
    }
    const marks = Array.from({ length: 30_000 }, (_, at) => ({ id: `${at}`, quote: 'x' }));
    expect(highlights(marks, () => {}, '')).toHaveLength(20_000);
  });

  it('is refused without an id that is one', () => {
    for (const bad of [undefined, null, 7, '', '../x', id.toLowerCase(), `${id}0`]) {
      expect(readArticle(folder, { ...fields, id: bad })).toBeNull();
    }
  });

  it('has a field of its own, and none of its prototype', () => {
    const { article } = readWith(JSON.parse('{"__proto__": {"title": "x"}, "constructor": 1}'));
    expect(Object.keys(article ?? {})).not.toContain('constructor');
  });

  it('whatever is in it, has times that every date can show, and is the same when read again', () => {
    const anything = fc.record(
      Object.fromEntries(
        [
          'savedAt',
          'publishedAt',
          'wordCount',
          'tags',
          'source',
          'versions',
          'pageLinks',
          'note',
        ].map((name) => [name, fc.anything()]),
      ),
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(anything, (more) => {
        const { article } = readWith(more);
        const times = [article?.savedAt, article?.source.importedAt];
        for (const time of times) expect(() => new Date(time ?? 0).toISOString()).not.toThrow();
        const { hasImage: _, highlightCount: __, folder: ___, ...written } = article ?? {};
        const again = notes();
        expect(readArticle(folder, JSON.parse(JSON.stringify(written)), again.note)).toEqual(
          article,
        );
        expect(again.lines).toEqual([]);
      }),
    );
  });
});

describe('a draft', () => {
  const draft: ArticleDraft = {
    ...{ ...draftDefaults, title: 'A title', savedAt: null, html: '' as CleanHtml },
    ...{ text: 'x'.repeat(1e6), assets: [], marks: null, format: 'html', encoding: 'utf-8' },
  };

  it('comes out as it is where all of it can be', () => {
    expect(boundedDraft(draft)).toEqual(draft);
  });

  it('keeps to the bounds of a file', () => {
    const bounded = boundedDraft({
      ...draft,
      ...{ savedAt: 1e300, publishedAt: '+275760-09-13', title: 'x'.repeat(1e6) },
      tags: Array.from({ length: 5_000 }, String),
      marks: { state: 'reading', starred: true, progress: 3, note: '', highlights: [] },
    });
    expect(bounded).toMatchObject({ savedAt: null, publishedAt: null, text: draft.text });
    expect([bounded.title.length, bounded.tags.length]).toEqual([10_000, 1_000]);
    expect(bounded.marks).toMatchObject({ state: 'reading', starred: true, progress: 1 });
  });
});

it('a feed keeps to the bounds, and is none without an address', () => {
  const feed = { url: 'https://a.example/f', title: 'x'.repeat(1e6), siteUrl: null, tags: [] };
  expect(boundedFeed(feed)?.title).toHaveLength(10_000);
  expect(boundedFeed({ ...feed, url: '' })).toBeNull();
  expect(boundedFeed({ ...feed, url: 'x'.repeat(1e6) })).toBeNull();
});
