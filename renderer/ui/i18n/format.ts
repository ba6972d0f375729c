import type { Language } from '../../../electron/ipc/languages';
import type { Article } from '../../core/article/article';
import { statedDays } from '../../core/dates/stated-date';

/** Formats dates, numbers and language names in the language of the interface. */
export interface Format {
  number(value: number): string;
  /** With the year only when it is not the current one. */
  shortDate(milliseconds: number): string;
  longDate(milliseconds: number): string;
  /** With the time of day. */
  longTime(milliseconds: number): string;
  /**
   * A date as precise as the page states it: `2019`, `2019-05`, `2019-05-10`. A date without a time
   * is not shifted by the time zone. Null for an invalid date.
   */
  publishedDate(iso: string, style: 'short' | 'long'): string | null;
  languageName(tag: string): string;
  /** “a, b and c”. */
  allOf(items: readonly string[]): string;
  /** “a, b or c”. */
  anyOf(items: readonly string[]): string;
}

export function formatFor(language: Language, now = Date.now()): Format {
  const numbers = new Intl.NumberFormat(language);
  const thisYear = new Intl.DateTimeFormat(language, { month: 'short', day: 'numeric' });
  const otherYear = new Intl.DateTimeFormat(language, {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
  });
  const longTime = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short' });
  const long = new Intl.DateTimeFormat(language, { dateStyle: 'long' });
  const years = new Intl.DateTimeFormat(language, { year: 'numeric' });
  const months = {
    short: new Intl.DateTimeFormat(language, { year: 'numeric', month: 'short' }),
    long: new Intl.DateTimeFormat(language, { year: 'numeric', month: 'long' }),
  };
  const names = new Intl.DisplayNames(language, { type: 'language' });
  const all = new Intl.ListFormat(language, { type: 'conjunction' });
  const any = new Intl.ListFormat(language, { type: 'disjunction' });
  const year = new Date(now).getFullYear();

  const shortDate = (milliseconds: number) => {
    if (!isDate(milliseconds)) return '';
    return (new Date(milliseconds).getFullYear() === year ? thisYear : otherYear).format(
      milliseconds,
    );
  };

  return {
    number: (value) => numbers.format(value),
    shortDate,
    longDate: (milliseconds) => (isDate(milliseconds) ? long.format(milliseconds) : ''),
    longTime: (milliseconds) => (isDate(milliseconds) ? longTime.format(milliseconds) : ''),
    publishedDate(iso, style) {
      const days = statedDays(iso);
      if (days === null) return null;
      // The page's own calendar day: an evening paper in Seoul must not be dated a day earlier.
      const first = localMidnight(days.first);
      if (days.first === days.last)
        return style === 'short' ? shortDate(first) : long.format(first);
      const isMonth = days.first.slice(0, 7) === days.last.slice(0, 7);
      return (isMonth ? months[style] : years).format(first);
    },
    allOf: (items) => all.format(items),
    anyOf: (items) => any.format(items),
    languageName(tag) {
      try {
        return names.of(tag) ?? tag;
      } catch {
        // Pages declare invalid languages such as `lang="utf-8"`.
        return tag;
      }
    },
  };
}

/** @param day `2019-05-10` */
function localMidnight(day: string): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const midnight = new Date(0);
  midnight.setHours(0, 0, 0, 0);
  // The Date constructor maps the years 1 to 99 to 1901 to 1999.
  return midnight.setFullYear(year, month - 1, date);
}

/** Files of the library may state times outside of the calendar's range. */
function isDate(milliseconds: number): boolean {
  return Math.abs(milliseconds) <= 8.64e15;
}

/** The date in a row and in the header: published, else saved. */
export function articleDate(article: Article, format: Format): string {
  const published = article.publishedAt && format.publishedDate(article.publishedAt, 'short');
  return published || format.shortDate(article.savedAt);
}
