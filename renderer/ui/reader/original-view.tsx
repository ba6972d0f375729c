import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import type { Article, Sha256 } from '../../core/article/article';
import { openOriginal } from '../../library/actions/read-article';
import { useAnnounce } from '../app/announcer';
import { useServices } from '../app/services';
import { useWhenChanged } from '../app/use-when-changed';
import { useStrings } from '../i18n/language-context';
import type { FindablePage } from './findable-page';
import { originalPage, plainTextPage } from './frame-page';
import { OriginalPage } from './original-page';
import { showPictures } from './original-pictures';
import type { Outline } from './outline';
import { PdfView } from './pdf-view';
import type { OriginalMarks } from './use-original-marks';
import type { SearchHitsOptions } from './use-search-hits';

type Original =
  | { fileName: string; page: string; isText: boolean }
  | { fileName: string; pdf: Uint8Array }
  | { fileName: string; other: Sha256 }
  | 'missing'
  | null;

interface OriginalViewProps {
  article: Article;
  /** Called with a page when it is shown; returns the function that is called when it is closed. */
  onPage?: (page: Document) => () => void;
  /** Is handed the page in which words are found; `none` when it has no text, null when it is closed. */
  onFindable?: (page: FindablePage | 'none' | null) => void;
  /** Absent where it cannot be highlighted. */
  marks?: OriginalMarks;
  /** Absent where the hits of the library's search are not marked. */
  search?: SearchHitsOptions;
  /** Is handed the outline of a page or a PDF; null when it is gone. */
  onOutline?: ((outline: Outline | null) => void) | undefined;
}

/** The original file, in a frame that is as inert as the article's. */
export function OriginalView(props: OriginalViewProps) {
  const { article, onPage, onFindable, marks, search, onOutline } = props;
  const { library, bridge } = useServices();
  const announce = useAnnounce();
  const strings = useStrings();
  const [original, setOriginal] = useState<Original>(null);
  const { id } = article;

  const hasNoText = original === 'missing' || (original !== null && 'other' in original);
  useEffect(() => {
    if (hasNoText) onFindable?.('none');
  }, [hasNoText, onFindable]);

  useWhenChanged([library, id], () => {
    let closed = false;
    setOriginal(null);
    // Those of the article are in another text.
    search?.onHits(0, 0);
    let release = () => {};
    async function open(): Promise<Original> {
      const opened = await openOriginal(library, article);
      if (!opened) return 'missing';
      const { fileName } = opened;
      if (opened.kind === 'pdf') return { fileName, pdf: opened.bytes };
      if (opened.kind === 'other') return { fileName, other: opened.sha256 };
      if (opened.kind === 'text') {
        return { fileName, page: plainTextPage(opened.text), isText: true };
      }
      const page = await originalPage(opened.html, async (body) => {
        release = await showPictures(library, id, body);
      });
      return { fileName, page, isText: false };
    }
    open().then(
      (opened) => {
        if (closed) release();
        else setOriginal(opened);
      },
      () => {
        if (!closed) setOriginal('missing');
      },
    );
    return () => {
      closed = true;
      release();
      onFindable?.(null);
    };
  });

  if (original === null) return null;
  if (original === 'missing') {
    return <p className="reader-message">{strings.reader.originalMissing}</p>;
  }

  const note = <p className="original-note">{strings.reader.originalNote(original.fileName)}</p>;
  if ('other' in original) {
    const show = () => bridge.request('showOriginal', original.other).catch(() => false);
    return (
      <>
        {note}
        <div className="reader-message">
          <span>{strings.reader.originalOther}</span>
          <Button
            className="button"
            onPress={async () => {
              if (!(await show())) announce(strings.pageInfo.notShown);
            }}
          >
            {strings.pageInfo.show}
          </Button>
        </div>
      </>
    );
  }
  if ('pdf' in original) {
    return (
      <>
        {note}
        <PdfView
          article={article}
          fileName={original.fileName}
          bytes={original.pdf}
          onFindable={onFindable}
          onOutline={onOutline}
          marks={marks}
          search={search}
        />
      </>
    );
  }
  return (
    <>
      {note}
      <OriginalPage
        article={article}
        onPage={onPage}
        onFindable={onFindable}
        marks={marks}
        search={search}
        onOutline={onOutline}
        {...original}
      />
    </>
  );
}
