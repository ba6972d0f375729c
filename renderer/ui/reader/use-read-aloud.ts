import { type RefObject, useEffect, useRef, useState } from 'react';
import type { ArticleId } from '../../core/article/article';
import { useAnnounce } from '../app/announcer';
import { useNewest } from '../app/use-newest';
import { useWhenChanged } from '../app/use-when-changed';
import { useStrings } from '../i18n/language-context';
import { usePreferences } from '../settings/preferences-context';
import type { ArticleContent } from './article-content';
import type { ArticleFrameHandle } from './article-frame';
import { scrollToHit } from './search-hits';
import { Speaker, type SpeechFailure, type SpeechState } from './speaker';
import { readSpokenPage, type SpokenPage } from './spoken-page';
import { edgesOf } from './text-flow';

type FrameWindow = Window & typeof globalThis;

/** What the bar shows. */
export type AloudState = SpeechState | { phase: 'failed'; failure: SpeechFailure };

export interface ReadAloud {
  /** Null when nothing is read aloud. */
  state: AloudState | null;
  /** Begins at the selection or the first visible sentence; later pauses and goes on. */
  toggle(): void;
  /** False when nothing is read aloud. */
  step(by: 1 | -1): boolean;
  /** False when nothing was read aloud. */
  stop(): boolean;
}

const markName = 'read-aloud';

/** What the frame shows; reading ends when it changes. */
interface Shown {
  article: ArticleId;
  /** Null while the frame shows something else than the article's text. */
  content: ArticleContent | null;
}

/** The next article of the list, where reading may go on. */
interface Onward {
  next: ArticleId | null;
  open: () => void;
}

/** Reads the article in the frame aloud. */
export function useReadAloud(
  frame: RefObject<ArticleFrameHandle | null>,
  { article, content }: Shown,
  onward: Onward,
): ReadAloud {
  const strings = useStrings();
  const announce = useAnnounce();
  const { preferences } = usePreferences();
  const { speechRate: rate, speechVoices: voices } = preferences;
  /** The article to read as soon as it is shown. */
  const awaited = useRef<ArticleId | null>(null);
  const [state, setState] = useState<AloudState | null>(null);
  const speaker = useRef<Speaker | null>(null);
  const marked = useRef<FrameWindow | null>(null);

  function end(next: AloudState | null): void {
    speaker.current?.close();
    speaker.current = null;
    marked.current?.CSS.highlights.delete(markName);
    marked.current = null;
    setState(next);
  }

  function begin(): void {
    const window = frame.current?.readAloud?.();
    if (!window) return;
    const spoken = window.document.querySelectorAll('.article-header h1, .article-body');
    const page = readSpokenPage([...spoken], preferences.speechAltTexts);
    const isFirst = startOf(window, page);
    const reading = new Speaker(
      browserEngine(),
      page.blocks,
      { rate, voices },
      {
        onState(next) {
          setState(next);
          if (next.sentence) mark(window, page.rangeOf(next.sentence));
        },
        onEnd(failure) {
          end(failure && { phase: 'failed', failure });
          if (!failure) goOn();
        },
      },
    );
    if (reading.isEmpty) {
      announce(strings.aloud.nothing);
      return;
    }
    speaker.current = reading;
    marked.current = window;
    reading.start(isFirst);
  }

  /** After the last sentence. The next article is read from where it is opened. */
  const goOn = useNewest(() => {
    if (preferences.speechGoesOn && onward.next !== null) {
      awaited.current = onward.next;
      onward.open();
    } else announce(strings.aloud.done);
  });

  useEffect(() => speaker.current?.change({ rate, voices }), [rate, voices]);
  // Runs after the frame has shown the text.
  useWhenChanged([article, content], () => {
    if (awaited.current !== article) awaited.current = null;
    else if (content?.id === article) {
      awaited.current = null;
      begin();
    }
    return () => end(null);
  });

  return {
    state,
    toggle() {
      if (!speaker.current) begin();
      else if (state?.phase === 'paused') speaker.current.resume();
      else speaker.current.pause();
    },
    step(by) {
      speaker.current?.step(by);
      return speaker.current !== null;
    },
    stop() {
      if (state === null) return false;
      end(null);
      return true;
    },
  };
}

/** Asked for only now: Chromium on Linux starts the system's speech service for it. */
function browserEngine() {
  return {
    synthesis: window.speechSynthesis,
    utter: (text: string) => new SpeechSynthesisUtterance(text),
  };
}

/** The sentence to begin with: the one of the selection, else the first visible one. */
function startOf(frame: FrameWindow, page: SpokenPage): Parameters<Speaker['start']>[0] {
  const selection = frame.getSelection();
  if (selection && !selection.isCollapsed && selection.rangeCount > 0) {
    const chosen = selection.getRangeAt(0);
    return (sentence) => endsBehind(page.rangeOf(sentence), chosen);
  }
  return (sentence) => edgesOf(page.rangeOf(sentence)).start >= 0;
}

function endsBehind({ endContainer, endOffset }: Range, chosen: Range): boolean {
  const isAtStart = endContainer === chosen.startContainer && endOffset === chosen.startOffset;
  return !isAtStart && chosen.comparePoint(endContainer, endOffset) >= 0;
}

/** Marks a sentence by the CSS Highlight API, without changing the document, and keeps it in view. */
function mark(frame: FrameWindow, range: Range): void {
  const highlight = new frame.Highlight(range);
  highlight.priority = 15;
  frame.CSS.highlights.set(markName, highlight);
  scrollToHit(frame, range);
}
