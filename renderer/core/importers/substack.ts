/**
 * Substack's export: `posts.csv`, with the text of each post in `posts/<post_id>.html`. It names neither the
 * site nor the authors. The addresses of subscribers beside it are neither read nor kept.
 */
import { decodeBytes } from '../encoding/encoding';
import { parseDate } from '../metadata/dates';
import { webAddress } from '../sanitize/links';
import { NOT_PUBLIC } from './blog-backup/standing';
import type { ImportContext, ImportItem, ListImporter, SourceFile } from './importer';
import { csvHeader, readCsv } from './reading-list/csv';
import { entryItem, type LibraryEntry, tooLargeFields } from './reading-list/library-entry';
import { keptFile } from './reading-list/page-of-entry';
import { htmlOfSubstack } from './substack/post';

type Row = ReadonlyMap<string, string>;

export const substack: ListImporter = {
  name: 'substack',

  accepts(source) {
    const header = csvHeader(source);
    return ['post_id', 'post_date', 'is_published', 'audience', 'title'].every((name) =>
      header.includes(name),
    );
  },

  async *read(source, context): AsyncGenerator<ImportItem> {
    const { rows, encoding } = await readCsv(source);
    for await (const { row, tooLarge } of rows) {
      yield readPost(row, source, encoding, context);
      yield* tooLargeFields(row, tooLarge);
    }
  },
};

async function readPost(
  row: Row,
  { beside }: SourceFile,
  encoding: string,
  context: ImportContext,
): Promise<ImportItem> {
  const id = field(row, 'post_id');
  // A number and words of the title; anything else may lead out of the folder.
  const file = id && !/[\\/]/.test(id) ? await keptFile(beside?.find(`posts/${id}.html`)) : null;
  const markup = file && (await decodeBytes(file.bytes, 'html')).text;
  const entry = entryOf(row);
  const podcast = webAddress(field(row, 'podcast_url') ?? '', null);
  const about = { subtitle: field(row, 'subtitle'), podcast };
  const html = htmlOfSubstack(markup ?? '', about, context);
  const item = await entryItem(
    markup || podcast ? { ...entry, html } : entry,
    { format: 'substack', encoding, beside, body: file ?? undefined },
    context,
  );
  // A draft without a title is known by its number.
  return item.ok || entry.title ? item : { ...item, item: id ?? item.item };
}

const field = (row: Row, name: string) => row.get(name)?.trim() || null;

function entryOf(row: Row): LibraryEntry {
  const published = field(row, 'post_date');
  const isPublished = /^(?:true|1)$/i.test(field(row, 'is_published') ?? '');
  return {
    url: null,
    title: field(row, 'title'),
    excerpt: field(row, 'subtitle'),
    publishedAt: published && parseDate(published),
    tags: isPublished ? [] : [NOT_PUBLIC.draft],
  };
}
