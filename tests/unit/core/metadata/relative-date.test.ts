import { expect, test } from 'vitest';
import { parseRelativeDate } from '../../../../renderer/core/metadata/relative-date';

const savedAt = Date.UTC(2025, 1, 20, 9, 30);

test.each([
  ['3시간 전', '2025-02-20T06:30:00Z'],
  ['5分钟前', '2025-02-20T09:25:00Z'],
  ['2 hours ago', '2025-02-20T07:30:00Z'],
  ['2 days ago', '2025-02-18'],
  ['3日前', '2025-02-17'],
  ['1주 전', '2025-02-13'],
  ['어제', '2025-02-19'],
  ['昨日', '2025-02-19'],
  ['Yesterday', '2025-02-19'],
])('reads "%s" by when the page was saved', (text, date) => {
  expect(parseRelativeDate(text, savedAt)).toBe(date);
});

test('says nothing where nothing is counted', () => {
  for (const text of ['2025.02.20', '세 시간', 'long ago', ''])
    expect(parseRelativeDate(text, savedAt)).toBeNull();
});
