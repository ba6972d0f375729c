import { type CsvDialect, CsvParser, type Field } from './csv-parser';

const SEPARATORS = [',', ';', '\t'];

/** Rows that are examined. */
const SAMPLE = 20;

/**
 * Finds the header's separator: the one that Excel's line `sep=` states, else the one that gives the most
 * fields.
 */
export function dialectOfHeader(head: string): CsvDialect {
  const stated = /^\ufeff?(?:"?sep=([,;\t])"?(?:\r\n?|\n))?/i.exec(head);
  const skip = stated?.[0].length ?? 0;
  const header =
    stated?.[1] ??
    best(SEPARATORS, (each) => sizesOf(head, { header: each, rows: each, skip }, 1)[0] ?? 0);
  return { header, rows: header, skip };
}

/**
 * The rows' separator is the header's, unless another one makes more rows as long as the header:
 * spreadsheets of other locales write `;` below a header in commas.
 */
export function dialectOf(head: string): CsvDialect {
  const dialect = dialectOfHeader(head);
  const fitting = (rows: string) => {
    const [columns, ...sizes] = sizesOf(head, { ...dialect, rows }, 1 + SAMPLE);
    return columns === 1 ? 0 : sizes.filter((size) => size === columns).length;
  };
  const others = SEPARATORS.filter((each) => each !== dialect.header);
  return { ...dialect, rows: best([dialect.header, ...others], fitting) };
}

/**
 * Splits a row that is one bare field in this dialect, but fits the header with another separator: rows of
 * another file were appended.
 */
export function withOtherSeparator(fields: readonly Field[], columns: number): readonly Field[] {
  const [only] = fields;
  if (fields.length !== 1 || columns === 1 || !only) return fields;
  for (const each of SEPARATORS) {
    if (only.split(each, columns + 1).length < columns) continue;
    const [found] = new CsvParser({ header: each, rows: each, skip: 0 }).take(only, true);
    if (found?.length === columns) return found;
  }
  return fields;
}

/** The number of fields of each of the first records. */
function sizesOf(head: string, dialect: CsvDialect, count: number): number[] {
  const sizes: number[] = [];
  for (const fields of new CsvParser(dialect).take(head, true)) {
    sizes.push(fields.length);
    if (sizes.length === count) break;
  }
  return sizes;
}

/** The first candidate with the highest score. */
function best(candidates: readonly string[], score: (one: string) => number): string {
  const scores = candidates.map(score);
  return candidates[scores.indexOf(Math.max(...scores))] ?? ',';
}
