import type { Companion } from '../../files/companions';
import type { ImportContext, Importer, ImportItem, ImportSource, KeptFile } from '../importer';

type DraftItem = Extract<ImportItem, { draft: unknown }>;

/** Null when it did not come along, or cannot be read (any more). */
export async function keptFile(companion: Companion | null | undefined): Promise<KeptFile | null> {
  const bytes = await companion?.read();
  return companion && bytes ? { name: companion.name, bytes } : null;
}

/**
 * The page that a library keeps beside an entry, read by that page's own importer: the text is the
 * page's, and what the library says of it is the entry's. The entry alone where there is no page.
 */
export async function withPage(
  entry: ImportItem,
  body: KeptFile | null,
  importer: Importer,
  context: ImportContext,
  about: Pick<ImportSource, 'cameFrom'> = {},
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
