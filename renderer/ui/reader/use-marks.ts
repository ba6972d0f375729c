import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
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
  restoreHighlight,
  separatePassages,
  unmarkPassage,
} from '../../library/actions/mark-passages';
import { useAnnounce } from '../app/announcer';
import { useServices } from '../app/services';
import { useWhenChanged } from '../app/use-when-changed';
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
  /** What was removed or joined in the last moments; null for nothing. */
  undoable: Undoable | null;
  /** Restores what was removed, or separates what was joined; false when there is nothing. */
  undo: () => boolean;
}

export interface Undoable {
  kind: 'removed' | 'joined';
  /** The highlights as they were. */
  marks: readonly Highlight[];
}

const undoMs = 15_000;
const none: readonly Highlight[] = [];
const colourKey = 'carrel-mark-colour';

/** The highlights of the open article, and the actions on them. */
export function useMarks(article: Article): Marks {
  const { library } = useServices();
  const strings = useStrings();
  const announce = useAnnounce();
  const { id } = article;
  const [read, setRead] = useState({ id, marks: none });
  const [last, setLast] = useState<(Undoable & { id: string }) | null>(null);
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

  // A change by another window or by a merge of articles arrives as a new record.
  useWhenChanged([refresh, article], () => {
    refresh().catch(console.error);
  });

  useEffect(() => {
    if (!last) return;
    const timer = window.setTimeout(() => setLast(null), undoMs);
    return () => window.clearTimeout(timer);
  }, [last]);

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
        const mark = await markPassage(library, id, passage, wanted).catch(() => null);
        if (mark === null) failed();
        await refresh();
        return mark?.id ?? null;
      },
      async change(markId, change) {
        await changeMark(library, id, markId, change).catch(failed);
        await refresh();
      },
      async recolour(markId, wanted) {
        setColour(wanted);
        localStorage.setItem(colourKey, wanted);
        const joining = await recolourMark(library, id, markId, wanted).catch(() => {
          failed();
          return null;
        });
        if (joining) setLast({ id, kind: 'joined', marks: joining.before });
        await refresh();
        return joining?.joined.id ?? markId;
      },
      remove(markId) {
        unmarkPassage(library, id, markId).then((mark) => {
          setLast(mark && { id, kind: 'removed', marks: [mark] });
          return refresh();
        }, failed);
      },
      async join(some, passage, wanted) {
        if (passage.quote.length > longestQuote) {
          announce(strings.highlights.tooLong);
          return null;
        }
        const ids = some.map((mark) => mark.id);
        const done = await joinPassages(library, id, ids, passage, wanted).catch(() => null);
        if (done === null) failed();
        else setLast({ id, kind: 'joined', marks: done.before });
        await refresh();
        return done?.joined.id ?? null;
      },
      undoable,
      undo() {
        if (!undoable) return false;
        setLast(null);
        const [first] = undoable.marks;
        const undone =
          undoable.kind === 'joined'
            ? separatePassages(library, id, undoable.marks)
            : first && restoreHighlight(library, id, first);
        undone?.then(refresh, failed);
        return true;
      },
    };
  }, [read, id, colour, undoable, library, refresh, announce, strings]);
}

function readColour(): HighlightColour {
  const kept = localStorage.getItem(colourKey);
  return highlightColours.find((colour) => colour === kept) ?? 'yellow';
}
