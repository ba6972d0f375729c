import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { Article, ArticleId } from '../../core/article';
import { useAnnounce } from '../app/announcer';
import { useDesk } from '../app/desk';
import { DialogBox } from '../app/dialog-box';
import { useVaultState } from '../app/use-vault-state';
import { useStrings } from '../i18n/language-context';
import './notices.css';

interface FindingsDialogProps {
  articles: ReadonlyMap<ArticleId, Article>;
  onClose: () => void;
}

/** Articles whose files somebody else has changed, each with the choice; and what cannot be read. */
export function FindingsDialog({ articles, onClose }: FindingsDialogProps) {
  const { library } = useDesk();
  const { findings, list } = useStrings();
  const announce = useAnnounce();
  const { found } = useVaultState();
  const [busy, setBusy] = useState<string | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const differing = found?.differing ?? [];
  const unreadable = found?.unreadable ?? [];

  async function settle(folder: string, keep: 'database' | 'folder') {
    setBusy(folder);
    setFailed(null);
    const settled = await library.vault.ask({ kind: 'settle', folder, keep }).catch(() => false);
    setBusy(null);
    if (settled) announce(keep === 'database' ? findings.settledOurs : findings.settledTheirs);
    else setFailed(folder);
  }

  return (
    <DialogBox title={findings.title} onClose={onClose} wide>
      <div className="findings scrolls">
        {differing.length > 0 && (
          <section>
            <h3>{findings.differing}</h3>
            <p className="quiet">{findings.differingHint}</p>
            <ul>
              {differing.map(({ id, folder }) => (
                <li key={folder} className="finding">
                  <div className="finding-text">
                    <strong>{articles.get(id)?.title || list.noTitle}</strong>
                    <span className="finding-folder">{folder}</span>
                    {failed === folder && (
                      <span className="finding-failed" role="alert">
                        {findings.notSettled}
                      </span>
                    )}
                  </div>
                  <Button
                    className="button"
                    isDisabled={busy !== null}
                    onPress={() => void settle(folder, 'database')}
                  >
                    {findings.keepOurs}
                  </Button>
                  <Button
                    className="button"
                    isDisabled={busy !== null}
                    onPress={() => void settle(folder, 'folder')}
                  >
                    {findings.takeTheirs}
                  </Button>
                </li>
              ))}
            </ul>
          </section>
        )}
        {unreadable.length > 0 && (
          <section>
            <h3>{findings.unreadable}</h3>
            <p className="quiet">{findings.unreadableHint}</p>
            <ul>
              {unreadable.map(({ folder, reason }) => (
                <li key={folder} className="finding">
                  <div className="finding-text">
                    <span className="finding-folder">{folder}</span>
                    <span>{findings.reasons[reason]}</span>
                  </div>
                </li>
              ))}
            </ul>
          </section>
        )}
        {differing.length + unreadable.length === 0 && <p>{findings.nothing}</p>}
      </div>
    </DialogBox>
  );
}
