import { useCallback, useEffect, useState } from 'react';
import type { ArticleId } from '../../core/article/article';
import { type DeletedArticle, deleteArticles } from '../../library/actions/delete-articles';
import { undoDeletion } from '../../library/actions/restore-articles';
import { useAnnounce } from '../app/announcer';
import { useServices } from '../app/services';
import { useStrings } from '../i18n/language-context';

export interface Deletion {
  articles: readonly DeletedArticle[];
  /** Milliseconds since 1970: the end of the time in which undo is offered. */
  until: number;
}

export interface Undo {
  /** The newest deletion that can still be undone. */
  last: Deletion | null;
  moveToTrash: (ids: readonly ArticleId[]) => void;
  /** False when there is nothing to undo. */
  undo: () => boolean;
  /** The number of articles being restored. */
  restoring: number;
  dismiss: () => void;
  forget: () => void;
}

const minute = 60_000;

/**
 * The deletions of the last minute. Undo restores one deletion as a whole, the newest first.
 *
 * @param onMoved called after articles were moved into the trash or out of it
 * @param onUndo called with the articles of a deletion when it is undone
 */
export function useUndo(
  onMoved: () => Promise<void>,
  onUndo: (ids: readonly ArticleId[]) => void,
): Undo {
  const { library } = useServices();
  const { announce: words, trash } = useStrings();
  const announce = useAnnounce();
  const [deletions, setDeletions] = useState<readonly Deletion[]>([]);
  const [restoring, setRestoring] = useState(0);
  const last = deletions.at(-1) ?? null;

  useEffect(() => {
    const first = deletions[0];
    if (!first) return;
    const timer = window.setTimeout(() => {
      setDeletions((all) => all.filter(({ until }) => until > Date.now()));
    }, first.until - Date.now());
    return () => window.clearTimeout(timer);
  }, [deletions]);

  const remember = useCallback((articles: readonly DeletedArticle[]) => {
    if (articles.length === 0) return;
    setDeletions((all) => [...all, { articles, until: Date.now() + minute }]);
  }, []);

  const moveToTrash = useCallback(
    (ids: readonly ArticleId[]) => {
      deleteArticles(library, ids).then(
        (articles) => {
          remember(articles);
          void onMoved();
        },
        () => announce(words.failed),
      );
    },
    [library, remember, onMoved, announce, words],
  );

  async function restore({ articles }: Deletion) {
    setRestoring((count) => count + articles.length);
    const left = await undoDeletion(library, articles).catch(() => articles);
    setRestoring((count) => count - articles.length);
    // Offered again: restoring may succeed once the library folder is back.
    remember(left);
    void onMoved();
    announce(left.length > 0 ? trash.notRestored(left.length) : trash.restored(articles.length));
  }

  return {
    last,
    restoring,
    moveToTrash,
    undo() {
      if (last === null) return false;
      setDeletions((all) => all.filter((deletion) => deletion !== last));
      onUndo(last.articles.map(({ id }) => id));
      void restore(last);
      return true;
    },
    dismiss: () => setDeletions((all) => all.filter((deletion) => deletion !== last)),
    forget: () => setDeletions([]),
  };
}
