import { detect } from './detect';
import type { ImportContext, ImportItem, ImportSource } from './importer';

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
      yield item;
    }
  } catch (error) {
    // A bug of ours, or a file broken in a way nobody thought of: it is reported and the batch goes on.
    console.error(`${source.name}:`, error);
    items++;
    yield { ok: false, item: source.name, reason: 'damaged' };
  }
  if (items === 0) yield { ok: false, item: source.name, reason: 'no-text' };
}
