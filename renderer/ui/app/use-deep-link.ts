import { useEffect, useState } from 'react';
import type { ArticleId } from '../../core/article/article';
import { type DeepLink, readDeepLink } from '../../core/highlights/deep-link';
import { shownAs } from '../../storage/joined-articles';
import { useStrings } from '../i18n/language-context';
import { useAnnounce } from './announcer';
import { useArticleList, useServices } from './services';
import { useVaultFact } from './use-vault-state';
import { useWhenChanged } from './use-when-changed';

export interface DeepLinkControl {
  /** The link whose article is opened, until its words are shown. */
  opened: DeepLink | null;
  /** Called when the words of `opened` are shown, or are not there. */
  end: () => void;
  /** Follows a link that came from outside, whatever it is. */
  follow: (link: string) => void;
}

/**
 * Follows links into the library. A link only shows an article and scrolls in it. At the start the article may
 * still have to be loaded, or to be recovered from the library folder.
 */
export function useDeepLink(showArticle: (id: ArticleId) => void): DeepLinkControl {
  const { library } = useServices();
  const { articles } = useArticleList();
  const { links } = useStrings();
  const announce = useAnnounce();
  const [asked, setAsked] = useState<DeepLink | null>(null);
  const [opened, setOpened] = useState<DeepLink | null>(null);
  const knowsFolder = useVaultFact(
    ({ found, trouble, rebuilding }) =>
      (found !== null || trouble !== null) && (rebuilding?.total ?? 0) === 0,
  );
  const isLoaded = asked !== null && articles.has(asked.id);

  useWhenChanged([asked, isLoaded], () => {
    if (asked === null || !isLoaded) return;
    setAsked(null);
    setOpened(asked);
    showArticle(asked.id);
  });

  useEffect(() => {
    if (asked === null || isLoaded || !knowsFolder) return;
    let isStale = false;
    shownAs(library.database, asked.id).then((article) => {
      if (isStale || article?.id === asked.id) return;
      // It has become a part of another one, which another machine had imported.
      setAsked(article ? { ...asked, id: article.id } : null);
      if (!article) announce(links.unknown);
    }, console.error);
    return () => {
      isStale = true;
    };
  }, [asked, isLoaded, knowsFolder, library, announce, links]);

  return {
    opened,
    end: () => setOpened(null),
    follow(link) {
      const read = readDeepLink(link);
      setAsked(read);
      if (read === null) announce(links.refused);
    },
  };
}
