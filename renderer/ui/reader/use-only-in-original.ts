import { useEffect, useMemo, useState } from 'react';
import type { Article } from '../../core/article/article';
import { createAnchors } from '../../core/highlights/anchor-quote';
import type { Highlight } from '../../core/highlights/highlight';
import { useServices } from '../app/services';
import { originalText } from './original-text';

const none: ReadonlySet<string> = new Set();

/**
 * The ids of those highlights whose words are in the article's original.
 *
 * @param marks not found in the reading text; the original is read only when there are some
 */
export function useOnlyInOriginal(
  article: Article,
  marks: readonly Highlight[],
): ReadonlySet<string> {
  const { library } = useServices();
  const [found, setFound] = useState({ key: '', ids: none });
  const key = useMemo(
    () =>
      JSON.stringify([
        article.originals,
        marks.map(({ id, quote, prefix, suffix }) => [id, quote, prefix, suffix]),
      ]),
    [article.originals, marks],
  );
  // The original is read again only when its files or the words of a highlight are others.
  const [wanted, setWanted] = useState({ key, article, marks });
  if (wanted.key !== key) setWanted({ key, article, marks });

  useEffect(() => {
    const { key, article, marks } = wanted;
    if (marks.length === 0) return;
    let closed = false;
    originalText(library, article).then((text) => {
      if (closed || text === null) return;
      const anchor = createAnchors(text);
      setFound({ key, ids: new Set(marks.filter(anchor).map(({ id }) => id)) });
    }, console.error);
    return () => {
      closed = true;
    };
  }, [library, wanted]);

  return found.key === key ? found.ids : none;
}
