import { useEffect, useMemo, useState } from 'react';
import type { ArticleId } from '../../core/article/article';
import type { Highlight } from '../../core/highlights/highlight';
import { changeMark, restoreHighlight, unmarkPassage } from '../../library/actions/mark-passages';
import type { HighlightRow } from '../../library/highlights/group-highlights';
import { useAnnounce } from '../app/announcer';
import { useServices } from '../app/services';
import { useStrings } from '../i18n/language-context';

type Change = Partial<Pick<Highlight, 'colour' | 'note' | 'tags'>>;

interface Removed {
  article: ArticleId;
  mark: Highlight;
}

export interface ListedMarks {
  change: (row: HighlightRow, change: Change) => void;
  remove: (rows: readonly HighlightRow[]) => void;
  /** The highlights that were removed together in the last moments. */
  removed: readonly Highlight[];
  /** Restores them; false when there are none. */
  undo: () => boolean;
}

const undoMs = 15_000;
const none: readonly Removed[] = [];

/** The actions on highlights in the page of all. */
export function useListedMarks(): ListedMarks {
  const { library, highlights } = useServices();
  const strings = useStrings();
  const announce = useAnnounce();
  const [removed, setRemoved] = useState(none);

  useEffect(() => {
    if (removed.length === 0) return;
    const timer = window.setTimeout(() => setRemoved(none), undoMs);
    return () => window.clearTimeout(timer);
  }, [removed]);

  return useMemo(() => {
    const failed = () => announce(strings.announce.failed);
    return {
      change({ article, mark }, change) {
        changeMark(library, article, mark.id, change)
          .then(() => highlights.refresh(article))
          .catch(failed);
      },
      remove(rows) {
        const marks = new Map(rows.map((row) => [row.key, row]));
        removeAll([...marks.values()]).then(setRemoved, failed);
      },
      removed: removed.map(({ mark }) => mark),
      undo() {
        if (removed.length === 0) return false;
        setRemoved(none);
        restoreAll(removed).catch(failed);
        return true;
      },
    };

    async function removeAll(rows: readonly HighlightRow[]): Promise<Removed[]> {
      const gone: Removed[] = [];
      for (const { article, mark } of rows) {
        const was = await unmarkPassage(library, article, mark.id);
        if (was) gone.push({ article, mark: was });
      }
      await refreshAll(gone);
      return gone;
    }

    async function restoreAll(marks: readonly Removed[]): Promise<void> {
      for (const { article, mark } of marks) await restoreHighlight(library, article, mark);
      await refreshAll(marks);
    }

    async function refreshAll(marks: readonly Removed[]): Promise<void> {
      for (const id of new Set(marks.map(({ article }) => article))) await highlights.refresh(id);
    }
  }, [library, highlights, removed, announce, strings]);
}
