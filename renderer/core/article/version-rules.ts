/** The texts that an article's page had each time it was saved. */
import type { ArticleVersion } from './article-parts';
import { morePages, type Sides, type Subject } from './article-rules';

/**
 * The texts of either article, each once: a page whose words were changed in silence is saved a
 * second time and merges with the first, and what it said before must not be forgotten. Only where to
 * find a text is noted: the file as it came in is kept in any case, and two versions that are read by
 * the same rules differ in nothing but what the page said.
 */
export function mergedVersions(
  { known: before }: Sides<ArticleVersion[] | undefined>,
  { known, incoming }: Sides<Subject>,
): ArticleVersion[] | undefined {
  const links = morePages({
    ...{ known: known.pageLinks, incoming: incoming.pageLinks },
    ...{ body: undefined, other: undefined },
  });
  // One page of several is no version of the whole.
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

function versionsOf(article: Subject): ArticleVersion[] {
  if (article.versions) return article.versions;
  const [original] = article.originals;
  // A link has no text, and what an export said of a page is none of the page's.
  if (article.kind === 'link' || original === undefined) return [];
  const { textSha256, savedAt, wordCount } = article;
  return [{ original, textSha256, savedAt, wordCount }];
}

/** The version that the body shows has another text once its page was read by today's rules. */
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
