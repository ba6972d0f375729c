import { useCallback, useEffect, useMemo, useState } from 'react';
import { Button } from 'react-aria-components';
import type { Article } from '../../core/article/article';
import { type SiteRule, selectorOf, siteOf } from '../../core/extract/site-rule';
import { saveSiteRule } from '../../library/actions/site-rules';
import { articlesOfSite, extractAgain } from '../../library/import/extract-again';
import { createImportDispatcher } from '../../library/import/import-dispatcher';
import type { Renewal } from '../../library/import/renew-article';
import { useAnnounce } from '../app/announcer';
import { useServices } from '../app/services';
import { useNewest } from '../app/use-newest';
import { useStrings } from '../i18n/language-context';
import { OriginalView } from '../reader/original-view';
import { pickBlocks } from './block-picker';
import { OthersDialog } from './others-dialog';
import { PreviewFrame } from './preview-frame';
import { useRulePreview } from './use-rule-preview';
import './site-rule.css';
import '../reader/reader-pane.css';

interface SiteRuleViewProps {
  article: Article;
  /** @param changed true when the article was extracted again */
  onClose: (changed: boolean) => void;
}

/**
 * Shows the original page beside a preview of the extracted article. The reader selects the block
 * that holds the article; the site's other articles can then be extracted again, too.
 */
export function SiteRuleView({ article, onClose }: SiteRuleViewProps) {
  const { library, history, bridge } = useServices();
  const { siteRule: strings } = useStrings();
  const announce = useAnnounce();
  const dispatcher = useMemo(() => createImportDispatcher(bridge), [bridge]);
  useEffect(() => () => dispatcher.close(), [dispatcher]);
  const site = siteOf(article.url) ?? '';
  const [over, setOver] = useState('');
  const [rule, setRule] = useState<SiteRule | null>(null);
  const [others, setOthers] = useState<readonly Article[] | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const preview = useRulePreview(dispatcher, article, rule);

  const accept = useNewest(() => {
    if (rule && preview.state === 'found' && !isBusy) void use(rule);
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
      await history.run('site-rule', (own) => saveSiteRule(own, rule));
      let renewal: Renewal = 'gone';
      await extractAgain(library, dispatcher, [article], {
        isDryRun: false,
        force: true,
        onArticle: (_article, outcome) => {
          renewal = outcome;
        },
      });
      if (!['changed', 'same'].includes(renewal)) throw new Error(renewal);
      const all = await articlesOfSite(library, site);
      const rest = all.filter(({ id }) => id !== article.id);
      announce(strings.done);
      if (rest.length > 0) setOthers(rest);
      else onClose(true);
    } catch (error) {
      console.error(error);
      announce(strings.failed);
      setIsBusy(false);
    }
  }

  return (
    <section className="site-rule" aria-label={strings.title}>
      <div className="site-rule-bar">
        <div className="site-rule-text">
          <strong>{strings.title}</strong>
          <span className="quiet">{strings.hint}</span>
        </div>
        <Button className="button" onPress={leave}>
          {strings.cancel}
        </Button>
        <Button
          className="button primary"
          isDisabled={preview.state !== 'found' || isBusy}
          onPress={accept}
        >
          {strings.use}
        </Button>
      </div>
      <div className="site-rule-sides">
        <div className="site-rule-side">
          <OriginalView article={article} onPage={onPage} />
        </div>
        <div className="site-rule-side">
          <p className="original-note" role="status">
            {preview.state === 'found'
              ? strings.found(preview.words)
              : strings.states[preview.state]}
          </p>
          {preview.state === 'found' ? (
            <PreviewFrame
              article={preview.article}
              content={preview.content}
              title={strings.preview}
            />
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
