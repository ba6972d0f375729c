const EARLIEST = Date.UTC(1980, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);

/**
 * Milliseconds since 1970 from a number of seconds, milliseconds or microseconds, or from a date in any
 * usual form; null for anything else and for dates outside 1980 to 2100. A time without a zone is taken as
 * UTC, as servers write it.
 */
export function timeOf(value: unknown): number | null {
  const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value : '';
  const trimmed = text.trim();
  const time = /^\d{9,17}(?:\.\d+)?$/.test(trimmed)
    ? fromNumber(Number(trimmed))
    : fromDate(trimmed);
  return time !== null && time >= EARLIEST && time <= LATEST ? time : null;
}

/** Chrome counts microseconds since 1601. */
const CHROME_EPOCH = Date.UTC(1601, 0, 1);

/** The unit by the size of the number: no two units overlap in the years that are accepted. */
function fromNumber(value: number): number {
  if (value < 1e11) return Math.round(value * 1000);
  if (value < 1e14) return Math.round(value);
  return Math.floor(value / 1000) + (value < 1e16 ? 0 : CHROME_EPOCH);
}

/** Parses ISO 8601, `2020-01-31 10:15:00`, and Evernote's `20200131T101500Z`. */
function fromDate(text: string): number | null {
  // `Date.parse` takes any small number as a year.
  if (!/\d{4}/.test(text)) return null;
  const dashed = text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z?$/, '$1-$2-$3T$4:$5:$6Z');
  const isBare = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?$/.test(dashed);
  if (/^\d{4}-\d\d-\d\d \d{1,2}:\d\d(?::\d\d)? [ap]m$/i.test(dashed))
    return fromDate(`${dashed} UTC`);
  const time = Date.parse(isBare ? `${dashed.replace(' ', 'T')}Z` : dashed);
  return Number.isNaN(time) ? null : time;
}
