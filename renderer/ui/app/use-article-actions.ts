import { useMemo } from 'react';
import type { Article } from '../../core/article';
import { setStarred, setState } from '../../library/mark-articles';
import { useStrings } from '../i18n/language-context';
import { useAnnounce } from './announcer';
import { useDesk } from './desk';

/** What can be done with the selected articles, by key, by button and by menu. */
export interface ArticleActions {
  star: () => void;
  archive: () => void;
  unread: () => void;
  tag: () => void;
  askDelete: () => void;
}

/** One press does the same to all: it takes a mark away only where every one has it. */
export function useArticleActions(
  selected: readonly Article[],
  openTags: () => void,
  openDelete: () => void,
): ArticleActions {
  const { library } = useDesk();
  const strings = useStrings();
  const announce = useAnnounce();
  return useMemo(() => {
    const ids = selected.map((article) => article.id);
    const run = (change: () => Promise<unknown>, done: (count: number) => string) => {
      if (ids.length === 0) return;
      change().then(
        () => announce(done(ids.length)),
        () => announce(strings.announce.failed),
      );
    };
    return {
      star() {
        const starred = !selected.every((article) => article.starred);
        const said = starred ? strings.announce.starred : strings.announce.unstarred;
        run(() => setStarred(library, ids, starred), said);
      },
      archive() {
        const archived = selected.every((article) => article.state === 'archived');
        const said = archived ? strings.announce.unarchived : strings.announce.archived;
        run(() => setState(library, ids, archived ? 'reading' : 'archived'), said);
      },
      unread() {
        run(() => setState(library, ids, 'unread'), strings.announce.markedUnread);
      },
      tag: () => ids.length > 0 && openTags(),
      askDelete: () => ids.length > 0 && openDelete(),
    };
  }, [selected, library, strings, announce, openTags, openDelete]);
}
