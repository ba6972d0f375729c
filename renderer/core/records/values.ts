/** The value types of records, with their limits. */
import * as v from 'valibot';

/** Years 1 to 9999, which every calendar and date format can show. */
const earliestTime = -62_135_596_800_000;
export const latestTime = 253_402_300_799_999;

/** Milliseconds since 1970. */
export const time = v.pipe(
  v.number(),
  v.minValue(earliestTime, 'Before the year 1'),
  v.maxValue(latestTime, 'After the year 9999'),
  // Adding 0 turns negative zero, which JSON cannot express, into zero.
  v.transform((milliseconds) => Math.trunc(milliseconds) + 0),
);

/** A non-negative integer. */
export const count = v.pipe(
  v.number(),
  v.integer(),
  v.minValue(0),
  v.maxValue(2 ** 31 - 1, 'More than there can be'),
  v.transform((number) => number + 0),
);

export const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'Not a SHA-256'));

/** A file extension with its dot; empty for none. */
export const extension = v.pipe(v.string(), v.regex(/^(?:\.[a-z0-9]{1,8})?$/, 'Not an extension'));

export const ulid = v.pipe(v.string(), v.regex(/^[0-9A-HJKMNP-TV-Z]{26}$/, 'Not a ULID'));

export const shortText = (most: number) =>
  v.pipe(v.string(), v.maxLength(most, `Longer than ${most} characters`));

/** Longer addresses occur on no page. */
export const longestAddress = 16_384;
export const address = shortText(longestAddress);

/** ISO 8601 as a page states it: a year, a month, a day, or a time with or without a zone. */
export const statedDate = v.pipe(
  shortText(64),
  v.check(isStatedDate, 'Not a date of the years 1 to 9999'),
);

function isStatedDate(value: string): boolean {
  const [, year, month = '01', day = '01'] =
    /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?=$|[T ]))?)?/.exec(value) ?? [];
  if (year === undefined || Number(year) < 1) return false;
  return !Number.isNaN(Date.parse(`${year}-${month}-${day}`));
}
