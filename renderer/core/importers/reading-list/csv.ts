import { LARGEST_ENTRY } from '../../limits';

/** More columns than any export has. */
const MOST_FIELDS = 1_000;

/** One row of a CSV, by its header's names in lower case. */
export interface CsvRow {
  row: Map<string, string>;
  /** The names of fields that are larger than `LARGEST_ENTRY`, which are empty in the row. */
  tooLarge: string[];
}

/**
 * Rows of a CSV (RFC 4180, and what spreadsheets make of it: `;` or tabs, bare line ends, a quote that
 * is never closed). One after the other: exports have a hundred thousand.
 */
export function* csvRows(text: string): Generator<CsvRow> {
  const clean = text.replace(/^\ufeff/, '');
  const records = csvRecords(clean, separatorOf(clean));
  const header = records.next();
  if (header.done) return;
  const names = header.value.map((name) => (name ?? '').trim().toLowerCase());
  for (const fields of records) {
    if (fields.length === 1 && fields[0]?.trim() === '') continue;
    yield {
      row: new Map(names.map((name, at) => [name, fields[at] ?? ''])),
      tooLarge: names.filter((_name, at) => fields[at] === null),
    };
  }
}

/** The header's names in lower case; empty for what is no CSV. */
export function csvHeader(head: string): string[] {
  const line = head.replace(/^\ufeff/, '').split(/\r?\n/, 1)[0] ?? '';
  const record = csvRecords(line, separatorOf(line)).next();
  return record.done ? [] : record.value.map((name) => (name ?? '').trim().toLowerCase());
}

function separatorOf(text: string): string {
  const line = text.slice(0, 2000).split('\n', 1)[0] ?? '';
  const count = (mark: string) => line.split(mark).length;
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

function* csvRecords(text: string, separator: string): Generator<Field['value'][]> {
  let fields: Field['value'][] = [];
  let at = 0;
  while (at < text.length) {
    const field =
      text[at] === '"' ? quotedField(text, at, separator) : bareField(text, at, separator);
    if (fields.length < MOST_FIELDS) fields.push(field.value);
    at = field.end;
    if (text[at] === separator) {
      at += 1;
      if (at < text.length) continue;
      fields.push('');
    }
    if (text[at] === '\r') at += 1;
    if (text[at] === '\n') at += 1;
    yield fields;
    fields = [];
  }
}

interface Field {
  /** Null for one that is too large. */
  value: string | null;
  end: number;
}

function bareField(text: string, from: number, separator: string): Field {
  const end = afterField(text, from, separator);
  return { value: end - from > LARGEST_ENTRY ? null : text.slice(from, end), end };
}

/** Two quotes are one; what stands between the last and the separator is left out. */
function quotedField(text: string, from: number, separator: string): Field {
  const closing = closingQuote(text, from + 1);
  const last = closing === -1 ? text.length : closing;
  const end = closing === -1 ? text.length : afterField(text, closing + 1, separator);
  if (last - from > LARGEST_ENTRY) return { value: null, end };
  return { value: text.slice(from + 1, last).replaceAll('""', '"'), end };
}

/** -1 when none closes it. */
function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at !== -1 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}

function afterField(text: string, from: number, separator: string): number {
  let end = from;
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') {
    end += 1;
  }
  return end;
}
