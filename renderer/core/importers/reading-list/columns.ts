/** What the columns of an unknown CSV probably hold. */
import { extensionOf, fileHead } from '../../files/file-head';
import type { ImportSource, StreamedSource } from '../importer';
import { headOf } from '../streamed-source';
import type { ColumnField, ColumnMap, FoundColumns } from './column-map';
import { dialectOf } from './csv-dialect';
import { CsvParser } from './csv-parser';

/** UTF-16 code units of the beginning, and rows of it, that are examined. */
const HEAD = 64 * 1024;
const SAMPLE = 20;

/** The longest name of a column that is shown, and the most columns. */
const LONGEST_NAME = 100;
const MOST_COLUMNS = 100;

/**
 * The columns of a CSV in which one holds web addresses, with a guess of what they hold; null for any other
 * file. The column of addresses is found by its values, the others by usual names.
 */
export function addressColumns(source: ImportSource | StreamedSource): FoundColumns | null {
  if (!['csv', 'tsv'].includes(extensionOf(source.name))) return null;
  const head = textOfHead(headOf(source));
  const [header = [], ...rows] = [...new CsvParser(dialectOf(head)).take(head, true)].slice(
    0,
    1 + SAMPLE,
  );
  const names = header.map((name) => (name ?? '').trim()).slice(0, MOST_COLUMNS);
  const isUsable = names.every((name) => name.length <= LONGEST_NAME);
  const url = names.findIndex((name, at) => {
    const values = rows.map((row) => row[at]?.trim() ?? '').filter((value) => value !== '');
    const addresses = values.filter((value) => /^https?:\/\/\S+$/i.test(value));
    return name !== '' && addresses.length > 0 && addresses.length * 2 >= values.length;
  });
  const addressName = names[url];
  if (!isUsable || addressName === undefined) return null;
  return { names: names.filter((name) => name !== ''), guess: guessOf(names, addressName) };
}

/** Most files are UTF-8; of another encoding the names are only shown wrongly until it is imported. */
const textOfHead = (bytes: Uint8Array) => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, HEAD), {
      stream: true,
    });
  } catch {
    return fileHead(bytes, HEAD);
  }
};

/** Usual names of columns, in English and Korean. */
const USUAL: [ColumnField, RegExp][] = [
  ['title', /^(?:title|name|headline|subject|제목|이름)$/i],
  ['text', /^(?:text|content|body|html|article|full text|본문|내용)$/i],
  ['description', /^(?:description|excerpt|summary|abstract|설명|요약)$/i],
  ['note', /^(?:notes?|comments?|memo|메모|비고)$/i],
  ['highlight', /^(?:highlight|quote|selection|하이라이트|인용)$/i],
  ['tags', /^(?:tags?|labels?|keywords?|categor(?:y|ies)|folder|태그|분류)$/i],
  [
    'saved',
    /^(?:(?:date |time |saved |added |created |time_|date_)?(?:saved|added|created|date|at)|created_at|saved_at|added_at|timestamp|날짜|저장일)$/i,
  ],
  ['published', /^(?:published|publication date|published_at|date published|발행일)$/i],
  ['author', /^(?:authors?|by|byline|creator|writer|저자|글쓴이|작성자)$/i],
  ['site', /^(?:site|source|publisher|domain|website name|사이트|출처)$/i],
  ['language', /^(?:lang|language|언어)$/i],
];

function guessOf(names: readonly string[], url: string): ColumnMap {
  const guess: ColumnMap = { url };
  for (const [field, pattern] of USUAL) {
    const found = names.find((name) => pattern.test(name) && !Object.values(guess).includes(name));
    if (found !== undefined) guess[field] = found;
  }
  return guess;
}
