import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { useCallback, useEffect, useImperativeHandle, useRef, useState } from 'react';
import type { Article } from '../../core/article/article';
import { openBundledPdf } from '../../core/pdf/bundled-pdf';
import { type PdfText, pdfText } from '../../core/pdf/page-text';
import { useNewest } from '../app/use-newest';
import { useStrings } from '../i18n/language-context';
import { visiblePart } from './frame-view';
import { PdfBar } from './pdf-bar';
import { pdfFrameText } from './pdf-frame-text';
import { type PdfPages, showPdfPages } from './pdf-pages';
import { PdfThumbnails } from './pdf-thumbnails';
import { useFrameMarks } from './use-frame-marks';
import { noOriginalMarks, type OriginalMarks, useOriginalText } from './use-original-marks';
import { pressPdfKey, usePdfControl } from './use-pdf-control';

interface PdfViewProps {
  article: Article;
  fileName: string;
  bytes: Uint8Array;
  marks?: OriginalMarks | undefined;
}

interface Shown {
  pdf: PDFDocumentProxy;
  pages: PdfPages;
  /** Null until all pages are read. */
  text: PdfText | null;
}

/** The pages of a PDF. Its scripts do not run, and nothing is fetched for it. */
export function PdfView({ article, fileName, bytes, marks }: PdfViewProps) {
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
        setShown({ pdf: document, pages: own, text: null });
        pdfText(document, () => closed).then((text) => {
          if (!closed) setShown({ pdf: document, pages: own, text });
        }, console.error);
        box.focus();
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

  const read = useCallback(
    () => (shown?.text ? pdfFrameText(shown.text, shown.pages) : null),
    [shown],
  );
  const text = useOriginalText(article.id, marks?.content ?? null, read, box);
  const { goTo, boxOf, ...frameMarks } = useFrameMarks(
    marks ? window : null,
    text,
    article.lang,
    marks ?? noOriginalMarks,
    drawn,
  );

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
          <PdfThumbnails pdf={shown.pdf} page={control.page} onGo={control.goTo} />
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
