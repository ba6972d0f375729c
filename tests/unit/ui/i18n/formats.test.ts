import { describe, expect, it } from 'vitest';
import { languageOf } from '../../../../electron/ipc/languages';
import { formatFor } from '../../../../renderer/ui/i18n/format';

describe('the language of the page', () => {
  it.each([
    [null, ['ko-KR', 'en'], 'ko'],
    [null, ['fr-FR', 'ko'], 'ko'],
    [null, ['en-GB'], 'en'],
    [null, ['ko_KR'], 'ko'],
    [null, ['not a language', 'ko'], 'ko'],
    [null, ['tlh'], 'en'],
    [null, ['zh'], 'zh-Hans'],
    [null, ['zh-SG'], 'zh-Hans'],
    [null, ['zh_TW.UTF-8', 'zh-TW'], 'zh-Hant'],
    [null, ['zh-HK'], 'zh-Hant'],
    [null, ['zh-Hant-CN'], 'zh-Hant'],
    [null, ['yue-HK', 'ja-JP'], 'ja'],
    ['zh-Hant', ['zh-CN'], 'zh-Hant'],
    [null, [], 'en'],
    ['en', ['ko'], 'en'],
  ] as const)('chosen %s, system %s: %s', (chosen, system, language) => {
    expect(languageOf(chosen, system)).toBe(language);
  });
});

describe('dates', () => {
  const now = new Date(2025, 5, 1).getTime();

  it('are the day that the page states, wherever it is read', () => {
    const format = formatFor('ko', now);
    expect(format.publishedDate('2025-02-20T00:10:00+09:00', 'long')).toBe('2025년 2월 20일');
    expect(format.publishedDate('2025-02-20', 'short')).toBe('2월 20일');
    expect(formatFor('en', now).publishedDate('2024-02-20', 'short')).toBe('Feb 20, 2024');
  });

  it('are left out when the page states none that can be read', () => {
    expect(formatFor('en', now).publishedDate('last Tuesday', 'long')).toBeNull();
  });

  it('are left out when no calendar has them', () => {
    expect(formatFor('en', now).longDate(1e300)).toBe('');
    expect(formatFor('ko', now).shortDate(Number.NEGATIVE_INFINITY)).toBe('');
  });

  it('joins words', () => {
    expect(formatFor('en', now).anyOf(['a', 'b'])).toBe('a or b');
    expect(formatFor('ko', now).allOf(['a', 'b'])).toBe('a 및 b');
  });

  it('names languages, and repeats what is none', () => {
    expect(formatFor('ko', now).languageName('ja')).toBe('일본어');
    expect(formatFor('en', now).languageName('not a tag')).toBe('not a tag');
  });
});
