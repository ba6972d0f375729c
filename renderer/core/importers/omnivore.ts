/**
 * Omnivore's export (packages/api/src/jobs/export.ts): `metadata_0_to_20.json` and so on, with
 * `content/<slug>.html` or `.pdf` and `highlights/<slug>.md` beside them.
 */

import { sha256OfText } from '../article/hashes';
import { decodeBytes } from '../encoding/encoding';
import type { ImportContext, ImportItem, ListImporter, SourceFile } from './importer';
import { readOmnivoreNotes } from './omnivore/highlights';
import { pdf } from './pdf';
import { type JsonObject, textIn, textsIn } from './reading-list/json';
import { jsonEntries } from './reading-list/json-entries';
import { isListOf } from './reading-list/json-outline';
import { entryItem, type LibraryEntry } from './reading-list/library-entry';
import { keptFile, withPage } from './reading-list/page-of-entry';
import { timeOf } from './reading-list/times';

export const omnivore: ListImporter = {
  name: 'omnivore',

  accepts: (source) => isListOf(source, '', ['slug', 'url', 'savedAt', 'readingProgress']),

  async *read(source, context): AsyncGenerator<ImportItem> {
    // Omnivore's exporter wrote some entries twice.
    const seen = new Set<string>();
    yield* jsonEntries(source, '/*', async (item) => {
      const key = await sha256OfText(JSON.stringify(item));
      if (seen.has(key)) return null;
      seen.add(key);
      return readItem(item, source, context);
    });
  },
};

async function readItem(
  item: JsonObject,
  { beside }: SourceFile,
  context: ImportContext,
): Promise<ImportItem> {
  const slug = textIn(item.slug);
  const body = slug ? await keptFile(beside?.find(`content/${slug}.html`)) : null;
  const marks = slug ? await keptFile(beside?.find(`highlights/${slug}.md`)) : null;
  const entry = {
    ...entryOf(item),
    html: body && (await decodeBytes(body.bytes, 'html')).text,
    ...readOmnivoreNotes(marks ? new TextDecoder().decode(marks.bytes) : '', timeOf(item.savedAt)),
  };
  const kept = { body: body ?? undefined, also: marks ? [marks] : [] };
  const read = await entryItem(entry, { format: 'omnivore', encoding: 'utf-8', ...kept }, context);
  const file = slug && !body ? await keptFile(beside?.find(`content/${slug}.pdf`)) : null;
  return withPage(read, file, pdf, context);
}

function entryOf(item: JsonObject): LibraryEntry {
  const author = textIn(item.author);
  const progress = Number(item.readingProgress) / 100 || 0;
  const isArchived = item.state === 'Archived';
  return {
    url: textIn(item.url),
    title: textIn(item.title),
    excerpt: textIn(item.description),
    byline: author ? [author] : [],
    publishedAt: textIn(item.publishedAt),
    savedAt: timeOf(item.savedAt),
    tags: textsIn(item.labels),
    state: isArchived ? 'archived' : progress > 0 ? 'reading' : 'unread',
    progress,
  };
}
