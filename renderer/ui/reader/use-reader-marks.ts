import { type RefObject, useCallback, useMemo, useRef, useState } from 'react';
import type { Article } from '../../core/article/article';
import type { TextQuote } from '../../core/highlights/anchor-quote';
import type { Highlight, HighlightColour } from '../../core/highlights/highlight';
import { useAnnounce } from '../app/announcer';
import { useAfterRender } from '../app/use-after-render';
import { useWhenChanged } from '../app/use-when-changed';
import { readLayout, storeLayout } from '../app/window-layout';
import type { PopoverPlace } from '../highlights/popover-place';
import { useStrings } from '../i18n/language-context';
import type { ArticleFrameHandle } from './article-frame';
import { listMarks, noPlaces } from './placed-marks';
import type { ChosenPassage, FrameMarksOptions } from './use-frame-marks';
import type { Marks } from './use-marks';
import type { ViewName } from './use-reader-frames';

interface Edited {
  id: string;
  at: PopoverPlace;
  forNote: boolean;
}

interface ReaderMarksOptions extends Pick<FrameMarksOptions, 'onMenu'> {
  onText: Record<ViewName, FrameMarksOptions['onText']>;
}

/** How many articles keep their panel open. */
const mostOpen = 100;

function isPanelOpenIn(id: string): boolean {
  const openIn: unknown = readLayout().highlightsOpenIn;
  return Array.isArray(openIn) && openIn.includes(id);
}

function keepPanelOpenIn(id: string, isOpen: boolean): void {
  const others = [readLayout().highlightsOpenIn].flat().filter((other) => other !== id);
  storeLayout({ highlightsOpenIn: [...(isOpen ? [id] : []), ...others].slice(0, mostOpen) });
}

const noMarks: FrameMarksOptions['marks'] = [];
const unlisted = () => {};

