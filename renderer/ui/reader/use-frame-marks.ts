import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { copiedWords } from '../../core/exporting/copied-words';
import {
  createAnchors,
  quoteOf,
  type TextQuote,
  type TextSpan,
} from '../../core/highlights/anchor-quote';
import { deepLink, findLinkedQuote, type LinkedQuote } from '../../core/highlights/deep-link';
import type { FrameText } from '../../core/highlights/frame-text';
import { type Highlight, type HighlightColour, quotedWords } from '../../core/highlights/highlight';
import { isPlain, joinedPassages } from '../../core/highlights/join-passages';
import { excerptOf } from '../../core/text/excerpt';
import { useWhenChanged } from '../app/use-when-changed';
import { useStrings } from '../i18n/language-context';
import { choose, chooseSentence, firstInSight, type LastPlace, topOf } from './choose-sentence';
import { type MenuTarget, menuTargetOf } from './frame-menu';
import type { ScrolledText } from './in-step';
import { showMarginMarks } from './margin-marks';
import {
  createMarkPlacer,
  type MarkPlaces,
  markAt,
  markedAt,
  noPlaces,
  type PlacedMark,
  showMarks,
} from './placed-marks';
import { scrollToHit } from './search-hits';
import { edgesOf, scrolledTo, scrollFrameBy } from './text-flow';

type FrameWindow = Window & typeof globalThis;

/** A text in a frame that can be highlighted. Its identity changes with the text. */
export interface MarkableText {
  /** The article's id. */
  id: string;
  /** Null when the frame does not show it. */
  read(): ShownText | null;
  /** The words by which a highlight of `span` is kept. */
  quote(text: ShownText, span: TextSpan): TextQuote;
  /** The element beside which the bars of highlights are drawn; null for none. */
  margin(): Element | null;
  /** The element that scrolls and whose clicks count, when the text is a part of the window only. */
  box?: HTMLElement | null;
  /** Called before the text is scrolled to a passage. */
  beforeScroll?(): void;
}

export interface ShownText extends Pick<FrameText, 'text' | 'rangeOf' | 'spanOf'> {
  /** The text in which sentences are told apart; absent where it is the same. */
  prose?: string;
}

/** The passage that the user selected; `box` is in CSS pixels of the frame's window. */
export interface ChosenPassage {
  passage: TextQuote;
  box: DOMRect;
  /** The highlight of exactly this passage; null for none. */
  mark: Highlight | null;
  /** The colours of all highlights around the passage. */
  coloursAround: readonly HighlightColour[];
  /** The plain highlights of a colour that it overlaps or touches, with the passage over all; null for none. */
  joinedIn: (colour: HighlightColour) => JoinedPassage | null;
}

export interface JoinedPassage {
  passage: TextQuote;
  marks: readonly Highlight[];
}

export interface FrameMarksOptions {
  marks: readonly Highlight[];
  /** The id of the highlight that is drawn as current. */
  currentMark: string | null;
  onPlaces: (places: MarkPlaces) => void;
  onChosen: (chosen: ChosenPassage | null) => void;
  /** Called when a highlight is clicked. */
  onMark: (id: string) => void;
  onMenu: (target: MenuTarget) => void;
  /** Is handed the text that is shown, and again when other parts of it have places; null when it is gone. */
  onText: (text: ScrolledText | null) => void;
  /** The passage to begin at, once the text is shown; the view that has shown it sets it to null. */
  startAt: RefObject<TextQuote | null>;
}

export interface FrameMarks {
  chosen(): ChosenPassage | null;
  /** False when nothing was selected. */
  clearChosen(): boolean;
  /** Selects the first visible sentence (0), or the one after (1) or before (-1) the selection. */
  chooseSentence(by: -1 | 0 | 1, extend?: boolean): void;
  /** The words of a passage as they are quoted elsewhere. */
  wordsOf(passage: TextQuote): string;
  /** The `carrel:` link to a passage. */
  linkTo(passage: TextQuote): string;
  /** Selects the words of a link and shows them; false when they are not in the text. */
  chooseLinked(quote: LinkedQuote): boolean;
  goTo(id: string): void;
  /** The first sentence in sight; null at the top of the text. */
  passageAtTop(): TextQuote | null;
  /** A highlight and those that it overlaps or touches, as one; null when there are no others. */
  joinedWith(id: string): JoinedPassage | null;
  /** Null when the highlight was not found in the text. */
  boxOf(id: string): DOMRect | null;
}

