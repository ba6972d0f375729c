import { useEffect, useRef, useState } from 'react';
import type { Article } from '../../core/article/article';
import { readFrameText } from '../../core/highlights/frame-text';
import { openOriginal } from '../../library/actions/read-article';
import { useServices } from '../app/services';
import { useWhenChanged } from '../app/use-when-changed';
import { useStrings } from '../i18n/language-context';
import { usePreferences } from '../settings/preferences-context';
import type { FindablePage } from './findable-page';
import { guardFrame } from './frame-events';
import { originalPage, plainTextPage } from './frame-page';
import { PdfView } from './pdf-view';
import { styleText } from './text-style';

type Original =
  | { fileName: string; page: string; isText: boolean }
  | { fileName: string; pdf: Uint8Array }
  | 'missing'
  | null;

interface OriginalViewProps {
  article: Article;
  /** Is handed a page when it is shown; answers how to let go of it. */
  onPage?: (page: Document) => () => void;
  /** Is handed the page in which words are found; `none` when it has no text, null when it is closed. */
  onFindable?: (page: FindablePage | 'none' | null) => void;
}

/** The original file, in a frame that is as inert as the article's. */
export function OriginalView({ article, onPage, onFindable }: OriginalViewProps) {
  const { library, bridge } = useServices();
  const strings = useStrings();
  const { preferences } = usePreferences();
  const frame = useRef<HTMLIFrameElement>(null);
  const stopGuard = useRef<(() => void) | null>(null);
  const [original, setOriginal] = useState<Original>(null);
  const { id } = article;

  const hasNoText = original === 'missing' || (original !== null && 'pdf' in original);
  useEffect(() => {
    if (hasNoText) onFindable?.('none');
  }, [hasNoText, onFindable]);

  useWhenChanged([library, id], () => {
    let closed = false;
    setOriginal(null);
    openOriginal(library, article).then(
      (open) => {
        if (closed) return;
        if (!open) setOriginal('missing');
        else if (open.kind === 'pdf') {
          setOriginal({ fileName: open.fileName, pdf: open.bytes });
        } else if (open.kind === 'text') {
          setOriginal({ fileName: open.fileName, page: plainTextPage(open.text), isText: true });
        } else {
          setOriginal({ fileName: open.fileName, page: originalPage(open.html), isText: false });
        }
      },
      () => {
        if (!closed) setOriginal('missing');
      },
    );
    return () => {
      closed = true;
      stopGuard.current?.();
      onFindable?.(null);
    };
  });

  if (original === null) return null;
  if (original === 'missing') {
    return <p className="reader-message">{strings.reader.originalMissing}</p>;
  }

  const note = <p className="original-note">{strings.reader.originalNote(original.fileName)}</p>;
  if ('pdf' in original) {
    return (
      <>
        {note}
        <PdfView fileName={original.fileName} bytes={original.pdf} />
      </>
    );
  }
  const { fileName, page, isText } = original;

  function guard() {
    const shown = frame.current?.contentDocument;
    if (!shown) return;
    stopGuard.current?.();
    // Attached before the guard, so that it can stop clicks and keys.
    const detach = isText ? null : onPage?.(shown);
    const stop = guardFrame(shown, (url) => void bridge.request('openExternal', url));
    stopGuard.current = () => {
      detach?.();
      stop();
    };
    if (isText) styleText(shown, preferences, article.lang);
    const window = frame.current?.contentWindow as (Window & typeof globalThis) | null | undefined;
    window?.focus();
    if (!window) return;
    onFindable?.({
      window,
      lang: article.lang,
      read: () => readFrameText(shown.body, isHidden),
      hidden: null,
      beforeScroll() {},
    });
  }

  return (
    <>
      {note}
      <iframe
        ref={frame}
        className={isText ? 'article-frame' : 'article-frame original-page'}
        title={`${strings.reader.original}: ${fileName}`}
        sandbox="allow-same-origin"
        srcDoc={page}
        onLoad={guard}
      />
    </>
  );
}

/** True for what the page's own styles hide; a closed `details` can be opened. */
function isHidden(element: Element): boolean {
  const { display, visibility } = (element.ownerDocument.defaultView ?? window).getComputedStyle(
    element,
  );
  return display === 'none' || visibility === 'hidden';
}
