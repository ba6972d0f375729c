/**
 * Fields of CSV files that people open in a spreadsheet. A field that a spreadsheet would read as a formula
 * gets an apostrophe in front (OWASP, "CSV Injection"). `withoutGuard` takes it away again, and both
 * together change no value: a field that already has such apostrophes gets one more.
 */

const formula = '[\\s\\p{Cf}]*[=+\\-@＝＋－＠\\t\\r]';
const dangerous = new RegExp(`^'*${formula}`, 'u');
const guarded = new RegExp(`^'+${formula}`, 'u');

/** The field in quotes (RFC 4180), harmless in a spreadsheet. */
export function csvField(value: string): string {
  const text = dangerous.test(value) ? `'${value}` : value;
  return `"${text.replaceAll('"', '""')}"`;
}

/** The value of a parsed field that `csvField` wrote. */
export function withoutGuard(field: string): string {
  return guarded.test(field) ? field.slice(1) : field;
}

/** A line of a CSV, with its line end. */
export function csvLine(values: readonly string[]): string {
  return `${values.map(csvField).join(',')}\r\n`;
}
