import { useCallback, useEffect, useState } from 'react';
import type { ArticleId } from '../../core/article/article';
import type { FeedRow } from '../../core/records/library-records';
import { type DeletedArticle, deleteArticles } from '../../library/actions/delete-articles';
import { setState } from '../../library/actions/mark-articles';
import { undoDeletion } from '../../library/actions/restore-articles';
import { markFeedRead } from '../../library/feeds/feeds';
import { useAnnounce } from '../app/announcer';
import { useServices } from '../app/services';
import { useStrings } from '../i18n/language-context';

export interface Deletion {
  articles: readonly DeletedArticle[];
  /** The articles that were marked as read; then none was deleted. */
  read?: readonly ArticleId[];
  /** Milliseconds since 1970: the end of the time in which undo is offered. */
  until: number;
}

export interface Undo {
  /** The newest of these that can still be undone. */
  last: Deletion | null;
  moveToTrash: (ids: readonly ArticleId[]) => void;
  /** Marks all unread articles of a feed as read. */
  markRead: (feed: Pick<FeedRow, 'id'>) => void;
  /** False when there is nothing to undo. */
  undo: () => boolean;
  /** The number of articles being restored. */
  restoring: number;
  dismiss: () => void;
  forget: () => void;
}

const minute = 60_000;

/**
 * The deletions of the last minute, and the feeds that were marked as read. Undo takes one back as a whole,
 * the newest first.
 *
 * @param onMoved called after articles were moved into the trash or out of it
 * @param onUndo called with the articles of a deletion when it is undone
 */
export function useUndo(
  onMoved: () => Promise<void>,
  onUndo: (ids: readonly ArticleId[]) => void,
): Undo {
  const { library } = useServices();
  const { announce: words, trash, feeds } = useStrings();
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

  const markRead = useCallback(
    ({ id }: Pick<FeedRow, 'id'>) => {
      markFeedRead(library, id).then(
        (read) => {
          if (read.length === 0) announce(feeds.nothingUnread);
          else setDeletions((all) => [...all, { articles: [], read, until: Date.now() + minute }]);
        },
        () => announce(words.failed),
      );
    },
    [library, announce, words, feeds],
  );

  async function markUnread(read: readonly ArticleId[]) {
    await setState(library, read, 'unread').then(
      () => announce(feeds.unreadAgain(read.length)),
      () => announce(words.failed),
    );
  }

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
    markRead,
    undo() {
      if (last === null) return false;
      setDeletions((all) => all.filter((deletion) => deletion !== last));
      if (last.read) {
        void markUnread(last.read);
        return true;
      }
      onUndo(last.articles.map(({ id }) => id));
      void restore(last);
      return true;
    },
    dismiss: () => setDeletions((all) => all.filter((deletion) => deletion !== last)),
    forget: () => setDeletions([]),
  };
}
