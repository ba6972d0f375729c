import { describe, expect, it } from 'vitest';
import { articleDate, formatFor } from '../../../renderer/ui/i18n/format';
import { article } from '../article';

const now = new Date(2026, 10, 28).getTime();
const en = formatFor('en', now);
const ko = formatFor('ko', now);

describe('the date of publishing', () => {
  it.each([
    ['2019', '2019', '2019', '2019년', '2019년'],
    ['2019-05', 'May 2019', 'May 2019', '2019년 5월', '2019년 5월'],
    ['2019-09', 'Sep 2019', 'September 2019', '2019년 9월', '2019년 9월'],
    ['2026-09', 'Sep 2026', 'September 2026', '2026년 9월', '2026년 9월'],
    ['2019-05-10', 'May 10, 2019', 'May 10, 2019', '2019년 5월 10일', '2019년 5월 10일'],
    ['2019-05-00', 'May 2019', 'May 2019', '2019년 5월', '2019년 5월'],
    ['2019-13-45', '2019', '2019', '2019년', '2019년'],
    [
      '2025-12-31T23:30:00-05:00',
      'Dec 31, 2025',
      'December 31, 2025',
      '2025년 12월 31일',
      '2025년 12월 31일',
    ],
  ])('%s is written as precisely as it is known', (iso, short, long, shortKo, longKo) => {
    expect(en.publishedDate(iso, 'short')).toBe(short);
    expect(en.publishedDate(iso, 'long')).toBe(long);
    expect(ko.publishedDate(iso, 'short')).toBe(shortKo);
    expect(ko.publishedDate(iso, 'long')).toBe(longKo);
  });

  it('has no year before 1900 taken for another', () => {
    expect(en.publishedDate('0079-08-24', 'short')).toMatch(/Aug 24, 79/);
    expect(en.publishedDate('0079', 'long')).toMatch(/^79/);
  });

  it.each(['', 'last Tuesday', '0000'])('is not there for %o', (iso) => {
    expect(en.publishedDate(iso, 'short')).toBeNull();
  });
});

describe('the date of a row', () => {
  const savedAt = new Date(2026, 1, 3).getTime();
  it('is that of publishing, else that of saving', () => {
    expect(articleDate(article({ publishedAt: '2019-05', savedAt }), en)).toBe('May 2019');
    expect(articleDate(article({ publishedAt: null, savedAt }), en)).toBe('Feb 3');
    expect(articleDate(article({ publishedAt: 'once', savedAt }), en)).toBe('Feb 3');
  });
});
