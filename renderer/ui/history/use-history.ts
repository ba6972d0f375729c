import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import type { ArticleId } from '../../core/article/article';
import { deleteArticles } from '../../library/actions/delete-articles';
import { setState } from '../../library/actions/mark-articles';
import type { Changing, HistorySnapshot, Reverted } from '../../library/history/history';
import type { Step, StepKind } from '../../library/history/step';
import { useAnnounce } from '../app/announcer';
import { useServices } from '../app/services';
import { useNewest } from '../app/use-newest';
import { useStrings } from '../i18n/language-context';
import type { Strings } from '../i18n/strings';

export interface LibraryHistory {
  /** The newest step while it is a large one of the last minute, which a toast offers to undo. */
  offered: Step | null;
  moveToTrash: (ids: readonly ArticleId[]) => void;
  /** Marks all articles of a place as read. */
  markRead: (ids: readonly ArticleId[]) => void;
  undo: () => void;
  redo: () => void;
  /** The number of articles being restored. */
  restoring: number;
  dismiss: () => void;
}

interface Places {
  /** Called after articles were moved into the trash or out of it. */
  onMoved: () => Promise<void>;
  /** Called with the articles that come back from the trash. */
  onRestored: (ids: readonly ArticleId[]) => void;
  /** Called with the articles whose highlights have changed. */
  onHighlights: (ids: readonly ArticleId[]) => void;
}

const offeredMs = 60_000;
const offeredKinds: readonly StepKind[] = ['deletion', 'feed-read'];

export function useHistorySnapshot(): HistorySnapshot {
  const { history } = useServices();
  return useSyncExternalStore(history.subscribe, history.snapshot);
}

/** The commands on many articles that are under way, oldest first. */
export function useChanging(): readonly Changing[] {
  const { history } = useServices();
  return useSyncExternalStore(history.subscribe, history.changes);
}

/** What is said of a command that was stopped. */
export function stoppedWords({ history }: Strings, step: Step | null): string {
  if (step === null) return history.stopped;
  return history.stoppedAfter(history.steps[step.kind](step.articleCount));
}

/** Undo and redo, and the two commands that a toast offers to undo. */
export function useHistory(places: Places): LibraryHistory {
  const { history } = useServices();
  const { announce: words, feeds, trash, history: spoken } = useStrings();
  const announce = useAnnounce();
  const { undo: next } = useHistorySnapshot();
  const [dismissed, setDismissed] = useState<Step | null>(null);
  const [restoring, setRestoring] = useState(0);
  const isFresh = useIsFresh(next);
  const onMoved = useNewest(places.onMoved);

  const moveToTrash = useCallback(
    (ids: readonly ArticleId[]) => {
      history
        .run('deletion', (library) => deleteArticles(library, ids))
        .then(
          () => void onMoved(),
          () => announce(words.failed),
        );
    },
    [history, onMoved, announce, words],
  );

  const markRead = useCallback(
    (ids: readonly ArticleId[]) => {
      history
        .run('feed-read', (library) => setState(library, ids, 'read'))
        .then(
          ({ step }) => step === null && announce(feeds.nothingUnread),
          () => announce(words.failed),
        );
    },
    [history, announce, words, feeds],
  );

  const revert = useNewest(async (direction: 'undo' | 'redo') => {
    const { [direction]: step } = history.snapshot();
    if (direction === 'undo' && step) places.onRestored(step.deleted.map(({ id }) => id));
    const moving = step ? step.deleted.length + step.restored.length : 0;
    setRestoring((count) => count + (step?.deleted.length ?? 0));
    try {
      const done = await history[direction]();
      announce(done ? doneWords(done, direction) : spoken.nothing[direction]);
      if (moving > 0) void onMoved();
      if (done) places.onHighlights(done.step.highlights.map(({ article }) => article));
    } catch {
      announce(words.failed);
    } finally {
      setRestoring((count) => count - (step?.deleted.length ?? 0));
    }
  });
  const undo = useCallback(() => void revert('undo'), [revert]);
  const redo = useCallback(() => void revert('redo'), [revert]);

  function doneWords({ step, notRestored }: Reverted, direction: 'undo' | 'redo'): string {
    if (notRestored > 0) return trash.notRestored(notRestored);
    if (step.deleted.length > 0) return trash.restored(step.deleted.length);
    if (step.restored.length > 0) return trash.moved(step.restored.length);
    return spoken[direction](spoken.steps[step.kind](step.articleCount));
  }

  const isOffered =
    next !== dismissed &&
    isFresh &&
    next &&
    offeredKinds.includes(next.kind) &&
    history.isOwn(next);
  return {
    offered: isOffered ? next : null,
    restoring,
    moveToTrash,
    markRead,
    undo,
    redo,
    dismiss: () => setDismissed(next),
  };
}

/** True for a minute after the step. */
function useIsFresh(step: Step | null): boolean {
  const [old, setOld] = useState<Step | null>(null);
  useEffect(() => {
    if (step === null) return;
    const timer = window.setTimeout(() => setOld(step), step.at + offeredMs - Date.now());
    return () => window.clearTimeout(timer);
  }, [step]);
  return step !== null && step !== old;
}
