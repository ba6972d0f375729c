// Dates of pages and queries, which may be a day, a month or a year.

/** The first and last day that a date may mean, as `2019-05-31`, so that they compare as strings. */
export interface DaySpan {
  first: string;
  last: string;
}

/**
 * The days of `2019`, `2019-05` or `2019-05-10`. Null for anything else, and for a date that the
 * calendar does not have. Years are 0001 to 9999.
 */
export function daysOf(date: string): DaySpan | null {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(date) ?? [];
  if (year === undefined || year === '0000') return null;
  if (month === undefined) return { first: `${year}-01-01`, last: `${year}-12-31` };
  const days = daysInMonth(Number(year), Number(month));
  if (day === undefined) {
    return days === 0 ? null : { first: `${date}-01`, last: `${date}-${days}` };
  }
  return Number(day) >= 1 && Number(day) <= days ? { first: date, last: date } : null;
}

/**
 * The days on which an article may have been published, by its ISO 8601 date. A day is the one that
 * the page states, in the page's own time zone, whatever the reader's is. An invalid day or month
 * (`2019-05-00`) is ignored and the rest counts. Null without a year.
 */
export function statedDays(date: string | null): DaySpan | null {
  if (date === null) return null;
  return daysOf(date.slice(0, 10)) ?? daysOf(date.slice(0, 7)) ?? daysOf(date.slice(0, 4));
}

/**
 * The time of publication in milliseconds since 1970, for sorting. A month or a year counts as its
 * first day. Null without a year.
 */
export function statedTime(date: string | null): number | null {
  const day = statedDays(date)?.first;
  if (date === null || day === undefined) return null;
  const exact = date.startsWith(day) ? Date.parse(date) : Number.NaN;
  return Number.isNaN(exact) ? Date.parse(day) : exact;
}

/** The day of a moment in the reader's time zone. */
export function localDay(milliseconds: number): string {
  const date = new Date(milliseconds);
  const pad = (number: number, width: number) => String(number).padStart(width, '0');
  return `${pad(date.getFullYear(), 4)}-${pad(date.getMonth() + 1, 2)}-${pad(date.getDate(), 2)}`;
}

/** 0 for a month other than 1 to 12. */
function daysInMonth(year: number, month: number): number {
  if (month < 1 || month > 12) return 0;
  const end = new Date(0);
  // Date.UTC reads the years 1 to 99 as 1901 to 1999.
  end.setUTCFullYear(year, month, 0);
  return end.getUTCDate();
}
