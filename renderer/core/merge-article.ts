import type { Article, ArticleKind, PageLinks } from './article';
import { mergeVersions } from './article-versions';
import { mergeNotes } from './merge-notes';

export interface MergedArticle {
  article: Article;
  /** Something that its reader can see has changed. */
  changed: boolean;
  /** The body that came in is the better one and takes the place of the old. */
  takesBody: boolean;
}

/** Whatever its length: what a library said of a page does not stand for the page. */
const ranks: Record<ArticleKind, number> = { link: 0, page: 1, article: 2, document: 2 };

/**
 * Makes one article of two that are the same: all tags, the earlier saved date, the better
 * body, all originals, every text it ever had. What its reader did to the known one stays.
 *
 * @param knownLength characters of the text that the library has
 * @param incomingLength characters of the text that came in
 */
export function mergeArticle(
  known: Article,
  incoming: Article,
  knownLength: number,
  incomingLength: number,
): MergedArticle {
  const sameText = known.textSha256 === incoming.textSha256;
  const rank = ranks[incoming.kind] - ranks[known.kind];
  const takesBody = rank > 0 || (rank === 0 && !sameText && incomingLength > knownLength);
  const tags = [...new Set([...known.tags, ...incoming.tags])];
  const savedAt = Math.min(known.savedAt, incoming.savedAt);
  const originals = takesBody
    ? [...new Set([...incoming.originals, ...known.originals])]
    : [...new Set([...known.originals, ...incoming.originals])];
  const body = takesBody ? incoming : known;
  const other = takesBody ? known : incoming;
  const pageLinks = morePages(known.pageLinks, incoming.pageLinks);
  // One page of several is no version of the whole.
  const isPart = pageLinks !== undefined && pageLinks.pages.length > 1;
  const versions = isPart ? [] : mergeVersions(known, incoming);
  const article: Article = {
    ...known,
    title: betterTitle(body, other),
    byline: body.byline.length > 0 ? body.byline : other.byline,
    site: body.site ?? other.site,
    url: known.url ?? incoming.url,
    lang: body.lang ?? other.lang,
    publishedAt: known.publishedAt ?? incoming.publishedAt,
    updatedAt: body.updatedAt ?? other.updatedAt,
    section: body.section ?? other.section,
    keywords: [...new Set([...known.keywords, ...incoming.keywords])],
    licence: body.licence ?? other.licence,
    kind: body.kind,
    missingImages: body.missingImages,
    excerpt: body.excerpt,
    wordCount: body.wordCount,
    readingMinutes: body.readingMinutes,
    source: body.source,
    textSha256: body.textSha256,
    tags,
    savedAt,
    originals,
    ...(versions.length > 1 && { versions }),
    ...(pageLinks && { pageLinks }),
  };
  const changed =
    takesBody ||
    versions.length > Math.max(1, known.versions?.length ?? 1) ||
    tags.length > known.tags.length ||
    savedAt < known.savedAt ||
    article.title !== known.title;
  return { article, changed, takesBody };
}

function morePages(known?: PageLinks, incoming?: PageLinks): PageLinks | undefined {
  if (!known || !incoming) return known ?? incoming;
  return incoming.pages.length > known.pages.length ? incoming : known;
}

/** Exports have the address in the place of a title that they did not know. */
function betterTitle(body: Article, other: Article): string {
  return body.kind === 'link' && isAddress(body.title) && !isAddress(other.title)
    ? other.title
    : body.title;
}

const isAddress = (title: string) => /^(?:https?:\/\/)?[\w-]+(?:\.[\w-]+)+(?:\/\S*)?$/.test(title);

const furthest = ['unread', 'reading', 'archived'] as const;

/** What two readers of the same article did: the star of either, the further state and place. */
export function mergeReading(known: Article, incoming: Article): Article {
  const rank = Math.max(furthest.indexOf(known.state), furthest.indexOf(incoming.state));
  return {
    ...known,
    note: mergeNotes(known.note, incoming.note),
    state: furthest[rank] ?? known.state,
    starred: known.starred || incoming.starred,
    progress: Math.max(known.progress, incoming.progress),
  };
}
