/** A CSV of any program, whose columns the user has named. */

import { parseDate } from '../metadata/dates';
import { statedNames } from '../metadata/names';
import type { ImportItem, ListImporter } from './importer';
import type { ColumnMap } from './reading-list/column-map';
import { csvHeader, readCsv } from './reading-list/csv';
import {
  entryItem,
  highlightOf,
  type LibraryEntry,
  tooLargeFields,
} from './reading-list/library-entry';
import { listIn } from './reading-list/list-field';
import { timeOf } from './reading-list/times';

export function mappedCsv(columns: ColumnMap): ListImporter {
  return {
    name: 'csv',

    /** Only a file that has all of these columns: a folder may hold others. */
    accepts(source) {
      const header = csvHeader(source);
      const names = Object.values(columns);
      return names.length > 0 && names.every((name) => header.includes(nameOf(name)));
    },

    async *read(source, context): AsyncGenerator<ImportItem> {
      const { rows, encoding } = await readCsv(source);
      for await (const { row, tooLarge } of rows) {
        yield entryItem(entryOf(row, columns), { format: 'csv', encoding }, context);
        yield* tooLargeFields(row, tooLarge);
      }
    },
  };
}

const nameOf = (column: string) => column.trim().toLowerCase();

const MARKUP = /<(?:p|div|br|h[1-6]|ul|ol|blockquote|article|span|a|img)\b[^<>]*>/i;

function entryOf(row: ReadonlyMap<string, string>, columns: ColumnMap): LibraryEntry {
  const value = (field: keyof ColumnMap) => {
    const column = columns[field];
    return (column === undefined ? undefined : row.get(nameOf(column)))?.trim() || null;
  };
  const [text, author, published, quote] = [
    value('text'),
    value('author'),
    value('published'),
    value('highlight'),
  ];
  const isMarkup = text !== null && MARKUP.test(text);
  const savedAt = timeOf(value('saved'));
  return {
    url: value('url'),
    title: value('title'),
    ...(isMarkup ? { html: text } : { text }),
    excerpt: value('description'),
    note: value('note'),
    tags: listIn(value('tags') ?? ''),
    savedAt,
    publishedAt: published && parseDate(published),
    byline: author === null ? [] : statedNames(author.split(';')),
    site: value('site'),
    lang: value('language'),
    highlights: quote === null ? [] : (highlightsOf(quote, savedAt) ?? []),
  };
}

const highlightsOf = (quote: string, createdAt: number | null) => {
  const highlight = highlightOf({ quote, createdAt });
  return highlight && [highlight];
};
