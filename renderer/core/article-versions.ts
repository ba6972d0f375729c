import type { Article, ArticleVersion } from './article';

/**
 * The texts of either article, each once: a page whose words were changed without a word is saved a
 * second time and merges with the first, and what it said before must not be forgotten. Only where to
 * find a text is noted: the file as it came in is kept in any case, and two versions that are read by
 * the same rules differ in nothing but what the page said.
 *
 * @param known has to be as it was before the two were merged
 */
export function mergeVersions(known: Article, incoming: Article): ArticleVersion[] {
  const versions: ArticleVersion[] = [];
  for (const version of [...versionsOf(known), ...versionsOf(incoming)]) {
    const at = versions.findIndex(({ textSha256 }) => textSha256 === version.textSha256);
    const twin = versions[at];
    if (twin === undefined) versions.push(version);
    else if (version.savedAt < twin.savedAt) versions[at] = version;
  }
  return versions.sort((a, b) => a.savedAt - b.savedAt);
}

function versionsOf(article: Article): ArticleVersion[] {
  if (article.versions) return article.versions;
  const [original] = article.originals;
  // A link has no text, and what an export said of a page is none of the page's.
  if (article.kind === 'link' || original === undefined) return [];
  const { textSha256, savedAt, wordCount } = article;
  return [{ original, textSha256, savedAt, wordCount }];
}
