import { useEffect, useState } from 'react';
import type { Article } from '../../core/article/article';
import { useArticleList, useServices } from '../app/services';
import { usePreferences } from '../settings/preferences-context';

const shownArticles = 7;
const none: readonly Article[] = [];

/** The best articles for words that are being typed; the last answer until the next one is there. */
export function usePaletteArticles(words: string): readonly Article[] {
  const { library } = useServices();
  const { articles } = useArticleList();
  const variants = usePreferences().preferences.chineseVariants;
  const [found, setFound] = useState(none);
  useEffect(() => {
    if (words === '') {
      setFound(none);
      return;
    }
    let isStale = false;
    const options = { limit: shownArticles, typing: true, variants, asker: 'palette' };
    library.search.search(words, options).then(
      ({ hits }) => !isStale && setFound(hits.flatMap(({ id }) => articles.get(id) ?? [])),
      // A query that is superseded, or not whole yet, keeps what is shown.
      () => {},
    );
    return () => {
      isStale = true;
    };
  }, [library, articles, words, variants]);
  return found;
}
