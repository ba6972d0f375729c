/**
 * `2025-02-20T18:07:00.000Z`; empty for a number that is no date. Imports keep to the years 1 to 9999,
 * but a library of an older version may hold any number.
 */
export function isoTime(milliseconds: number): string {
  const date = new Date(milliseconds);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString();
}
