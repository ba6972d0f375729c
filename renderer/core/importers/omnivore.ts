/**
 * Omnivore's last export, as packages/api/src/jobs/export.ts wrote it: `metadata_0_to_20.json` and so
 * on, with `content/<slug>.html` and `highlights/<slug>.md` beside them.
 */
import type { Companion } from '../companions';
import { decodeBytes } from '../encoding';
import type { Importer, ImportItem, KeptFile } from '../importer';
import { type OmnivoreNotes, readOmnivoreNotes } from './omnivore/highlights';
import { arrayWith, isObject, type JsonObject, jsonOf, textIn, textsIn } from './reading-list/json';
import { entryItem, type LibraryEntry } from './reading-list/library-entry';
import { timeOf } from './reading-list/times';

export const omnivore: Importer = {
  name: 'omnivore',

  accepts: (source) =>
    arrayWith(jsonOf(source), ['slug', 'url', 'savedAt', 'readingProgress']) !== null,

  async *read(source, context): AsyncGenerator<ImportItem> {
    const list = jsonOf(source);
    const seen = new Set<string>();
    for (const item of Array.isArray(list) ? list : []) {
      // The exporter wrote some entries twice.
      const key = isObject(item) ? JSON.stringify(item) : '';
      if (key !== '' && seen.has(key)) continue;
      seen.add(key);
      const slug = isObject(item) ? textIn(item.slug) : null;
      const content = slug ? (source.beside?.find(`content/${slug}.html`) ?? null) : null;
      const notes = slug ? (source.beside?.find(`highlights/${slug}.md`) ?? null) : null;
      const body = await keptFile(content);
      const html = body ? (await decodeBytes(body.bytes, 'html')).text : null;
      const savedAt = isObject(item) ? timeOf(item.savedAt) : null;
      const entry = {
        ...entryOf(isObject(item) ? item : {}),
        html,
        ...(await marksOf(notes, savedAt)),
      };
      const options = { format: 'omnivore', encoding: 'utf-8', body: body ?? undefined };
      yield entryItem(entry, options, context);
    }
  },
};

async function keptFile(companion: Companion | null): Promise<KeptFile | null> {
  const bytes = await companion?.read();
  return companion && bytes ? { name: companion.name, bytes } : null;
}

async function marksOf(notes: Companion | null, savedAt: number | null): Promise<OmnivoreNotes> {
  const bytes = await notes?.read();
  return readOmnivoreNotes(bytes ? new TextDecoder().decode(bytes) : '', savedAt);
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
