import { useCallback, useEffect, useMemo, useState } from 'react';
import { Button } from 'react-aria-components';
import type { Article } from '../../core/article/article';
import { type SiteRule, selectorOf, siteOf } from '../../core/extract/site-rule';
import { saveSiteRule } from '../../library/actions/site-rules';
import { articlesOfSite, extractAgain } from '../../library/import/extract-again';
import { createImportDispatcher } from '../../library/import/import-dispatcher';
import type { Renewal } from '../../library/import/renew-article';
import { useAnnounce } from '../app/announcer';
import { useDesk } from '../app/desk';
import { useNewest } from '../app/use-newest';
import { useStrings } from '../i18n/language-context';
import { OriginalView } from '../reader/original-view';
import { pickBlocks } from './block-picker';
import { OthersDialog } from './others-dialog';
import { PreviewFrame } from './preview-frame';
import { useTriedRule } from './use-tried-rule';
import './mend.css';

interface MendViewProps {
  article: Article;
  /** @param changed true when the article was extracted again */
  onClose: (changed: boolean) => void;
}

/**
 * Shows the original page beside a preview of the extracted article. The reader selects the block
 * that holds the article; the site's other articles can then be extracted again, too.
 */
export function MendView({ article, onClose }: MendViewProps) {
  const { library, bridge } = useDesk();
  const { mend } = useStrings();
  const announce = useAnnounce();
  const dispatcher = useMemo(() => createImportDispatcher(bridge), [bridge]);
  useEffect(() => () => dispatcher.close(), [dispatcher]);
  const site = siteOf(article.url) ?? '';
  const [over, setOver] = useState('');
  const [rule, setRule] = useState<SiteRule | null>(null);
  const [others, setOthers] = useState<readonly Article[] | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const tried = useTriedRule(dispatcher, article, rule);

  const accept = useNewest(() => {
    if (rule && tried.state === 'found' && !isBusy) void use(rule);
  });
  const choose = useNewest((block: Element) =>
    setRule({ id: site, body: selectorOf(block), madeAt: Date.now() }),
  );
  const leave = useNewest(() => onClose(false));
  const onPage = useCallback(
    (page: Document) =>
      pickBlocks(page, {
        onOver: (block) => setOver(startOf(block)),
        onChoose: choose,
        onAccept: accept,
        onLeave: leave,
      }),
    [choose, accept, leave],
  );

  async function use(rule: SiteRule) {
    setIsBusy(true);
    try {
      await saveSiteRule(library, rule);
      let renewal: Renewal = 'gone';
      await extractAgain(library, dispatcher, [article], {
        isDryRun: false,
        insists: true,
        onArticle: (_article, outcome) => {
          renewal = outcome;
        },
      });
      if (!['changed', 'same'].includes(renewal)) throw new Error(renewal);
      const all = await articlesOfSite(library, site);
      const rest = all.filter(({ id }) => id !== article.id);
      announce(mend.done);
      if (rest.length > 0) setOthers(rest);
      else onClose(true);
    } catch (error) {
      console.error(error);
      announce(mend.failed);
      setIsBusy(false);
    }
  }

  return (
    <section className="mend" aria-label={mend.title}>
      <div className="mend-bar">
        <div className="mend-text">
          <strong>{mend.title}</strong>
          <span className="quiet">{mend.hint}</span>
        </div>
        <Button className="button" onPress={leave}>
          {mend.cancel}
        </Button>
        <Button
          className="button primary"
          isDisabled={tried.state !== 'found' || isBusy}
          onPress={accept}
        >
          {mend.use}
        </Button>
      </div>
      <div className="mend-sides">
        <div className="mend-side">
          <OriginalView article={article} onPage={onPage} />
        </div>
        <div className="mend-side">
          <p className="original-note" role="status">
            {tried.state === 'found' ? mend.found(tried.words) : mend.states[tried.state]}
          </p>
          {tried.state === 'found' ? (
            <PreviewFrame article={tried.article} content={tried.content} />
          ) : (
            <p className="reader-message">{over}</p>
          )}
        </div>
      </div>
      {others && rule && (
        <OthersDialog
          site={rule.id}
          articles={others}
          dispatcher={dispatcher}
          onClose={() => onClose(true)}
        />
      )}
    </section>
  );
}

/** The first 240 characters of the block's text. */
function startOf(block: Element): string {
  const text = (block.textContent ?? '').replace(/\s+/gu, ' ').trim();
  return text.length > 240 ? `${text.slice(0, 240)}…` : text;
}
