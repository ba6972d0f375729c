// The content of article.json is a promise: byte for byte, with the order of its keys.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { boundedArticle } from '../../../renderer/core/article/article-record';
import { articleJoining, workOf } from '../../../renderer/core/machines/article-state';
import { type ArticleRecord, toJsonFile } from '../../../renderer/vault/article-files';
import { parseArticleFile } from '../../../renderer/vault/parse-article';

const [a, b, c] = ['a', 'b', 'c'].map((digit) => digit.repeat(64)) as [string, string, string];
const folder = 'articles/2025/02/the-harbour-at-night-ghjkmnpqrs';

/** Every field, in another order than the file's, also in nested records. */
const everything: ArticleRecord = {
  article: {
    pageLinks: {
      previous: 'https://harbour.example/night?page=0',
      pages: ['https://harbour.example/night', 'https://harbour.example/night?page=2'],
      next: null,
    },
    versions: [
      { wordCount: 9, savedAt: 1_740_000_000_000, textSha256: a, original: b },
      { wordCount: 12, savedAt: 1_750_000_000_000, textSha256: c, original: c },
    ],
    textSha256: c,
    folder,
    originals: [c, b],
    source: { importedAt: 1_750_000_000_123, fileName: 'saved/night.html', format: 'singlefile' },
    highlightCount: 1,
    note: 'Ask Mara about the crane.\n두 번째 줄',
    progress: 0.25,
    starred: true,
    state: 'reading',
    downloads: [
      {
        ...{ downloadedAt: 1_750_000_000_900, bytes: 5_000_001, mediaType: 'audio/mpeg' },
        ...{ sha256: b, url: 'https://harbour.example/night.mp3' },
      },
    ],
    enclosures: [
      { bytes: 5_000_000, mediaType: 'audio/mpeg', url: 'https://harbour.example/night.mp3' },
    ],
    feeds: ['https://harbour.example/rss', 'https://planet.example/all.xml'],
    tags: ['항구', 'night'],
    hasImage: true,
    missingImages: 3,
    onlyBeginning: true,
    extractedAt: 1_760_000_000_000,
    readingMinutes: 1,
    wordCount: 12,
    excerpt: 'The crane moved at night.',
    savedAt: 1_740_000_000_000,
    licence: 'https://creativecommons.org/licenses/by/4.0/',
    keywords: ['crane', 'quay'],
    publication: {
      archiveUrl: 'https://web.archive.org/web/20250220000000/https://harbour.example/night',
      created: '2025-02-19T10:00:00Z',
      ...{ archive: 'Internet Archive', issn: '1234-5679', isbn: '9780000000002' },
      ...{ doi: '10.1000/quay.7', place: '부산', publisher: 'Quay Press', edition: '2' },
      ...{ pages: '45–67', issue: '3', volume: '12', container: 'Harbour Studies' },
      areEditors: true,
      people: [
        { literal: '항만연구소' },
        { suffix: 'Jr.', particle: 'van der', given: 'Mara', family: 'Lind' },
      ],
      type: 'article-journal',
    },
    section: '경제',
    updatedAt: '2025-03-01',
    publishedAt: '2025-02-20T18:07:00+09:00',
    lang: 'en',
    canonicalUrl: 'https://harbour.example/night',
    url: 'https://www.harbour.example/night?utm_source=x',
    icon: a,
    site: 'The Quay',
    byline: ['Mara Lind', '김하나'],
    title: 'The harbour at "night" <1>',
    kind: 'article',
    id: '01JMH3ZZZZABCDEFGHJKMNPQRS',
  },
  html: `<p>The crane <img src="asset:${a}"> moved at night.</p>`,
  text: 'The crane moved at night.',
  leftOut: [],
  highlights: [
    {
      createdAt: 1_750_000_000_500,
      tags: ['quote'],
      note: 'Why?',
      colour: 'green',
      suffix: ' moved',
      prefix: 'The ',
      quote: 'crane',
      id: '01JMH4ZZZZABCDEFGHJKMNPQRS',
    },
  ],
  assets: [{ extension: '.png', sha256: a, mediaType: 'image/png' }],
  originals: [
    { extension: '.html', fileName: 'night.html', sha256: c },
    { extension: '', fileName: 'night', sha256: b },
  ],
};

/** A link from an export of a reading list, without any optional field. */
const {
  versions: _,
  pageLinks: __,
  publication: _____,
  feeds: ______,
  enclosures: _________,
  downloads: __________,
  extractedAt: _______,
  onlyBeginning: ________,
  icon: ___________,
  ...whole
} = everything.article;
const bare: ArticleRecord = {
  article: {
    ...whole,
    ...{ kind: 'link', title: '', byline: [], site: null, url: null, canonicalUrl: null },
    ...{ lang: null, publishedAt: null, updatedAt: null, section: null, keywords: [] },
    ...{ licence: null, tags: [], state: 'unread', starred: false, progress: 0, note: '' },
    ...{ highlightCount: 0, excerpt: '', wordCount: 0, readingMinutes: 0, missingImages: 0 },
    ...{ hasImage: false, originals: [], textSha256: '' },
  },
  ...{ html: '', text: '', leftOut: [], highlights: [], assets: [], originals: [] },
};

/** What only a page has from which text was left out. */
const withLeftOut: ArticleRecord = {
  ...bare,
  article: { ...bare.article, leftOut: { sha256: b, mayMiss: true, words: 40 } },
};

it.each([
  ['everything.json', everything],
  ['bare.json', bare],
  ['left-out.json', withLeftOut],
])('%s is what article.json was when it was written down', (name, record) => {
  const file = readFileSync(`tests/fixtures/article-files/${name}`, 'utf8');
  expect(toJsonFile(record, a)).toBe(file);
  // The same after the bounds are applied, as the follower does before it writes.
  expect(toJsonFile({ ...record, article: boundedArticle(record.article) }, a)).toBe(file);
});

it.each([
  ['everything.json', everything],
  ['bare.json', bare],
  ['left-out.json', withLeftOut],
])('%s is read as the record that it was written from', (name, record) => {
  const file = readFileSync(`tests/fixtures/article-files/${name}`, 'utf8');
  const result = parseArticleFile(folder, file);
  const { html: ___, leftOut: ____, ...rest } = record;
  const article = { ...record.article, hasImage: false, highlightCount: record.highlights.length };
  const state = articleJoining.base(workOf({ article, highlights: record.highlights }));
  const parsed = { ...rest, article, state, isEdited: false, htmlSha256: a };
  expect(result).toEqual({ ok: true, parsed });
});
