import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { Article } from '../../core/article/article';
import type { ArticlesById } from '../../library/list/article-list';
import { type Finding, type FindingChoice, findingsByKind } from '../../vault/findings';
import { useAnnounce } from '../app/announcer';
import { DialogBox } from '../app/dialog-box';
import { ScrollRegion } from '../app/scroll-region';
import { useServices } from '../app/services';
import { useVaultState } from '../app/use-vault-state';
import { useStrings } from '../i18n/language-context';
import './notices.css';

interface FindingsDialogProps {
  articles: ArticlesById;
  onClose: () => void;
}

/** Rows of each kind; a damaged disk can yield a finding for every article. */
const mostShown = 200;

/** All findings in the library folder, each with its choices. */
export function FindingsDialog({ articles, onClose }: FindingsDialogProps) {
  const { library } = useServices();
  const { findings: strings } = useStrings();
  const announce = useAnnounce();
  const { found } = useVaultState();
  const [busy, setBusy] = useState<string | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const kinds = findingsByKind(found?.findings ?? []);

  async function settle(place: string, choice: FindingChoice) {
    setBusy(place);
    setFailed(null);
    const settled = await library.vault.ask({ kind: 'settle', place, choice }).catch(() => false);
    setBusy(null);
    if (settled) announce(strings.settled[choice]);
    else setFailed(place);
  }

  return (
    <DialogBox title={strings.title} onClose={onClose} kind="wide">
      <ScrollRegion className="findings" label={strings.title}>
        {kinds.map(({ kind, findings }) => (
          <section key={kind}>
            <h3>{strings.kinds[kind].title}</h3>
            <p className="quiet">{strings.kinds[kind].hint}</p>
            <ul>
              {findings.slice(0, mostShown).map((each) => (
                <FindingLine
                  key={each.place}
                  finding={each}
                  article={each.article === null ? undefined : articles.get(each.article)}
                  isBusy={busy !== null}
                  hasFailed={failed === each.place}
                  onChoose={(choice) => void settle(each.place, choice)}
                />
              ))}
            </ul>
            {findings.length > mostShown && (
              <p className="quiet">{strings.more(findings.length - mostShown)}</p>
            )}
          </section>
        ))}
        {kinds.length === 0 && <p>{strings.nothing}</p>}
      </ScrollRegion>
    </DialogBox>
  );
}

interface FindingLineProps {
  finding: Finding;
  article: Article | undefined;
  isBusy: boolean;
  hasFailed: boolean;
  onChoose: (choice: FindingChoice) => void;
}

function FindingLine({ finding, article, isBusy, hasFailed, onChoose }: FindingLineProps) {
  const { findings, list } = useStrings();
  const { place, reason, detail, choices } = finding;
  return (
    <li className="finding">
      <div className="finding-text">
        {article && <strong>{article.title || list.noTitle}</strong>}
        <span className="finding-folder">{place}</span>
        {choices.length === 0 && <span>{findings.reasons[reason]}</span>}
        {detail !== '' && <span className="finding-folder">{detail}</span>}
        {hasFailed && (
          <span className="finding-failed" role="alert">
            {findings.notSettled}
          </span>
        )}
      </div>
      {choices.map((choice) => (
        <Button
          key={choice}
          className="button"
          isDisabled={isBusy}
          onPress={() => onChoose(choice)}
        >
          {findings.choices[choice]}
        </Button>
      ))}
    </li>
  );
}
