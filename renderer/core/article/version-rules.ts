/** The texts that an article's page had each time it was saved. */
import type { ArticleVersion } from './article-parts';
import { morePages, type Sides, type Subject } from './article-rules';

/**
 * The versions of both articles, each once. A page whose text was changed is saved again and merges with
 * the first copy, and the old text must not be lost. A version only refers to its original, which is kept
 * in any case: two versions extracted by the same rules differ only in what the page said.
 */
export function mergedVersions(
  { known: before }: Sides<ArticleVersion[] | undefined>,
  { known, incoming }: Sides<Subject>,
): ArticleVersion[] | undefined {
  const links = morePages({
    ...{ known: known.pageLinks, incoming: incoming.pageLinks },
    ...{ body: undefined, other: undefined },
  });
  // A single page is no version of a joined article.
  if (links !== undefined && links.pages.length > 1) return before;
  const versions: ArticleVersion[] = [];
  for (const version of [...versionsOf(known), ...versionsOf(incoming)]) {
    const at = versions.findIndex(({ textSha256 }) => textSha256 === version.textSha256);
    const twin = versions[at];
    if (twin === undefined) versions.push(version);
    else if (version.savedAt < twin.savedAt) versions[at] = version;
  }
  if (versions.length < 2) return before;
  return versions.sort((a, b) => a.savedAt - b.savedAt);
}

/** The texts that an article is known to have had. */
export function versionsOf(article: Subject): ArticleVersion[] {
  if (article.versions) return article.versions;
  const [original] = article.originals;
  // A link has no text, and an export's description is not the page's text.
  if (article.kind === 'link' || original === undefined) return [];
  const { textSha256, savedAt, wordCount } = article;
  return [{ original, textSha256, savedAt, wordCount }];
}

/** The versions after re-extraction: the entry of the current body gets the new text's hash. */
export function renewedVersions(
  versions: ArticleVersion[] | undefined,
  _: unknown,
  known: Subject,
  { textSha256, wordCount }: Pick<Subject, 'textSha256' | 'wordCount'>,
): ArticleVersion[] | undefined {
  return versions?.map((version) => {
    const isShown =
      version.original === known.originals[0] && version.textSha256 === known.textSha256;
    return isShown ? { ...version, textSha256, wordCount } : version;
  });
}
