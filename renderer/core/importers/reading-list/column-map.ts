/** Which column of a CSV holds what. */
import { CsvParser } from './csv-parser';

/** What a column can hold, in the order in which a user is asked. */
export const columnFields = [
  'url',
  'title',
  'text',
  'description',
  'note',
  'highlight',
  'tags',
  'saved',
  'published',
  'author',
  'site',
  'language',
] as const;
export type ColumnField = (typeof columnFields)[number];

/** Names of columns by what they hold. */
export type ColumnMap = Partial<Record<ColumnField, string>>;

/** The columns of a CSV that no importer knows, and what they probably hold. */
export interface FoundColumns {
  names: string[];
  guess: ColumnMap;
}

/**
 * Parses `url=Link,title=Name`. A column's name that has a comma or a quote is written in quotes.
 *
 * @returns the reason when it is wrong
 */
export function parseColumns(text: string): { columns: ColumnMap } | { wrong: string } {
  const columns: ColumnMap = {};
  const [parts = []] = [
    ...new CsvParser({ header: ',', rows: ',', skip: 0 }).take(quoted(text), true),
  ];
  for (const part of parts) {
    const [field = '', ...rest] = (part ?? '').split('=');
    const name = rest.join('=').trim();
    const known = columnFields.find((each) => each === field.trim().toLowerCase());
    if (known === undefined)
      return { wrong: `"${field.trim()}" is none of ${columnFields.join(', ')}` };
    if (name === '') return { wrong: `${known} has no column` };
    columns[known] = name;
  }
  if (!columns.url && !columns.text && !columns.title) {
    return { wrong: 'url, title or text must have a column' };
  }
  return { columns };
}

/** Moves a quote after `=` to before the field, where CSV expects it. */
const quoted = (text: string) => text.replace(/(^|,)\s*([a-z]+)\s*=\s*"/gi, '$1"$2=');
