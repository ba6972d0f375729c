import { useMemo, useRef } from 'react';
import type { Article, ArticleId } from '../../core/article/article';
import { type ArticleText, textsOf } from '../../library/copies/article-texts';
import { useArticleList, useCopies } from '../app/services';

export interface RelatedTexts {
  /** The article itself comes first. */
  ids: ArticleId[];
  texts: ArticleText[];
}

const none: RelatedTexts = { ids: [], texts: [] };

/** The texts related to an article: its versions, its copies and the copies' versions. */
export function useRelatedTexts(article: Article | undefined): RelatedTexts {
  const { articles } = useArticleList();
  const { groupOf } = useCopies();
  const before = useRef(none);
  const now = useMemo(() => {
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
  // Keeps its identity while its content is equal: during an import the list changes constantly.
  if (!isSame(before.current, now)) before.current = now;
  return before.current;
}

function isSame(one: RelatedTexts, other: RelatedTexts): boolean {
  return (
    one.texts.length === other.texts.length &&
    one.ids[0] === other.ids[0] &&
    one.texts.every((text, at) => {
      const twin = other.texts[at];
      return twin !== undefined && text.key === twin.key && text.article === twin.article;
    })
  );
}
