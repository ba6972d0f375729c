import { useEffect, useMemo, useState } from 'react';
import type { ArticleId } from '../../core/article/article';
import type { Highlight, HighlightColour } from '../../core/highlights/highlight';
import {
  changeMark,
  recolourMark,
  restoreHighlight,
  separatePassages,
  unmarkPassage,
} from '../../library/actions/mark-passages';
import type { HighlightRow } from '../../library/highlights/group-highlights';
import { useAnnounce } from '../app/announcer';
import { useServices } from '../app/services';
import { useStrings } from '../i18n/language-context';

type Change = Partial<Pick<Highlight, 'note' | 'tags'>>;

interface Removed {
  article: ArticleId;
  mark: Highlight;
}

/** What was done last: highlights that were removed together, or that were joined, as they were. */
interface Undoable {
  kind: 'removed' | 'joined';
  marks: readonly Removed[];
}

export interface ListedMarks {
  change: (row: HighlightRow, change: Change) => void;
  /** Calls `onJoined` when the highlight became one with others. */
  recolour: (row: HighlightRow, colour: HighlightColour, onJoined: () => void) => void;
  remove: (rows: readonly HighlightRow[]) => void;
  /** The highlights that were removed or joined in the last moments. */
  undoable: { kind: Undoable['kind']; marks: readonly Highlight[] };
  /** Restores or separates them; false when there are none. */
  undo: () => boolean;
}

const undoMs = 15_000;
const none: Undoable = { kind: 'removed', marks: [] };

/** The actions on highlights in the page of all. */
export function useListedMarks(): ListedMarks {
  const { library, highlights } = useServices();
  const strings = useStrings();
  const announce = useAnnounce();
  const [last, setLast] = useState(none);

  useEffect(() => {
    if (last.marks.length === 0) return;
    const timer = window.setTimeout(() => setLast(none), undoMs);
    return () => window.clearTimeout(timer);
  }, [last]);

  return useMemo(() => {
    const failed = () => announce(strings.announce.failed);
    return {
      change({ article, mark }, change) {
        changeMark(library, article, mark.id, change)
          .then(() => highlights.refresh(article))
          .catch(failed);
      },
      recolour({ article, mark }, colour, onJoined) {
        recolourMark(library, article, mark.id, colour)
          .then((joining) => {
            if (joining) {
              onJoined();
              const marks = joining.before.map((each) => ({ article, mark: each }));
              setLast({ kind: 'joined', marks });
            }
            return highlights.refresh(article);
          })
          .catch(failed);
      },
      remove(rows) {
        const marks = new Map(rows.map((row) => [row.key, row]));
        removeAll([...marks.values()]).then(
          (gone) => setLast({ kind: 'removed', marks: gone }),
          failed,
        );
      },
      undoable: { kind: last.kind, marks: last.marks.map(({ mark }) => mark) },
      undo() {
        if (last.marks.length === 0) return false;
        setLast(none);
        (last.kind === 'joined' ? separate(last.marks) : restoreAll(last.marks)).catch(failed);
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

    /** Highlights that were joined are of one article. */
    async function separate(marks: readonly Removed[]): Promise<void> {
      const [first] = marks;
      if (!first) return;
      const before = marks.map(({ mark }) => mark);
      await separatePassages(library, first.article, before);
      await refreshAll(marks);
    }

    async function refreshAll(marks: readonly Removed[]): Promise<void> {
      for (const id of new Set(marks.map(({ article }) => article))) await highlights.refresh(id);
    }
  }, [library, highlights, last, announce, strings]);
}
