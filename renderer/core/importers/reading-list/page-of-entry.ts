import type { ImportItem, KeptFile } from '../../importer';

type DraftItem = Extract<ImportItem, { draft: unknown }>;

/**
 * The page that a library keeps beside an entry, read by that page's own importer: the text is the
 * page's, and what the library says of it is the entry's. The entry alone where there is no page.
 */
export function withPage(entry: ImportItem, page: ImportItem | null, body: KeptFile): ImportItem {
  if (!isDraft(entry) || !page || !isDraft(page)) return entry;
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