/** Milliseconds between the last change of a selection and its toolbar. */
const settleMs = 200;

/**
 * Shows the highlights in a text, and handles clicks and selections in it.
 *
 * @param drawn changes when other parts of the text can have ranges
 */
export function useFrameMarks(
  frame: FrameWindow | null,
  shown: MarkableText,
  lang: string | null,
  { marks, currentMark, onPlaces, onChosen, onMark, onMenu, onText, startAt }: FrameMarksOptions,
  drawn: unknown = null,
): FrameMarks {
  const { highlights } = useStrings();
  const text = useRef<ShownText | null>(null);
  const last = useRef<LastPlace>({ span: null, hit: null });
  const placer = useRef<ReturnType<typeof createMarkPlacer> | null>(null);
  const [places, setPlaces] = useState(noPlaces);
  const latestPlaces = useRef(places);
  latestPlaces.current = places;

  // Must run after the effect in article-frame.tsx that shows the body.
  useWhenChanged([frame, shown], () => {
    text.current = frame && shown.read();
    if (text.current === null) return;
    placer.current = createMarkPlacer(text.current);
    const place = startAt.current && createAnchors(text.current.text)(startAt.current);
    startAt.current = null;
    if (frame && place) {
      shown.beforeScroll?.();
      scrollToTop(frame, text.current.rangeOf(place), shown.box);
    }
    return () => {
      text.current = null;
      last.current = { span: null, hit: null };
      placer.current = null;
      setPlaces(noPlaces);
    };
  });

  useWhenChanged([frame, shown, onText, drawn], () => {
    if (!frame || text.current === null) return;
    onText({
      window: frame,
      box: shown.box ?? null,
      text: text.current,
      beforeScroll: () => shown.beforeScroll?.(),
    });
    return () => onText(null);
  });

  useWhenChanged([frame, shown, marks, onPlaces, drawn], () => {
    let stale = false;
    placer
      .current?.(marks, () => stale)
      .then((found) => {
        if (stale || !found) return;
        setPlaces(found);
        onPlaces(found);
      });
    return () => {
      stale = true;
    };
  });

  useEffect(() => {
    if (!frame) return;
    showMarks(frame, places.placed, currentMark);
    // A frame ends with its document; the window stays.
    return () => {
      if (shown.box) showMarks(frame, [], null);
    };
  }, [frame, shown, places, currentMark]);

  useEffect(() => {
    const margin = shown.margin();
    if (!frame || !margin) return;
    const nameOf = ({ mark }: PlacedMark) =>
      `${highlights.goTo(highlights.colours[mark.colour])}: ${excerptOf(quotedWords(mark))}`;
    return showMarginMarks(frame, margin, places.placed, nameOf, onMark);
  }, [frame, shown, places, onMark, highlights]);

  const joinedAt = useCallback(
    (span: TextSpan, isJoined: (mark: Highlight) => boolean): JoinedPassage | null => {
      if (!text.current) return null;
      const all = text.current.text;
      const joined = joinedPassages(latestPlaces.current.placed, all, span, isJoined);
      return joined && { passage: shown.quote(text.current, joined.span), marks: joined.marks };
    },
    [shown],
  );

  const chosen = useCallback((): ChosenPassage | null => {
    const selection = frame?.getSelection();
    if (!selection || !text.current || selection.isCollapsed || selection.rangeCount === 0) {
      return null;
    }
    const span = text.current.spanOf(selection.getRangeAt(0));
    if (!span) return null;
    return {
      passage: shown.quote(text.current, span),
      box: text.current.rangeOf(span).getBoundingClientRect(),
      ...markedAt(latestPlaces.current.placed, text.current.text, span),
      joinedIn: (colour) => joinedAt(span, (mark) => mark.colour === colour && isPlain(mark)),
    };
  }, [frame, shown, joinedAt]);

  useEffect(() => {
    if (!frame) return;
    const stop = new AbortController();
    const { signal } = stop;
    let timer = 0;
    let isPressed = false;
    const reportSoon = () => {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => {
        const now = isPressed ? null : chosen();
        const isSeen =
          now &&
          now.box.bottom > 0 &&
          now.box.top < frame.innerHeight &&
          now.box.right > 0 &&
          now.box.left < frame.innerWidth;
        onChosen(isSeen ? now : null);
      }, settleMs);
    };
    const { document } = frame;
    const area = shown.box ?? document;
    document.addEventListener('selectionchange', reportSoon, { signal });
    frame.addEventListener('resize', reportSoon, { signal });
    (shown.box ?? frame).addEventListener(
      'scroll',
      () => {
        onChosen(null);
        reportSoon();
      },
      { passive: true, signal },
    );
    area.addEventListener(
      'pointerdown',
      () => {
        isPressed = true;
        onChosen(null);
      },
      { signal },
    );
    area.addEventListener(
      'pointerup',
      () => {
        isPressed = false;
        reportSoon();
      },
      { signal },
    );
    return () => {
      stop.abort();
      window.clearTimeout(timer);
      onChosen(null);
    };
  }, [frame, shown, chosen, onChosen]);

  useEffect(() => {
    if (!frame) return;
    const area: EventTarget = shown.box ?? frame.document;
    const click = (event: Event) => {
      if (!isMouse(event)) return;
      // A link inside a highlight is followed; a click that ends a selection opens no highlight.
      if (event.defaultPrevented || event.button !== 0 || chosen()) return;
      const hit = markAt(places.placed, event.clientX, event.clientY);
      if (hit) onMark(hit.mark.id);
    };
    area.addEventListener('click', click);
    return () => area.removeEventListener('click', click);
  }, [frame, shown, places, chosen, onMark]);

  useEffect(() => {
    if (!frame) return;
    const area: EventTarget = shown.box ?? frame.document;
    const open = (event: Event) => {
      if (!isMouse(event)) return;
      event.preventDefault();
      onMenu(menuTargetOf(event, places.placed));
    };
    area.addEventListener('contextmenu', open);
    return () => area.removeEventListener('contextmenu', open);
  }, [frame, shown, places, onMenu]);

  return {
    chosen,
    wordsOf(passage) {
      const place = text.current && createAnchors(text.current.text)(passage);
      return text.current && place ? copiedWords(text.current.rangeOf(place)) : passage.quote;
    },
    linkTo: (passage) => deepLink(shown.id, passage, text.current?.text),
    clearChosen() {
      const had = chosen() !== null;
      const selection = frame?.getSelection();
      if (had && selection && text.current) {
        last.current.span = text.current.spanOf(selection.getRangeAt(0));
        selection.removeAllRanges();
      }
      onChosen(null);
      return had;
    },
    chooseSentence(by, extend = false) {
      if (!frame || !text.current) return;
      chooseSentence(frame, text.current, lang, { by, extend }, last.current, shown.box);
    },
    chooseLinked(quote) {
      const place = text.current && findLinkedQuote(text.current.text, quote);
      if (!frame || !text.current || !place) return false;
      frame.focus();
      choose(frame, text.current.rangeOf(place), shown.box);
      return true;
    },
    goTo(id) {
      const found = places.placed.find(({ mark }) => mark.id === id);
      if (!frame || !found) return;
      last.current.span = found.span;
      scrollToHit(frame, found.range, shown.box);
    },
    passageAtTop() {
      const scrolled = shown.box ? shown.box.scrollTop : frame && scrolledTo(frame);
      if (!text.current || !scrolled) return null;
      const span = firstInSight(text.current, lang, topOf(shown.box) - 4);
      // More than the sentence, because the same one may occur again.
      return (
        span && quoteOf(text.current.text, { ...span, end: Math.max(span.end, span.start + 200) })
      );
    },
    joinedWith(id) {
      const found = places.placed.find(({ mark }) => mark.id === id);
      const joined = found && joinedAt(found.span, () => true);
      return joined && joined.marks.length > 1 ? joined : null;
    },
    boxOf(id) {
      return (
        places.placed.find(({ mark }) => mark.id === id)?.range.getBoundingClientRect() ?? null
      );
    },
  };
}

/** A frame's events are of another realm, where `instanceof MouseEvent` is false. */
function isMouse(event: Event): event is MouseEvent {
  return 'clientX' in event;
}

/** Shows a range near the upper edge. */
function scrollToTop(frame: FrameWindow, range: Range, box?: HTMLElement | null): void {
  const top = edgesOf(range).start - topOf(box) - 24;
  if (box) box.scrollBy({ top, behavior: 'instant' });
  else scrollFrameBy(frame, top);
}
