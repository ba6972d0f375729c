import { useState } from 'react';
import { articlesAt } from '../../library/actions/saved-links';
import { useServices } from '../app/services';
import { useNewest } from '../app/use-newest';
import { useWhenChanged } from '../app/use-when-changed';
import { useStrings } from '../i18n/language-context';
import type { ArticleContent } from './article-content';
import { type SavedTarget, watchLinks, webLinksOf } from './frame-links';

const none: ReadonlyMap<string, SavedTarget> = new Map();

/** Shows where links of the open article lead, and opens saved articles from them. */
export function useLinkTargets(
  frame: Window | null,
  content: ArticleContent,
  onArticle: (id: string) => void,
): void {
  const { library } = useServices();
  const { links } = useStrings();
  const open = useNewest(onArticle);
  const [saved, setSaved] = useState(none);

  // After the effect in article-frame.tsx that shows the body.
  useWhenChanged([frame, content, library], () => {
    if (!frame) return;
    let isStale = false;
    articlesAt(library, webLinksOf(frame.document)).then((found) => {
      const others = [...found].filter(([, { id }]) => id !== content.id);
      if (!isStale) setSaved(new Map(others));
    }, console.error);
    return () => {
      isStale = true;
      setSaved(none);
    };
  });

  useWhenChanged([frame, content, saved, links, open], () => {
    if (frame) return watchLinks(frame, saved, links, open);
    return;
  });
}
