import { useCallback, useImperativeHandle, useMemo, useRef, useState } from 'react';
import type { Article } from '../../core/article/article';
import { textWithoutNoteMarks } from '../../core/exporting/note-marks';
import { readFrameText, readSavedText } from '../../core/highlights/frame-text';
import { useServices } from '../app/services';
import { useWhenChanged } from '../app/use-when-changed';
import { useStrings } from '../i18n/language-context';
import { usePreferences } from '../settings/preferences-context';
import type { FindablePage } from './findable-page';
import { guardFrame } from './frame-events';
import { frameOutline } from './frame-outline';
import { scrollByScreens, visiblePart } from './frame-view';
import type { Outline } from './outline';
import { noteWritingMode, scrollVertically } from './text-flow';
import { styleText } from './text-style';
import { useFrameMarks } from './use-frame-marks';
import { noOriginalMarks, type OriginalMarks, useOriginalText } from './use-original-marks';
import { noSearch, type SearchHitsOptions, useSearchHits } from './use-search-hits';

interface OriginalPageProps {
  article: Article;
  fileName: string;
  page: string;
  isText: boolean;
  onPage?: ((page: Document) => () => void) | undefined;
  onFindable?: ((page: FindablePage) => void) | undefined;
  marks?: OriginalMarks | undefined;
  search?: SearchHitsOptions | undefined;
  /** Is handed the outline of a page; null when it is gone. */
  onOutline?: ((outline: Outline | null) => void) | undefined;
}

/** A page as it was saved, or a plain text, in a frame that runs no script. */
export function OriginalPage({
  article,
  fileName,
  page,
  isText,
  onPage,
  onFindable,
  marks,
  search,
  onOutline,
}: OriginalPageProps) {
  const { bridge } = useServices();
  const strings = useStrings();
  const { preferences } = usePreferences();
  const element = useRef<HTMLIFrameElement>(null);
  const [frame, setFrame] = useState<(Window & typeof globalThis) | null>(null);

  useWhenChanged([frame, bridge], () => {
    if (!frame) return;
    // Attached before the guard, so that it can stop clicks and keys.
    const detach = isText ? null : onPage?.(frame.document);
    const stop = guardFrame(frame.document, (url) => void bridge.request('openExternal', url));
    // The bar that finds words may have been opened meanwhile.
    if (!document.activeElement?.matches('input')) frame.focus();
    return () => {
      detach?.();
      stop();
    };
  });

  useWhenChanged([frame, isText], () => {
    if (!frame) return;
    // A text is turned by the reader's settings, a page by its own styles.
    if (!isText) noteWritingMode(frame);
    return scrollVertically(frame);
  });

  useWhenChanged([frame, preferences, article.lang, isText], () => {
    if (frame && isText) styleText(frame.document, preferences, article.lang);
  });

  const read = useCallback(() => {
    const body = frame?.document.body;
    if (!body) return null;
    if (isText) return readFrameText(body);
    const text = readSavedText(body);
    return { ...text, prose: textWithoutNoteMarks(body, text) };
  }, [frame, isText]);
  const findable = useMemo((): FindablePage | null => {
    if (!frame) return null;
    const { body } = frame.document;
    return {
      window: frame,
      box: null,
      lang: article.lang,
      read: () => (isText ? readFrameText(body) : readSavedText(body)),
      isPartial: false,
      hidden: null,
      remember: () => () => {},
      beforeScroll() {},
    };
  }, [frame, article.lang, isText]);
  useWhenChanged([findable, onFindable], () => {
    if (findable) onFindable?.(findable);
  });

  useWhenChanged([frame, isText, onOutline], () => {
    if (!frame || isText || !onOutline) return;
    onOutline(frameOutline(frame, frame.document.body, () => {}));
    return () => onOutline(null);
  });

  const text = useOriginalText(article.id, marks?.content ?? null, read);
  const { goTo, boxOf, ...frameMarks } = useFrameMarks(
    marks ? frame : null,
    text,
    article.lang,
    marks ?? noOriginalMarks,
  );

  // After the effect of `useFrameMarks` that scrolls to the place of the article.
  useSearchHits(search ? findable : null, search ?? noSearch, true);

  const placeOf = (box: DOMRect) => {
    const outer = element.current?.getBoundingClientRect();
    return outer ? visiblePart(box, outer) : null;
  };

  useImperativeHandle(marks?.ref, () => ({
    focus: () => frame?.focus(),
    page: (by) => {
      if (frame) scrollByScreens(frame, by);
    },
    ...frameMarks,
    goToMark: goTo,
    placeOfMark: (id) => {
      const box = boxOf(id);
      return box && placeOf(box);
    },
    placeOf,
  }));

  return (
    <iframe
      ref={element}
      className={isText ? 'article-frame' : 'article-frame original-page'}
      title={`${strings.reader.original}: ${fileName}`}
      sandbox="allow-same-origin"
      srcDoc={page}
      onLoad={() => setFrame((element.current?.contentWindow ?? null) as typeof frame)}
    />
  );
}
