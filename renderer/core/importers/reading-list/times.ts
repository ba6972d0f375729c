const EARLIEST = Date.UTC(1980, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);

/**
 * Seconds or milliseconds since 1970, or a date as programs write it, in milliseconds since 1970; null
 * for what is neither or cannot be. A time without a zone is taken as UTC, which is what servers keep.
 */
export function timeOf(value: unknown): number | null {
  const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value : '';
  const trimmed = text.trim();
  const time = /^\d{9,13}(?:\.\d+)?$/.test(trimmed)
    ? fromNumber(Number(trimmed))
    : fromDate(trimmed);
  return time !== null && time >= EARLIEST && time <= LATEST ? time : null;
}

const fromNumber = (value: number) => Math.round(value < 1e11 ? value * 1000 : value);

/** `20200131T101500Z` as Evernote has it, `2020-01-31 10:15:00`, ISO 8601. */
function fromDate(text: string): number | null {
  // JavaScript makes a year of every small number.
  if (!/\d{4}/.test(text)) return null;
  const dashed = text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z?$/, '$1-$2-$3T$4:$5:$6Z');
  const isBare = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?$/.test(dashed);
  const time = Date.parse(isBare ? `${dashed.replace(' ', 'T')}Z` : dashed);
  return Number.isNaN(time) ? null : time;
}
