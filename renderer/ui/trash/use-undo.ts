import { useCallback, useEffect, useState } from 'react';
import type { ArticleId } from '../../core/article/article';
import type { FeedRow } from '../../core/records/library-records';
import { type DeletedArticle, deleteArticles } from '../../library/actions/delete-articles';
import { setState } from '../../library/actions/mark-articles';
import { undoDeletion } from '../../library/actions/restore-articles';
import { archiveUnreadOf } from '../../library/feeds/feeds';
import { useAnnounce } from '../app/announcer';
import { useServices } from '../app/services';
import { useStrings } from '../i18n/language-context';

export interface Deletion {
  articles: readonly DeletedArticle[];
  /** The articles that were archived; then none was deleted. */
  archived?: readonly ArticleId[];
  /** Milliseconds since 1970: the end of the time in which undo is offered. */
  until: number;
}

export interface Undo {
  /** The newest of these that can still be undone. */
  last: Deletion | null;
  moveToTrash: (ids: readonly ArticleId[]) => void;
  /** Archives all unread articles of a feed. */
  archiveUnread: (feed: Pick<FeedRow, 'id'>) => void;
  /** False when there is nothing to undo. */
  undo: () => boolean;
  /** The number of articles being restored. */
  restoring: number;
  dismiss: () => void;
  forget: () => void;
}

const minute = 60_000;

/**
 * The deletions of the last minute, and the unread articles of feeds that were archived. Undo takes one back as a whole,
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

  const archiveUnread = useCallback(
    ({ id }: Pick<FeedRow, 'id'>) => {
      archiveUnreadOf(library, id).then(
        (archived) => {
          if (archived.length === 0) announce(feeds.nothingUnread);
          else
            setDeletions((all) => [...all, { articles: [], archived, until: Date.now() + minute }]);
        },
        () => announce(words.failed),
      );
    },
    [library, announce, words, feeds],
  );

  async function markUnread(ids: readonly ArticleId[]) {
    await setState(library, ids, 'unread').then(
      () => announce(feeds.unreadAgain(ids.length)),
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
    archiveUnread,
    undo() {
      if (last === null) return false;
      setDeletions((all) => all.filter((deletion) => deletion !== last));
      if (last.archived) {
        void markUnread(last.archived);
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
