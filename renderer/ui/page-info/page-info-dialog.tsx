import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import type { Article, Sha256 } from '../../core/article/article';
import { missingImageAddresses } from '../../library/actions/missing-images';
import { useAnnounce } from '../app/announcer';
import { DialogBox } from '../app/dialog-box';
import { ScrollRegion } from '../app/scroll-region';
import { useServices } from '../app/services';
import { useFormat, useStrings } from '../i18n/language-context';
import { type CheckedOriginal, type PageFacts, pageInfoLines } from './page-info-lines';
import './page-info.css';

interface PageInfoDialogProps {
  article: Article;
  /** Shows what was left out of the text; null when the reader does not show the article. */
  onLeftOut: (() => void) | null;
  onClose: () => void;
}

/** Where an article came from, what is kept of it, and what was not. */
export function PageInfoDialog({ article, onLeftOut, onClose }: PageInfoDialogProps) {
  const { pageInfo: strings } = useStrings();
  const { bridge } = useServices();
  const announce = useAnnounce();
  const format = useFormat();
  const facts = usePageFacts(article);
  const lines = pageInfoLines(article, facts, strings, {
    number: format.number,
    time: format.longTime,
    stated: (date) => format.publishedDate(date, 'long') ?? date,
  });
  const [first] = article.originals;

  // As text they are kept or sent: exact, and in no language's own form.
  const copy = () =>
    navigator.clipboard
      .writeText(
        pageInfoLines(article, facts, strings)
          .map(([name, value]) => `${name}: ${value}`)
          .join('\n'),
      )
      .then(
        () => announce(strings.copied),
        () => announce(strings.notCopied),
      );
  const show = async (sha256: Sha256) => {
    const isShown = await bridge.request('showOriginal', sha256).catch(() => false);
    if (!isShown) announce(strings.notShown);
  };

  return (
    <DialogBox title={strings.title} kind="wide" onClose={onClose}>
      <ScrollRegion className="page-info" label={strings.title}>
        <dl className="page-info-lines">
          {lines.map(([name, value], at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a name may occur twice, and lines do not move
            <div key={at} className="page-info-line">
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </ScrollRegion>
      <div className="dialog-actions">
        {(article.leftOut?.words ?? 0) > 0 && onLeftOut && (
          <Button className="button" onPress={onLeftOut}>
            {strings.showLeftOut}
          </Button>
        )}
        {first !== undefined && (
          <Button className="button" onPress={() => void show(first)}>
            {strings.show}
          </Button>
        )}
        <Button className="button" onPress={() => void copy()}>
          {strings.copy}
        </Button>
      </div>
    </DialogBox>
  );
}

const noFacts: PageFacts = { originals: [], requests: null, missingImages: [] };

/** What main and the database know; each is added when it is known. */
function usePageFacts({ id, originals }: Article): PageFacts {
  const { library, bridge } = useServices();
  const [facts, setFacts] = useState(noFacts);
  useEffect(() => {
    let closed = false;
    const add = (known: Partial<PageFacts>) => {
      if (!closed) setFacts((before) => ({ ...before, ...known }));
    };
    const read = async () => {
      add({ ...noFacts, missingImages: await missingImageAddresses(library, id) });
      add({ requests: await bridge.request('cancelledRequests') });
      const rows = await library.database.originals.bulkGet(originals);
      const name = (at: number) => rows[at]?.fileName ?? '';
      // Each file is read from the disk, so its line appears when it is done.
      let checked = originals.map(
        (sha256, at): CheckedOriginal => ({ sha256, fileName: name(at), check: null }),
      );
      for (const [at, sha256] of originals.entries()) {
        if (closed) return;
        add({ originals: checked });
        const check = await bridge.request('checkOriginal', sha256);
        checked = checked.with(at, { sha256, fileName: name(at), check });
      }
      add({ originals: checked });
    };
    read().catch(console.error);
    return () => {
      closed = true;
    };
  }, [library, bridge, id, originals]);
  return facts;
}
