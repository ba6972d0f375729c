import { type RefObject, useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react';
import type { Article } from '../../core/article/article';
import { quoteWithWords } from '../../core/exporting/copied-words';
import { textWithoutNoteMarks } from '../../core/exporting/note-marks';
import type { PageSpan } from '../../core/exporting/quote-with-source';
import type { TextQuote } from '../../core/highlights/anchor-quote';
import type { DeepLink } from '../../core/highlights/deep-link';
import { joinFrameTexts, readFrameText } from '../../core/highlights/frame-text';
import { saveProgress } from '../../library/actions/mark-articles';
import type { Theme } from '../../library/actions/preferences';
import { useAnnounce } from '../app/announcer';
import type { ReadingPlace } from '../app/reading-history';
import { useServices } from '../app/services';
import { useNewest } from '../app/use-newest';
import { useWhenChanged } from '../app/use-when-changed';
import type { PopoverPlace } from '../highlights/popover-place';
import { useFormat, useStrings } from '../i18n/language-context';
import { usePreferences } from '../settings/preferences-context';
import type { ArticleContent } from './article-content';
import { articleEnd, createEndPresses, type Neighbours } from './article-end';
import { articleHeader } from './article-header';
import type { FindablePage } from './findable-page';
import { showBody } from './frame-body';
import { scrollToFragment } from './frame-clicks';
import { guardFrame } from './frame-events';
import { watchNotes } from './frame-notes';
import { frameOutline } from './frame-outline';
import { framePage } from './frame-page';
import { scrollByScreens, visiblePart } from './frame-view';
import { keepPlace } from './keep-place';
import { leftOutSection, type PartHandler } from './left-out-section';
import type { Outline } from './outline';
import { followPosition, type ReadingPosition } from './reading-position';
import { ReadingProgress } from './reading-progress';
import { lengthOf, screenOf, scrolledTo, scrollFrame, scrollVertically } from './text-flow';
import { styleText } from './text-style';
import {
  type ChosenPassage,
  type FrameMarks,
  type FrameMarksOptions,
  type MarkableText,
  useFrameMarks,
} from './use-frame-marks';
import { useLightBox } from './use-light-box';
import { useLinkTargets } from './use-link-targets';
import { type SearchHitsOptions, useSearchHits } from './use-search-hits';

export interface ArticleFrameHandle {
  focus(): void;
  /** Scrolls by `by` screens; at the end of the article the second time goes on to the next one. */
  page(by: 1 | -1): void;
  /** Absent in the original, whose places are not in the history. */
  place?(): ReadingPlace | null;
  chosen(): ChosenPassage | null;
  /** The `carrel:` link to a passage of the article. */
  linkTo(passage: TextQuote): string;
  /** See use-frame-marks.ts; absent where the words are taken as they are, as on the pages of a PDF. */
  wordsOf?(passage: TextQuote): string;
  /** The pages of a PDF on which a passage stands; absent where there are none. */
  pagesOf?(passage: TextQuote): PageSpan | null;
  /** Makes a PDF one step larger (1) or smaller (-1), or as large as it is (0); absent elsewhere. */
  zoom?(by: 1 | -1 | 0): void;
  clearChosen(): boolean;
  chooseSentence(by: -1 | 0 | 1, extend?: boolean): void;
  goToMark(id: string): void;
  /** The frame's window, for reading aloud: from now on it scrolls. Null before it is shown; absent in originals. */
  readAloud?(): (Window & typeof globalThis) | null;
  joinedWith: FrameMarks['joinedWith'];
  passageAtTop: FrameMarks['passageAtTop'];
  /**
   * Scrolls to the section of what was left out, or to the button of its part `at`. Without a section it
   * scrolls to the next one that is shown. Absent in the original, which leaves nothing out.
   */
  goToLeftOut?(at: number | null): void;
  /** In the page's coordinates, the visible part; null when the highlight is not placed. */
  placeOfMark(id: string): PopoverPlace | null;
  /** The same for a box in the frame's coordinates. */
  placeOf(box: DOMRect): PopoverPlace | null;
}

interface ArticleFrameProps extends FrameMarksOptions, SearchHitsOptions {
  article: Article;
  content: ArticleContent;
  theme: Theme;
  /** A link whose words are shown once its article is. */
  link: DeepLink | null;
  onLinkEnd: () => void;
  /** A place to scroll to once its article is shown. */
  place: ReadingPlace | null;
  onPlaceEnd: () => void;
  /** Is handed the place that is left for another one in the article. */
  onJump: (from: ReadingPlace) => void;
  showsLeftOut: boolean;
  onShowLeftOut: () => void;
  /** Fetches the page of an article that is only a link. */
  onFetch: () => void;
  /** Opens a saved article to which a link leads. */
  onArticle: (id: string) => void;
  onPart: PartHandler;
  neighbours: Neighbours;
  onNeighbour: (by: 1 | -1) => void;
  /** Is handed the page in which words are found; null when there is none. */
  onFindable: (page: FindablePage | null) => void;
  /** Is handed the outline of the article; null when it is closed. */
  onOutline: (outline: Outline | null) => void;
  /** Shows what was left out, where words were found. */
  onFoundInLeftOut: () => void;
  ref: RefObject<ArticleFrameHandle | null>;
}

/** The frame that shows articles. It runs no script; the page accesses its document. */
export function ArticleFrame(props: ArticleFrameProps) {
  const { article, content, theme, showsLeftOut, onFindable, onOutline } = props;
  const onShowLeftOut = useNewest(props.onShowLeftOut);
  const onFetch = useNewest(props.onFetch);
  const onPart = useNewest(props.onPart);
  const onJump = useNewest(props.onJump);
  const onNeighbour = useNewest(props.onNeighbour);
  const onFoundInLeftOut = useNewest(props.onFoundInLeftOut);
  const { library, bridge } = useServices();
  const strings = useStrings();
  const format = useFormat();
  const announce = useAnnounce();
  const { preferences } = usePreferences();
  const element = useRef<HTMLIFrameElement>(null);
  const position = useRef<ReadingPosition | null>(null);
  const [frame, setFrame] = useState<(Window & typeof globalThis) | null>(null);
  const [presses] = useState(() => createEndPresses());
  const shownId = useRef<string | null>(null);
  // What gets the focus once the section is shown, or shown as changed.
  const wanted = useRef<{ at: number | null } | null>(null);

  function place(): ReadingPlace | null {
    if (!frame || shownId.current === null) return null;
    return { id: shownId.current, at: scrolledTo(frame) / Math.max(1, lengthOf(frame)) };
  }
  /** Called before a jump in the article. */
  const leave = useNewest(() => {
    position.current?.leave();
    const from = place();
    if (from) onJump(from);
  });

  const remember = useNewest(() => {
    const from = place();
    return () => from && onJump(from);
  });

  useEffect(() => {
    if (!frame) return;
    return guardFrame(frame.document, (url) => void bridge.request('openExternal', url), leave);
  }, [frame, bridge, leave]);

  const { id } = article;
  // `styleText` reads the theme from the page's computed style.
  useWhenChanged([frame, preferences, theme, article.lang], () => {
    if (!frame) return;
    const body = shownId.current === id ? frame.document.querySelector('.article-body') : null;
    keepPlace(frame, body, article.lang, () =>
      styleText(frame.document, preferences, article.lang),
    );
  });
  useEffect(() => (frame ? scrollVertically(frame) : undefined), [frame]);

  // Not the record: saving a highlight or the reading position must not scroll the text.
  useWhenChanged([frame, content, id, library], () => {
    if (!frame) return;
    const before = shownId.current === id ? scrolledTo(frame) : null;
    shownId.current = id;
    showBody(frame.document, content.body, article.lang);
    position.current = followPosition(frame, article.progress, (progress) => {
      void saveProgress(library, id, progress);
    });
    if (before !== null) {
      position.current.leave();
      scrollFrame(frame, before);
    }
    return () => position.current?.close();
  });

  useEffect(() => {
    const header =
      frame &&
      articleHeader(frame.document, article, content.imageCount, strings, format, {
        onShowLeftOut,
        onFetch,
      });
    if (header) frame.document.querySelector('.article-header')?.replaceWith(header);
  }, [frame, article, content, strings, format, onShowLeftOut, onFetch]);

  const { neighbours } = props;
  useWhenChanged([frame, content, neighbours.previous?.id, neighbours.next?.id, strings], () => {
    const end = frame && articleEnd(frame.document, neighbours, strings, onNeighbour);
    if (end) frame.document.querySelector('.article-body')?.after(end);
    presses.forget();
    return () => end?.remove();
  });

  /** Space at the end of the article. */
  function readOn(isAtEnd: boolean): boolean {
    const next = neighbours.next;
    const done = presses.press(isAtEnd && next !== null);
    const end = frame?.document.querySelector('.article-end');
    end?.toggleAttribute('data-asks', done !== 'scroll');
    if (done === 'ask' && next) {
      announce(strings.reader.spaceAgain(next.title || strings.list.noTitle));
    } else if (done === 'go on') onNeighbour(1);
    return done !== 'scroll';
  }

  // Before the hits, which are looked for in it, too.
  useEffect(() => {
    if (!frame || !showsLeftOut || content.leftOut.length === 0) return;
    const section = leftOutSection(frame.document, content.leftOut, strings, onPart);
    frame.document.body.append(section);
    if (wanted.current) goToPart(section, wanted.current.at);
    wanted.current = null;
    return () => section.remove();
  }, [frame, content, showsLeftOut, strings, onPart]);

  const findable = useMemo((): FindablePage | null => {
    if (!frame) return null;
    const isHidden = content.leftOut.length > 0 && !showsLeftOut;
    return {
      window: frame,
      box: null,
      lang: article.lang,
      read: () => shownText(frame.document),
      isPartial: false,
      hidden: isHidden
        ? {
            read: () => content.leftOut.map((part) => part.content.textContent).join('\n'),
            show: onFoundInLeftOut,
          }
        : null,
      remember,
      beforeScroll: () => position.current?.leave(),
    };
  }, [frame, content, article.lang, showsLeftOut, onFoundInLeftOut, remember]);
  // After the effects that show the text.
  useSearchHits(findable, props, false);
  useEffect(() => {
    onFindable(findable);
    return () => onFindable(null);
  }, [findable, onFindable]);

  const shown = useMemo((): MarkableText => {
    const body = () => frame?.document.querySelector('.article-body') ?? null;
    return {
      id: content.id,
      read: () => {
        const element = body();
        if (!element) return null;
        const text = readFrameText(element);
        return { ...text, prose: textWithoutNoteMarks(element, text) };
      },
      quote: quoteWithWords,
      margin: body,
      beforeScroll: () => position.current?.leave(),
    };
  }, [frame, content]);
  const frameMarks = useFrameMarks(frame, shown, article.lang, props);
  const lightBox = useLightBox(frame, content);
  useLinkTargets(frame, content, props.onArticle);

  // After the effect that shows the body.
  useWhenChanged([frame, content, strings], () => {
    if (!frame) return;
    return watchNotes(frame, strings.reader.footnote, (id) => {
      leave();
      scrollToFragment(frame.document, id);
    });
  });

  // After the effect that shows the body.
  useWhenChanged([frame, content, onOutline], () => {
    if (!frame) return;
    const body = frame.document.querySelector<HTMLElement>('.article-body');
    onOutline(frameOutline(frame, body, leave));
    return () => onOutline(null);
  });

  const { link } = props;
  const seen = useRef<ArticleContent | null>(null);
  // After the effect of `useFrameMarks` that reads the text.
  useWhenChanged([frame, link, link?.id === content.id], () => {
    if (!frame || link?.id !== content.id) return;
    props.onLinkEnd();
    if (link.quote === null) return;
    // The way back from an article that the link has just opened leads out of it.
    if (seen.current === content) leave();
    else position.current?.leave();
    if (!frameMarks.chooseLinked(link.quote)) announce(strings.links.wordsMissing);
  });

  useWhenChanged([frame, content], () => {
    if (frame) seen.current = content;
  });

  const toShow = props.place;
  useWhenChanged([frame, toShow, toShow?.id === content.id], () => {
    if (!frame || toShow?.id !== content.id) return;
    props.onPlaceEnd();
    if (toShow.at === null) return;
    position.current?.leave();
    scrollFrame(frame, toShow.at * lengthOf(frame));
  });

  const placeOf = (box: DOMRect) => {
    const outer = element.current?.getBoundingClientRect();
    return outer ? visiblePart(box, outer) : null;
  };

  useImperativeHandle(props.ref, () => ({
    focus: () => frame?.focus(),
    place,
    page(by) {
      if (!frame) return;
      const seenTo = scrolledTo(frame) + screenOf(frame);
      if (readOn(by > 0 && seenTo >= lengthOf(frame) - 4)) return;
      position.current?.leave();
      scrollByScreens(frame, by);
    },
    chosen: frameMarks.chosen,
    linkTo: frameMarks.linkTo,
    wordsOf: frameMarks.wordsOf,
    joinedWith: frameMarks.joinedWith,
    passageAtTop: frameMarks.passageAtTop,
    clearChosen: frameMarks.clearChosen,
    chooseSentence(by, extend) {
      position.current?.leave();
      frameMarks.chooseSentence(by, extend);
    },
    readAloud() {
      position.current?.leave();
      return frame;
    },
    goToMark(id) {
      leave();
      frameMarks.goTo(id);
    },
    goToLeftOut(at) {
      position.current?.leave();
      const section = frame?.document.querySelector('.left-out');
      if (at === null && section) goToPart(section, null);
      else wanted.current = { at };
    },
    placeOfMark(id) {
      const box = frameMarks.boxOf(id);
      return box && placeOf(box);
    },
    placeOf,
  }));

  return (
    <>
      {frame && <ReadingProgress article={article} window={frame} />}
      <iframe
        ref={element}
        className="article-frame"
        title={article.title || strings.list.noTitle}
        sandbox="allow-same-origin"
        srcDoc={framePage}
        onLoad={() => setFrame((element.current?.contentWindow ?? null) as typeof frame)}
      />
      {lightBox}
    </>
  );
}

/** Focuses the button of a part, or the section's title. */
function goToPart(section: Element, at: number | null): void {
  const part = at === null ? null : section.querySelectorAll('.left-out-part')[at];
  const target = part?.querySelector(':scope > button') ?? section.querySelector('h2');
  (target as HTMLElement | null)?.focus();
  target?.scrollIntoView({ block: 'center', behavior: 'instant' });
}

/** The text of the article and of the shown parts that were left out of it. */
function shownText(frame: Document) {
  return joinFrameTexts(
    [...frame.querySelectorAll('.article-body, .left-out-text')].map((part) => readFrameText(part)),
  );
}
