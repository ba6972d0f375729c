import type { Article } from '../../core/article';
import type { Language } from './language';

/** Dates, numbers and names of languages as the interface's language writes them. */
export interface Format {
  number(value: number): string;
  /** For a row: the year only when it is another one. */
  shortDate(milliseconds: number): string;
  longDate(milliseconds: number): string;
  /** A date as a page states it: a date alone is not moved by the time zone. */
  publishedDate(iso: string, style: 'short' | 'long'): string | null;
  languageName(tag: string): string;
}

export function formatFor(language: Language, now = Date.now()): Format {
  const numbers = new Intl.NumberFormat(language);
  const thisYear = new Intl.DateTimeFormat(language, { month: 'short', day: 'numeric' });
  const otherYear = new Intl.DateTimeFormat(language, {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
  });
  const long = new Intl.DateTimeFormat(language, { dateStyle: 'long' });
  const names = new Intl.DisplayNames(language, { type: 'language' });
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
    publishedDate(iso, style) {
      const day = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso);
      if (!day) return null;
      // The page's own calendar day: an evening paper in Seoul is not dated the day before.
      const local = new Date(Number(day[1]), Number(day[2]) - 1, Number(day[3])).getTime();
      return style === 'short' ? shortDate(local) : long.format(local);
    },
    languageName(tag) {
      try {
        return names.of(tag) ?? tag;
      } catch {
        // Pages declare things like `lang="utf-8"`.
        return tag;
      }
    },
  };
}

/** Files of the library can name moments that no calendar has. */
function isDate(milliseconds: number): boolean {
  return Math.abs(milliseconds) <= 8.64e15;
}

/** The date a row and the header show: when it was published, else when it was saved. */
export function articleDate(article: Article, format: Format): string {
  const published = article.publishedAt && format.publishedDate(article.publishedAt, 'short');
  return published || format.shortDate(article.savedAt);
}
