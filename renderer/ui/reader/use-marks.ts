import { useCallback, useMemo, useRef, useState } from 'react';
import type { Article } from '../../core/article/article';
import { longestQuote, type TextQuote } from '../../core/highlights/anchor-quote';
import {
  type Highlight,
  type HighlightColour,
  highlightColours,
} from '../../core/highlights/highlight';
import {
  changeMark,
  joinPassages,
  listHighlights,
  markPassage,
  recolourMark,
  unmarkPassage,
} from '../../library/actions/mark-passages';
import { useAnnounce } from '../app/announcer';
import { useServices } from '../app/services';
import { useWhenChanged } from '../app/use-when-changed';
import { type UndoableMarks, useUndoableMarks } from '../highlights/use-undoable-marks';
import { useHistorySnapshot } from '../history/use-history';
import { useStrings } from '../i18n/language-context';

export interface Marks {
  marks: readonly Highlight[];
  /** The colour of the last highlight, used for the next one. */
  colour: HighlightColour;
  /** Returns the id of the new highlight; null when it could not be saved. */
  add: (passage: TextQuote, colour: HighlightColour) => Promise<string | null>;
  change: (id: string, change: Partial<Pick<Highlight, 'note' | 'tags'>>) => Promise<void>;
  /** Returns its id, or that of the highlight that it became one with. */
  recolour: (id: string, colour: HighlightColour) => Promise<string>;
  remove: (id: string) => void;
  /** Makes one highlight of several and the passage over them. Returns its id; null when it failed. */
  join: (
    marks: readonly Highlight[],
    passage: TextQuote,
    colour: HighlightColour,
  ) => Promise<string | null>;
  /** What was removed or joined in the last moments, while it is what undo takes back; null for nothing. */
  undoable: UndoableMarks | null;
}

const none: readonly Highlight[] = [];
const colourKey = 'carrel-mark-colour';

/** The highlights of the open article, and the actions on them. */
export function useMarks(article: Article): Marks {
  const { library, history } = useServices();
  const { undo: newest, redo: newestUndone } = useHistorySnapshot();
  const strings = useStrings();
  const announce = useAnnounce();
  const { id } = article;
  const [read, setRead] = useState({ id, marks: none });
  const [last, setLast] = useUndoableMarks<UndoableMarks & { id: string }>();
  const [colour, setColour] = useState(readColour);
  const openId = useRef(id);
  openId.current = id;

  const refresh = useCallback(async () => {
    const marks = await listHighlights(library, id);
    if (openId.current !== id) return;
    setRead((before) =>
      before.id === id && JSON.stringify(before.marks) === JSON.stringify(marks)
        ? before
        : { id, marks },
    );
  }, [library, id]);

  // A change by another window or by a merge of articles arrives as a new record, that of an undo sooner.
  useWhenChanged([refresh, article, newest, newestUndone], () => {
    refresh().catch(console.error);
  });

  const undoable = last?.id === id ? last : null;
  return useMemo(() => {
    const failed = () => announce(strings.announce.failed);
    return {
      marks: read.id === id ? read.marks : none,
      colour,
      async add(passage, wanted) {
        if (passage.quote.length > longestQuote) {
          announce(strings.highlights.tooLong);
          return null;
        }
        setColour(wanted);
        localStorage.setItem(colourKey, wanted);
        const mark = await history
          .run('highlights', (own) => markPassage(own, id, passage, wanted))
          .then(
            ({ result }) => result,
            () => null,
          );
        if (mark === null) failed();
        await refresh();
        return mark?.id ?? null;
      },
      async change(markId, change) {
        await history.run('highlights', (own) => changeMark(own, id, markId, change)).catch(failed);
        await refresh();
      },
      async recolour(markId, wanted) {
        setColour(wanted);
        localStorage.setItem(colourKey, wanted);
        const ran = await history
          .run('highlights', (own) => recolourMark(own, id, markId, wanted))
          .catch(failed);
        const joining = ran?.result;
        if (joining) setLast({ id, kind: 'joined', marks: joining.before, step: ran.step });
        await refresh();
        return joining?.joined.id ?? markId;
      },
      remove(markId) {
        history
          .run('highlights-removed', (own) => unmarkPassage(own, id, markId))
          .then(({ result: mark, step }) => {
            setLast(mark && { id, kind: 'removed', marks: [mark], step });
            return refresh();
          }, failed);
      },
      async join(some, passage, wanted) {
        if (passage.quote.length > longestQuote) {
          announce(strings.highlights.tooLong);
          return null;
        }
        const ids = some.map((mark) => mark.id);
        const ran = await history
          .run('highlights-joined', (own) => joinPassages(own, id, ids, passage, wanted))
          .catch(() => null);
        const done = ran?.result;
        if (!done) failed();
        else setLast({ id, kind: 'joined', marks: done.before, step: ran.step });
        await refresh();
        return done?.joined.id ?? null;
      },
      undoable,
    };
  }, [read, id, colour, undoable, setLast, history, refresh, announce, strings]);
}

function readColour(): HighlightColour {
  const kept = localStorage.getItem(colourKey);
  return highlightColours.find((colour) => colour === kept) ?? 'yellow';
}
