import type { Article, ArticleDraft } from '../../core/article/article';

type Named = Pick<ArticleDraft, 'canonicalUrl' | 'title'>;

/** Finds an article among those of its file, by address or else by title. */
export function pickDraft<T extends { draft: Named }>(
  found: readonly T[],
  { canonicalUrl, title }: Article,
): T | undefined {
  if (found.length < 2) return found[0];
  return (
    found.find(({ draft }) => draft.canonicalUrl === canonicalUrl) ??
    found.find(({ draft }) => draft.title === title)
  );
}
