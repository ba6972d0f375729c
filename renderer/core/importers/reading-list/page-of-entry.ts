import type { Companion } from '../../files/companions';
import type { ImportContext, Importer, ImportItem, ImportSource, KeptFile } from '../importer';

type DraftItem = Extract<ImportItem, { draft: unknown }>;

/** Reads a companion; null when it did not come along or cannot be read. */
export async function keptFile(companion: Companion | null | undefined): Promise<KeptFile | null> {
  const bytes = await companion?.read();
  return companion && bytes ? { name: companion.name, bytes } : null;
}

/**
 * Joins an entry with the page that was exported beside it. The page's own importer reads the text; the
 * metadata that the list states wins. Without a page the entry is returned as it is.
 */
export async function withPage(
  entry: ImportItem,
  body: KeptFile | null,
  importer: Importer,
  context: ImportContext,
  about: Pick<ImportSource, 'cameFrom' | 'beside'> = {},
): Promise<ImportItem> {
  if (!body) return entry;
  for await (const page of importer.read({ ...body, ...about, modifiedAt: null }, context)) {
    return joined(entry, page, body);
  }
  return entry;
}

function joined(entry: ImportItem, page: ImportItem, body: KeptFile): ImportItem {
  if (!isDraft(entry) || !isDraft(page)) return entry;
  const { draft: stated, also = [] } = entry;
  const { draft } = page;
  return {
    ok: true,
    body,
    also,
    draft: {
      ...draft,
      title: stated.title || draft.title,
      byline: stated.byline.length > 0 ? stated.byline : draft.byline,
      site: stated.site ?? draft.site,
      url: stated.url ?? draft.url,
      canonicalUrl: stated.canonicalUrl ?? draft.canonicalUrl,
      publishedAt: stated.publishedAt ?? draft.publishedAt,
      savedAt: stated.savedAt ?? draft.savedAt,
      tags: stated.tags,
      marks: stated.marks,
      format: stated.format,
    },
  };
}

const isDraft = (item: ImportItem): item is DraftItem => item.ok && 'draft' in item;
