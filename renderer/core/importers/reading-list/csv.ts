import { decodeInPieces } from '../../encoding/decode-in-pieces';
import { fileHead } from '../../files/file-head';
import { beginsLikeHtml } from '../../files/looks-like-html';
import type { ImportSource, StreamedSource } from '../importer';
import { contentOf, headOf } from '../streamed-source';
import { dialectOf, dialectOfHeader, withOtherSeparator } from './csv-dialect';
import { CsvParser, type Field } from './csv-parser';

/** One row of a CSV. */
export interface CsvRow {
  /** Values by the header's names in lower case. */
  row: Map<string, string>;
  /** Names of fields larger than `LARGEST_ENTRY`; they are empty in `row`. */
  tooLarge: string[];
}

/** UTF-16 code units: enough rows to detect their separator. */
const HEAD = 64 * 1024;

/** The rows of a CSV file, one by one, and its encoding. */
export async function readCsv(
  source: ImportSource | StreamedSource,
): Promise<{ rows: AsyncIterable<CsvRow>; encoding: string }> {
  const { pieces, encoding } = await decodeInPieces(contentOf(source), 'text');
  return { rows: csvRows(pieces), encoding };
}

/**
 * The rows of a CSV, whose text comes in pieces cut anywhere. Accepts RFC 4180 and what spreadsheets write:
 * `;` or tabs, bare line ends, a quote that is never closed. At most one row is in memory.
 */
export async function* csvRows(
  pieces: AsyncIterable<string> | Iterable<string>,
): AsyncGenerator<CsvRow> {
  let names: string[] | null = null;
  for await (const records of recordsOf(pieces)) {
    for (const fields of records) {
      if (names === null) names = fields.map(nameOf);
      else if (fields.length > 1 || fields[0]?.trim() !== '') {
        yield rowOf(names, withOtherSeparator(fields, names.length));
      }
    }
  }
}

/** The records of each piece. They must be read before the next piece is requested. */
async function* recordsOf(
  pieces: AsyncIterable<string> | Iterable<string>,
): AsyncGenerator<Iterable<Field[]>> {
  let parser: CsvParser | null = null;
  let waiting = '';
  for await (const piece of pieces) {
    waiting += piece;
    if (parser === null && waiting.length < HEAD) continue;
    parser ??= new CsvParser(dialectOf(waiting.slice(0, HEAD)));
    yield parser.take(waiting, false);
    waiting = '';
  }
  parser ??= new CsvParser(dialectOf(waiting));
  yield parser.take(waiting, true);
}

/** Cached, because several importers examine the same header. */
const headers = new WeakMap<ImportSource | StreamedSource, string[]>();

/** The header's names in lower case; meaningless, but harmless, for a file that is no CSV. */
export function csvHeader(source: ImportSource | StreamedSource): string[] {
  const known = headers.get(source);
  if (known) return known;
  const names = headerIn(headOf(source));
  headers.set(source, names);
  return names;
}

function headerIn(bytes: Uint8Array): string[] {
  // Most files of an import are pages.
  if (beginsLikeHtml(bytes)) return [];
  const head = fileHead(bytes);
  const [header = []] = new CsvParser(dialectOfHeader(head)).take(head, true);
  return header.map(nameOf);
}

const nameOf = (field: Field) => (field ?? '').trim().toLowerCase();

const rowOf = (names: readonly string[], fields: readonly Field[]): CsvRow => ({
  row: new Map(names.map((name, at) => [name, fields[at] ?? ''])),
  tooLarge: names.filter((_name, at) => fields[at] === null),
});
