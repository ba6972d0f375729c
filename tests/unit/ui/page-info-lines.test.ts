import { expect, test } from 'vitest';
import { en } from '../../../renderer/ui/i18n/en';
import { formatFor } from '../../../renderer/ui/i18n/format';
import { pageInfoLines } from '../../../renderer/ui/page-info/page-info-lines';
import { article } from '../article';

const words = en.pageInfo;
const sha256 = 'ab'.repeat(32);

test('states what is known, and has no line for what nobody stated', () => {
  const known = article({
    url: 'https://example.org/harbour',
    canonicalUrl: 'https://example.org/harbour',
    publishedAt: null,
    missingImages: 3,
    savedAt: Date.UTC(2024, 1, 2),
  });
  const lines = new Map(
    pageInfoLines(
      known,
      {
        originals: [{ sha256, fileName: 'harbour.html', check: { state: 'damaged', size: 1200 } }],
        ...{ requests: 2, missingImages: [] },
      },
      words,
    ),
  );
  expect(lines.get(words.url)).toBe('https://example.org/harbour');
  expect(lines.has(words.canonicalUrl)).toBe(false);
  expect(lines.has(words.published)).toBe(false);
  expect(lines.get(words.saved)).toBe('2024-02-02T00:00:00.000Z');
  expect(lines.get(words.missingImages)).toBe('3');
  expect(lines.get(words.sha256)).toBe(sha256);
  expect(lines.get(words.check)).toBe(words.states.damaged);
  expect(lines.get(words.size)).toBe('1,200 bytes');
  expect(lines.get(words.requests)).toBe(words.requestsOf(2));
});

test('a file that is missing has no size, and one that is read has no result yet', () => {
  const missing = { sha256, fileName: 'a', check: { state: 'missing', size: 0 } as const };
  const lines = pageInfoLines(
    article({}),
    {
      originals: [missing, { sha256, fileName: 'b', check: null }],
      ...{ requests: null, missingImages: [] },
    },
    words,
  );
  const of = (name: string) => lines.filter((line) => line[0] === name).map((line) => line[1]);
  expect(of(words.check)).toEqual([words.states.missing, words.checking]);
  expect(of(words.size)).toEqual([]);
  expect(of(words.requests)).toEqual([]);
});

test('names the archive, its copy and its time, and the addresses of missing images', () => {
  const archiveUrl = 'https://web.archive.org/web/20200312080000/https://quay.example/';
  const known = article({
    missingImages: 2,
    publication: { archive: 'Internet Archive', archiveUrl },
  });
  const missingImages = ['https://quay.example/a.jpg', 'https://quay.example/b.jpg'];
  const linesOf = (missing: string[]) =>
    pageInfoLines(known, { originals: [], requests: null, missingImages: missing }, words);
  const lines = linesOf(missingImages);
  const of = (name: string) => lines.filter((line) => line[0] === name).map((line) => line[1]);
  expect(of(words.archive)).toEqual(['Internet Archive']);
  expect(of(words.archiveCopy)).toEqual([archiveUrl]);
  expect(of(words.archived)).toEqual(['2020-03-12T08:00:00.000Z']);
  expect(of(words.missingImage)).toEqual(missingImages);
  const many = linesOf(Array.from({ length: 120 }, (_, at) => `https://quay.example/${at}.jpg`));
  expect(many.filter(([name]) => name === words.missingImage)).toHaveLength(101);
  expect(many).toContainEqual([words.missingImage, words.moreImages(20)]);
});

test('writes dates in the language of the reader, and tells that of a file from that of its publication', () => {
  const format = formatFor('ko');
  const dates = {
    number: format.number,
    time: format.longTime,
    stated: (date: string) => format.publishedDate(date, 'long') ?? date,
  };
  const facts = { originals: [], requests: null, missingImages: [] };
  const linesOf = (change: Parameters<typeof article>[0]) =>
    new Map(pageInfoLines(article(change), facts, words, dates));
  const imported = {
    format: 'pdf',
    fileName: 'a.pdf',
    importedAt: new Date(2025, 1, 3, 9, 5).getTime(),
  };
  const made = '2019-05-10T18:07:00+09:00';
  const report = linesOf({ source: imported, publishedAt: made, publication: { created: made } });
  expect(linesOf({ wordCount: 2651 }).get(words.words)).toBe('2,651');
  expect(report.has(words.published)).toBe(false);
  expect(report.get(words.created)).toBe('2019년 5월 10일');
  expect(report.get(words.imported)).toMatch(/^2025년 2월 3일.* 9:05$/);
  expect(report.get(words.extracted)).toBe(report.get(words.imported));

  const extractedAt = new Date(2026, 3, 4, 12, 0).getTime();
  const renewed = linesOf({
    source: imported,
    publishedAt: '2018-01-02',
    publication: { created: made },
    extractedAt,
  });
  expect(renewed.get(words.published)).toBe('2018년 1월 2일');
  expect(renewed.get(words.extracted)).toMatch(/^2026년 4월 4일/);
});
