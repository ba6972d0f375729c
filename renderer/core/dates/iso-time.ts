/**
 * `2025-02-20T18:07:00.000Z`; empty for a moment that no calendar has. What comes in is kept within the
 * years 1 to 9999, but a library of an older version can hold any number.
 */
export function isoTime(milliseconds: number): string {
  const date = new Date(milliseconds);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString();
}
