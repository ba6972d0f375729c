import { describe, expect, it } from 'vitest';
import { en } from '../../../renderer/ui/i18n/en';
import { formatFor } from '../../../renderer/ui/i18n/format';
import { ko } from '../../../renderer/ui/i18n/ko';
import { languageOf } from '../../../renderer/ui/i18n/language';

function paths(value: unknown, path = ''): [path: string, value: unknown][] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, inner]) => paths(inner, `${path}.${key}`));
}

describe('the Korean catalogue', () => {
  it('has nothing that the English one does not have', () => {
    expect(paths(ko).map(([path]) => path)).toEqual(paths(en).map(([path]) => path));
  });

  it('leaves nothing in English but names', () => {
    const english = paths(ko).filter(
      ([, value]) => typeof value === 'string' && value !== '' && !/[가-힣]/.test(value),
    );
    expect(english.map(([, value]) => value)).toEqual([
      'Carrel',
      'SHA-256',
      'Markdown',
      'CSV',
      'JSON',
      'BibTeX',
      'RIS',
      'CSL-JSON',
      'English',
      '日本語',
      '中文',
      // SingleFile shows its options in English.
      'upload to a REST Form API',
      '1. Destination',
      '2. URL',
      '3. Authorization token',
      '4. Archive data field name',
      '5. Archive URL field name',
      'Carrel',
      'MIT',
    ]);
  });
});

describe('the language of the page', () => {
  it.each([
    [null, ['ko-KR', 'en'], 'ko'],
    [null, ['fr-FR', 'ko'], 'ko'],
    [null, ['en-GB'], 'en'],
    [null, ['ja'], 'en'],
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

  it('names languages, and repeats what is none', () => {
    expect(formatFor('ko', now).languageName('ja')).toBe('일본어');
    expect(formatFor('en', now).languageName('not a tag')).toBe('not a tag');
  });
});
