import type { Article } from './article';
import { mergeNotes } from './merge-notes';

export interface MergedArticle {
  article: Article;
  /** Something that its reader can see has changed. */
  changed: boolean;
  /** The body that came in is the better one and takes the place of the old. */
  takesBody: boolean;
}

/**
 * Makes one article of two that are the same: all tags, the earlier saved date, the longer text, both
 * originals. What its reader did to the known one stays.
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
  const takesBody = !sameText && incomingLength > knownLength;
  const tags = [...new Set([...known.tags, ...incoming.tags])];
  const savedAt = Math.min(known.savedAt, incoming.savedAt);
  const originals = takesBody
    ? [...new Set([...incoming.originals, ...known.originals])]
    : [...new Set([...known.originals, ...incoming.originals])];
  const body = takesBody ? incoming : known;
  const article: Article = {
    ...known,
    title: body.title,
    byline: body.byline.length > 0 ? body.byline : known.byline,
    site: body.site ?? known.site,
    url: known.url ?? incoming.url,
    lang: body.lang ?? known.lang,
    publishedAt: known.publishedAt ?? incoming.publishedAt,
    updatedAt: body.updatedAt ?? known.updatedAt,
    section: body.section ?? known.section,
    keywords: [...new Set([...known.keywords, ...incoming.keywords])],
    licence: body.licence ?? known.licence,
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
  };
  const changed = takesBody || tags.length > known.tags.length || savedAt < known.savedAt;
  return { article, changed, takesBody };
}

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
