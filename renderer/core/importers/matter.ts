/**
 * Matter's export: `_matter_history.csv`, with the pages beside it under the names in its last column, and
 * the highlights in `_matter_highlights.csv`.
 */
import type { Highlight } from '../highlights/highlight';
import { html } from './html';
import type { ImportContext, ImportItem, KeptFile, ListImporter, SourceFile } from './importer';
import { csvHeader, readCsv } from './reading-list/csv';
import {
  entryItem,
  highlightOf,
  type LibraryEntry,
  tooLargeFields,
} from './reading-list/library-entry';
import { keptFile, withPage } from './reading-list/page-of-entry';
import { timeOf } from './reading-list/times';

type Row = ReadonlyMap<string, string>;

export const matter: ListImporter = {
  name: 'matter',

  accepts(source) {
    const header = csvHeader(source);
    return ['title', 'url', 'publisher', 'read', 'last interaction date'].every((name) =>
      header.includes(name),
    );
  },

  async *read(source, context): AsyncGenerator<ImportItem> {
    const { rows, encoding } = await readCsv(source);
    const marks = await highlightsBeside(source);
    for await (const { row, tooLarge } of rows) {
      yield readRow(row, source, { marks, encoding }, context);
      yield* tooLargeFields(row, tooLarge);
    }
  },
};

interface Found {
  marks: Marks | null;
  encoding: string;
}

async function readRow(
  row: Row,
  { beside }: SourceFile,
  { marks, encoding }: Found,
  context: ImportContext,
): Promise<ImportItem> {
  const highlights = marks?.byTitle.get(titleOf(row)) ?? [];
  const entry = { ...entryOf(row), highlights };
  const also = highlights.length > 0 && marks ? [marks.file] : [];
  const item = await entryItem(entry, { format: 'matter', encoding, also }, context);
  const id = row.get('file id')?.trim();
  const page = id ? await keptFile(beside?.find(id) ?? beside?.find(`${id}.html`)) : null;
  const cameFrom = { url: entry.url, savedAt: entry.savedAt ?? null, format: 'matter' };
  return withPage(item, page, html, context, { cameFrom });
}

interface Marks {
  file: KeptFile;
  byTitle: Map<string, Highlight[]>;
}

/** Highlights by the title of their page: the file has no other key. */
async function highlightsBeside({ beside }: SourceFile): Promise<Marks | null> {
  const file = await keptFile(beside?.find('_matter_highlights.csv'));
  if (!file) return null;
  const byTitle = new Map<string, Highlight[]>();
  const { rows } = await readCsv({ ...file, modifiedAt: null });
  for await (const { row } of rows) {
    const createdAt = timeOf(row.get('highlighted date'));
    const quote = row.get('text') ?? null;
    const highlight = highlightOf({ quote, note: row.get('note') ?? null, createdAt });
    if (!highlight) continue;
    const known = byTitle.get(titleOf(row));
    if (known) known.push(highlight);
    else byTitle.set(titleOf(row), [highlight]);
  }
  return { file, byTitle };
}

const titleOf = (row: Row) => row.get('title')?.trim() ?? '';

const isTrue = (value: string | undefined) => /^(?:true|yes|1)$/i.test(value?.trim() ?? '');

function entryOf(row: Row): LibraryEntry {
  const author = row.get('author')?.trim();
  return {
    url: row.get('url') || null,
    title: row.get('title'),
    byline: author ? [author] : [],
    site: row.get('publisher')?.trim() || null,
    savedAt: timeOf(row.get('last interaction date')),
    tags: (row.get('tags') ?? '').split(';').filter((tag) => tag.trim() !== ''),
    state: isTrue(row.get('read')) ? 'read' : 'unread',
    starred: isTrue(row.get('favorited')),
  };
}
