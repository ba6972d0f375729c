import { detect } from './detect';
import type { ImportContext, ImportItem, ImportSource } from './importer';
import { boundedDraft } from './records/article-record';
import { boundedFeed } from './records/library-records';

/** Every article in a file, or why there is none: at least one item, and never a throw. */
export async function* readSource(
  source: ImportSource,
  context: ImportContext,
): AsyncGenerator<ImportItem, void, undefined> {
  const found = detect(source);
  if ('reason' in found) {
    yield { ok: false, item: source.name, reason: found.reason };
    return;
  }
  let items = 0;
  try {
    for await (const item of found.importer.read(source, context)) {
      items++;
      yield bounded(item);
    }
  } catch (error) {
    // A bug of ours, or a file broken in a way nobody thought of: it is reported and the batch goes on.
    console.error(`${source.name}:`, error);
    items++;
    yield { ok: false, item: source.name, reason: 'damaged' };
  }
  if (items === 0) yield { ok: false, item: source.name, reason: 'no-text' };
}

/** A page, a feed or a list can state anything: a date of the year 275760, a title of a megabyte. */
function bounded(item: ImportItem): ImportItem {
  if (!item.ok) return item;
  if ('draft' in item) return { ...item, draft: boundedDraft(item.draft) };
  const feed = boundedFeed(item.feed);
  return feed === null
    ? { ok: false, item: item.feed.title, reason: 'damaged' }
    : { ok: true, feed };
}
