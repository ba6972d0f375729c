import { useMemo } from 'react';
import type { Article, ArticleId } from '../../core/article';
import { type ArticleText, textsOf } from '../../library/article-texts';
import { useArticleList, useCopies } from '../app/desk';

export interface RelatedTexts {
  /** The article itself first. */
  ids: ArticleId[];
  texts: ArticleText[];
}

const none: RelatedTexts = { ids: [], texts: [] };

/** What belongs together with an article: the versions of its page, and its copies with theirs. */
export function useRelatedTexts(article: Article | undefined): RelatedTexts {
  const { articles } = useArticleList();
  const { groupOf } = useCopies();
  return useMemo(() => {
    if (article === undefined) return none;
    const group = groupOf.get(article.id);
    const others: Article[] = [];
    if (group !== undefined) {
      for (const [id, its] of groupOf) {
        const other = its === group && id !== article.id && articles.get(id);
        if (other) others.push(other);
      }
    }
    const all = [article, ...others];
    return { ids: all.map(({ id }) => id), texts: textsOf(all) };
  }, [article, articles, groupOf]);
}