/** The state of highlighting in the reader: selection, current highlight, editor and panel. */
export function useReaderMarks(
  article: Article,
  frame: RefObject<ArticleFrameHandle | null>,
  isFoundInNotes: boolean,
  { onMenu, onText }: ReaderMarksOptions,
  marks: Marks,
) {
  const strings = useStrings();
  const announce = useAnnounce();
  const afterRender = useAfterRender();
  const [places, setPlaces] = useState(noPlaces);
  const [chosen, setChosen] = useState<(ChosenPassage & { view: ViewName }) | null>(null);
  const [current, setCurrent] = useState<string | null>(null);
  const [editing, setEditing] = useState<Edited | null>(null);
  const [panelIsOpen, setPanelIsOpen] = useState(() => isPanelOpenIn(article.id));
  const panel = useRef<HTMLElement>(null);
  const note = useRef<HTMLTextAreaElement>(null);
  // A highlight to scroll to once the frame has placed it, when the original was shown before.
  const pendingMark = useRef<string | null>(null);
  // The highlight that was just made, until the frame has placed it.
  const unplaced = useRef<string | null>(null);
  const startAt = useRef<TextQuote | null>(null);

  const { id } = article;
  useWhenChanged([id], () => {
    setCurrent(null);
    setEditing(null);
    setChosen(null);
    startAt.current = null;
    setPanelIsOpen(isPanelOpenIn(id));
  });

  // Opens the panel to show the hit, without storing that it is open.
  useWhenChanged([id, isFoundInNotes], () => {
    if (isFoundInNotes) setPanelIsOpen(true);
  });

  const onPlaces = useCallback(
    (found: typeof places) => {
      setPlaces(found);
      unplaced.current = null;
      const wanted = pendingMark.current;
      pendingMark.current = null;
      if (wanted !== null) requestAnimationFrame(() => frame.current?.goToMark(wanted));
    },
    [frame],
  );
  const onChosen = useMemo(() => {
    const chooseIn = (view: ViewName) => (passage: ChosenPassage | null) =>
      setChosen((before) => {
        if (passage) return { ...passage, view };
        return before?.view === view ? null : before;
      });
    return { article: chooseIn('article'), original: chooseIn('original') };
  }, []);
  const onMark = useCallback(
    (markId: string) => {
      const at = frame.current?.placeOfMark(markId);
      setCurrent(markId);
      if (at) setEditing({ id: markId, at, forNote: false });
    },
    [frame],
  );

  const openPanel = (open: boolean) => {
    setPanelIsOpen(open);
    keepPanelOpenIn(id, open);
  };
  /** Focuses an element that the next render mounts. */
  const focusMounted = (element: RefObject<HTMLElement | null>) =>
    afterRender(() => element.current?.focus());

  /** Changes the colour of a highlight; what it becomes one with is current and edited in its place. */
  async function recolour(markId: string, colour: HighlightColour): Promise<string> {
    const now = await marks.recolour(markId, colour);
    setCurrent((before) => (before === markId ? now : before));
    setEditing((before) => (before?.id === markId ? { ...before, id: now } : before));
    return now;
  }

  /**
   * Highlights the selection. Where it has a highlight, only `colour` changes that one's colour.
   */
  async function markChosen(
    colour: HighlightColour,
    action: 'mark' | 'colour' | 'note',
  ): Promise<void> {
    const passage = frame.current?.chosen();
    if (!passage) return;
    const at = frame.current?.placeOf(passage.box);
    frame.current?.clearChosen();
    const known = passage.mark;
    if (known) {
      const isRecoloured = action === 'colour' && known.colour !== colour;
      const id = isRecoloured ? await recolour(known.id, colour) : known.id;
      setCurrent(id);
      if (action !== 'note') {
        announce(isRecoloured ? strings.highlights.recoloured : strings.highlights.isMarked);
      } else if (at) setEditing({ id, at, forNote: true });
      return;
    }
    // A highlight inside one of the same colour would be invisible; with a note it is useful.
    if (action !== 'note' && passage.coloursAround.includes(colour)) {
      announce(strings.highlights.isMarked);
      return;
    }
    // Beside one of the same colour it would look like one: it becomes one.
    const joined = action === 'note' ? null : passage.joinedIn(colour);
    if (joined) {
      const joinedId = await marks.join(joined.marks, joined.passage, colour);
      if (joinedId !== null) setCurrent(joinedId);
      return;
    }
    const markId = await marks.add(passage.passage, colour);
    if (markId === null) return;
    unplaced.current = markId;
    setCurrent(markId);
    announce(strings.highlights.marked);
    if (action !== 'note' || !at) return;
    setEditing({ id: markId, at, forNote: true });
  }

  /** The current highlight, while it is in sight: keys change nothing that one does not see. */
  const seenMark = (): Highlight | null => {
    const known = marks.marks.find((mark) => mark.id === current);
    if (!known) return null;
    const place = frame.current?.placeOfMark(known.id);
    return known.id === unplaced.current || (place && place.height > 0) ? known : null;
  };

  const inOrder = useMemo(() => listMarks(marks.marks, places), [marks.marks, places]);
  const edited = editing && marks.marks.find((mark) => mark.id === editing.id);

  return {
    marks: { ...marks, recolour },
    listed: inOrder,
    chosen,
    current,
    edited: editing && edited ? { mark: edited, at: editing.at, forNote: editing.forNote } : null,
    edit(next: Edited | null) {
      if (next) setCurrent(next.id);
      setEditing(next);
    },
    /**
     * The options of the frame that shows the article `shownId`.
     *
     * @param isListed whether the panel lists the places in this view
     */
    inFrame: (view: ViewName, shownId: string, isListed = true): FrameMarksOptions => ({
      marks: shownId === id ? marks.marks : noMarks,
      currentMark: current,
      onPlaces: isListed ? onPlaces : unlisted,
      onChosen: onChosen[view],
      onMark,
      onMenu,
      onText: onText[view],
      startAt,
    }),
    /** The view that the next render shows begins at the passage at the top of this one. */
    keepPlace() {
      startAt.current = frame.current?.passageAtTop() ?? null;
    },
    goTo(markId: string) {
      setCurrent(markId);
      if (frame.current) frame.current.goToMark(markId);
      else pendingMark.current = markId;
    },
    /** Goes to a highlight in the view that the next render shows. */
    goToNext(markId: string) {
      startAt.current = null;
      setCurrent(markId);
      pendingMark.current = markId;
    },
    markIn: (colour: HighlightColour) => void markChosen(colour, 'colour'),
    /** The selected passage, else the current highlight. */
    passage: (): TextQuote | null =>
      frame.current?.chosen()?.passage ?? marks.marks.find(({ id }) => id === current) ?? null,
    /** Joins a highlight with those that it overlaps or touches; null when there are none. */
    joinerOf(mark: Highlight): (() => void) | null {
      const joined = frame.current?.joinedWith(mark.id);
      if (!joined) return null;
      return () => {
        setEditing(null);
        void marks.join(joined.marks, joined.passage, mark.colour).then((joinedId) => {
          if (joinedId !== null) setCurrent(joinedId);
        });
      };
    },
    colour(colour: HighlightColour): boolean {
      const isChosen = (frame.current?.chosen() ?? null) !== null;
      const known = seenMark();
      if (isChosen) void markChosen(colour, 'colour');
      else if (known && known.colour !== colour) {
        void recolour(known.id, colour);
        announce(strings.highlights.recoloured);
      }
      return isChosen || known !== null;
    },
    step(by: 1 | -1) {
      const all = inOrder.inText;
      if (all.length === 0 || !frame.current) return;
      const from = all.findIndex((mark) => mark.id === current);
      const at = from < 0 ? (by > 0 ? 0 : all.length - 1) : (from + by + all.length) % all.length;
      const next = all[at]!;
      setCurrent(next.id);
      frame.current.goToMark(next.id);
      announce(strings.highlights.position(at + 1, all.length));
    },
    mark() {
      if (frame.current?.chosen()) void markChosen(marks.colour, 'mark');
      else if (frame.current) {
        frame.current.focus();
        frame.current.chooseSentence(0);
        if (frame.current.chosen()) announce(strings.highlights.sentenceChosen);
      }
    },
    note() {
      if (frame.current?.chosen()) {
        void markChosen(marks.colour, 'note');
        return;
      }
      const known = seenMark();
      const at = known && frame.current?.placeOfMark(known.id);
      if (at) {
        setEditing({ id: known.id, at, forNote: true });
        return;
      }
      openPanel(true);
      focusMounted(note);
    },
    /** Removes the current highlight. */
    remove() {
      const known = seenMark();
      if (known) marks.remove(known.id);
    },
    panel: {
      isOpen: panelIsOpen,
      element: panel,
      note,
      /** Opens the panel and focuses it; closes it and returns the focus to the article. */
      toggle() {
        if (!panelIsOpen) focusMounted(panel);
        else if (panel.current?.contains(document.activeElement)) frame.current?.focus();
        openPanel(!panelIsOpen);
      },
      /** Returns the focus from the panel to the article; false when the panel has not the focus. */
      leave(): boolean {
        if (!panel.current?.contains(document.activeElement)) return false;
        frame.current?.focus();
        return true;
      },
    },
  };
}
