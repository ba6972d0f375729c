import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { useCallback, useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react';
import type { Article } from '../../core/article/article';
import { createAnchors } from '../../core/highlights/anchor-quote';
import { openBundledPdf } from '../../core/pdf/bundled-pdf';
import { type PdfText, pdfText } from '../../core/pdf/page-text';
import { useNewest } from '../app/use-newest';
import { useStrings } from '../i18n/language-context';
import { type FindablePage, selectionIn } from './findable-page';
import { visiblePart } from './frame-view';
import type { Outline } from './outline';
import { PdfBar } from './pdf-bar';
import { pdfFindableText, pdfFrameText } from './pdf-frame-text';
import { pdfOutline, readPdfOutline } from './pdf-outline';
import { type PdfPages, showPdfPages } from './pdf-pages';
import { PdfThumbnails } from './pdf-thumbnails';
import { useFrameMarks } from './use-frame-marks';
import { noOriginalMarks, type OriginalMarks, useOriginalText } from './use-original-marks';
import { pressPdfKey, usePdfControl } from './use-pdf-control';
import { noSearch, type SearchHitsOptions, useSearchHits } from './use-search-hits';

interface PdfViewProps {
  article: Article;
  fileName: string;
  bytes: Uint8Array;
  /** Is handed the page in which words are found; `none` when the PDF cannot be shown. */
  onFindable?: ((page: FindablePage | 'none') => void) | undefined;
  marks?: OriginalMarks | undefined;
  search?: SearchHitsOptions | undefined;
  /** Is handed the outline that the PDF has of itself; null when it is gone. */
  onOutline?: ((outline: Outline | null) => void) | undefined;
}

interface Shown {
  pdf: PDFDocumentProxy;
  pages: PdfPages;
  /** The text of the pages that have been read; null before the first ones. */
  text: PdfText | null;
  isPartial: boolean;
}

/** Milliseconds, after which a page is read even in a busy window. */
const longestPause = 100;

/** The pages of a PDF. Its scripts do not run, and nothing is fetched for it. */
export function PdfView(props: PdfViewProps) {
  const { article, fileName, bytes, onFindable, onOutline, marks, search } = props;
  const strings = useStrings();
  const [box, setBox] = useState<HTMLElement | null>(null);
  const [isBroken, setBroken] = useState(false);
  const [shown, setShown] = useState<Shown | null>(null);
  // Counts the changes of the pages that are drawn.
  const [drawn, setDrawn] = useState(0);
  const nameOf = useNewest(strings.reader.pdfPage);
  const field = useRef<HTMLInputElement>(null);
  const { control, follow } = usePdfControl(shown?.pages ?? null);

  useEffect(() => {
    if (!box) return;
    let stop: (() => void) | null = null;
    let closed = false;
    setBroken(false);
    setShown(null);
    openBundledPdf(bytes).then(
      ({ document, close }) => {
        if (closed) return close();
        const total = document.numPages;
        const own = showPdfPages(box, document, {
          nameOf: (page) => nameOf(page, total),
          onTexts: () => setDrawn((before) => before + 1),
          ...follow,
        });
        const show = (text: PdfText | null, isPartial: boolean) => {
          if (!closed) setShown({ pdf: document, pages: own, text, isPartial });
        };
        show(null, true);
        pdfText(document, {
          isStale: () => closed,
          pause: () => new Promise((done) => requestIdleCallback(done, { timeout: longestPause })),
          onPart: (text) => show(text, true),
        }).then((text) => show(text, false), console.error);
        // The bar that finds words may have been opened meanwhile.
        if (!window.document.activeElement?.matches('input')) box.focus();
        stop = () => {
          own.stop();
          close();
        };
      },
      () => {
        if (!closed) setBroken(true);
      },
    );
    return () => {
      closed = true;
      stop?.();
    };
  }, [box, bytes, nameOf, follow]);

  const [pdf, pages] = [shown?.pdf, shown?.pages];
  useEffect(() => {
    if (!pdf || !pages || !box || !onOutline) return;
    let closed = false;
    readPdfOutline(pdf, () => closed).then(
      (sections) => {
        if (!closed) onOutline(pdfOutline(sections, box, pages));
      },
      // A damaged outline leaves the pages as they are.
      (error: unknown) => closed || console.error(error),
    );
    return () => {
      closed = true;
      onOutline(null);
    };
  }, [pdf, pages, box, onOutline]);

  const pagesText = useMemo(
    () => (shown?.text ? pdfFrameText(shown.text, shown.pages) : null),
    [shown],
  );
  // Highlights are placed once all pages are read.
  const whole = shown?.isPartial ? null : pagesText;
  const read = useCallback(() => whole, [whole]);
  const text = useOriginalText(article.id, marks?.content ?? null, read, box);
  const { goTo, boxOf, ...frameMarks } = useFrameMarks(
    marks ? window : null,
    text,
    article.lang,
    marks ?? noOriginalMarks,
    drawn,
  );

  const findableText = useMemo(() => pagesText && pdfFindableText(pagesText), [pagesText]);
  const isPartial = shown?.isPartial ?? true;
  const findable = useMemo((): FindablePage | null => {
    if (!box || !findableText) return null;
    return {
      ...{ window, box, isPartial, drawn },
      lang: article.lang,
      read: findableText,
      hidden: null,
      remember: () => () => {},
      beforeScroll() {},
    };
  }, [box, findableText, isPartial, article.lang, drawn]);
  useEffect(() => {
    if (isBroken) onFindable?.('none');
    else if (findable) onFindable?.(findable);
  }, [isBroken, findable, onFindable]);
  // After the effect of `useFrameMarks` that scrolls to the place of the article.
  useSearchHits(search ? findable : null, search ?? noSearch, true);

  const placeOf = (at: DOMRect) => {
    const outer = box?.getBoundingClientRect();
    if (!outer) return null;
    const inBox = new DOMRect(at.left - outer.left, at.top - outer.top, at.width, at.height);
    return visiblePart(inBox, outer);
  };

  useImperativeHandle(marks?.ref, () => ({
    focus: () => box?.focus(),
    page: (by) => box?.scrollBy({ top: by * (box.clientHeight - 60) }),
    ...frameMarks,
    pagesOf(passage) {
      const selection = findable && selectionIn(findable);
      const chosen = frameMarks.chosen()?.passage.quote === passage.quote;
      const span =
        chosen && selection
          ? whole?.spanOf(selection.getRangeAt(0))
          : whole && createAnchors(whole.text)(passage);
      return (span && whole?.pagesOf(span)) ?? null;
    },
    zoom: control.zoomBy,
    goToMark: goTo,
    placeOfMark: (id) => {
      const found = boxOf(id);
      return found && placeOf(found);
    },
    placeOf,
  }));

  if (isBroken) return <p className="reader-message">{strings.reader.originalBroken}</p>;
  return (
    <div className="pdf-view">
      <PdfBar control={control} field={field} onLeave={() => box?.focus()} />
      <div className="pdf-row">
        {shown && control.showsThumbnails && (
          <PdfThumbnails
            pdf={shown.pdf}
            page={control.page}
            isFocused={control.isInThumbnails}
            onGo={control.goTo}
            onClose={() => {
              control.toggleThumbnails('key');
              box?.focus();
            }}
          />
        )}
        <section
          ref={setBox}
          className="pdf-pages"
          // Arrow keys, Space and Page Down scroll the focused element.
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keys
          tabIndex={0}
          aria-label={`${strings.reader.original}: ${fileName}`}
          onKeyDown={(event) => pressPdfKey(event, control, field)}
        />
      </div>
    </div>
  );
}
