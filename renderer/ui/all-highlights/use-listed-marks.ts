import { useMemo } from 'react';
import type { Highlight, HighlightColour } from '../../core/highlights/highlight';
import { changeMark, recolourMark, unmarkPassage } from '../../library/actions/mark-passages';
import type { HighlightRow } from '../../library/highlights/group-highlights';
import type { Library } from '../../library/library';
import { useAnnounce } from '../app/announcer';
import { useServices } from '../app/services';
import { type UndoableMarks, useUndoableMarks } from '../highlights/use-undoable-marks';
import { useStrings } from '../i18n/language-context';

type Change = Partial<Pick<Highlight, 'note' | 'tags'>>;

export interface ListedMarks {
  change: (row: HighlightRow, change: Change) => void;
  /** Calls `onJoined` when the highlight became one with others. */
  recolour: (row: HighlightRow, colour: HighlightColour, onJoined: () => void) => void;
  remove: (rows: readonly HighlightRow[]) => void;
  /** The highlights that were removed or joined in the last moments, while undo takes that back. */
  undoable: UndoableMarks;
}

const none: UndoableMarks = { kind: 'removed', marks: [], step: null };

/** The actions on highlights in the page of all. */
export function useListedMarks(): ListedMarks {
  const { history, highlights } = useServices();
  const strings = useStrings();
  const announce = useAnnounce();
  const [undoable, setLast] = useUndoableMarks();

  return useMemo(() => {
    const failed = () => announce(strings.announce.failed);
    return {
      change({ article, mark }, change) {
        history
          .run('highlights', (own) => changeMark(own, article, mark.id, change))
          .then(() => highlights.refresh(article))
          .catch(failed);
      },
      recolour({ article, mark }, colour, onJoined) {
        history
          .run('highlights', (own) => recolourMark(own, article, mark.id, colour))
          .then(({ result: joining, step }) => {
            if (joining) {
              onJoined();
              setLast({ kind: 'joined', marks: joining.before, step });
            }
            return highlights.refresh(article);
          })
          .catch(failed);
      },
      remove(rows) {
        const chosen = [...new Map(rows.map((row) => [row.key, row])).values()];
        history
          .run('highlights-removed', (own) => removeAll(own, chosen))
          .then(({ result: marks, step }) => {
            setLast({ kind: 'removed', marks, step });
            return refreshAll(chosen);
          })
          .catch(failed);
      },
      undoable: undoable ?? none,
    };

    async function removeAll(library: Library, rows: readonly HighlightRow[]) {
      const gone: Highlight[] = [];
      for (const { article, mark } of rows) {
        const was = await unmarkPassage(library, article, mark.id);
        if (was) gone.push(was);
      }
      return gone;
    }

    async function refreshAll(rows: readonly HighlightRow[]): Promise<void> {
      for (const id of new Set(rows.map(({ article }) => article))) await highlights.refresh(id);
    }
  }, [history, highlights, undoable, setLast, announce, strings]);
}
