import { useEffect, useRef, useState } from 'react';
import { openBundledPdf } from '../../core/pdf/bundled-pdf';
import { useStrings } from '../i18n/language-context';
import { showPdfPages } from './pdf-pages';

interface PdfViewProps {
  fileName: string;
  bytes: Uint8Array;
}

/** The pages of a PDF. Its scripts do not run, and nothing is fetched for it. */
export function PdfView({ fileName, bytes }: PdfViewProps) {
  const strings = useStrings();
  const box = useRef<HTMLElement>(null);
  const [isBroken, setBroken] = useState(false);
  const { pdfPage } = strings.reader;

  useEffect(() => {
    let stop: (() => void) | null = null;
    let closed = false;
    setBroken(false);
    openBundledPdf(bytes).then(
      ({ document, close }) => {
        if (closed || box.current === null) return close();
        const total = document.numPages;
        const stopShowing = showPdfPages(box.current, document, (page) => pdfPage(page, total));
        box.current.focus();
        stop = () => {
          stopShowing();
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
  }, [bytes, pdfPage]);

  if (isBroken) return <p className="reader-message">{strings.reader.originalBroken}</p>;
  return (
    <section
      ref={box}
      className="pdf-pages"
      // Arrow keys, Space and Page Down scroll the focused element.
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keys
      tabIndex={0}
      aria-label={`${strings.reader.original}: ${fileName}`}
    />
  );
}
