import { Button } from 'react-aria-components';
import type { TrashedEntry } from '../../library/actions/list-trash';
import { BackToList } from '../app/shown-panes';
import { useFormat, useStrings } from '../i18n/language-context';
import { CommandKey } from '../keyboard/command-key';
import '../reader/reader-pane.css';

interface TrashedArticleProps {
  /** The selected entries. */
  entries: readonly TrashedEntry[];
  onRestore: () => void;
  onRemove: () => void;
}

/** The right pane while the trash is open: the selected entries, with their actions. */
export function TrashedArticle({ entries, onRestore, onRemove }: TrashedArticleProps) {
  const { trash, reader } = useStrings();
  const format = useFormat();
  const only = entries.length === 1 ? entries[0] : undefined;
  if (entries.length === 0) {
    return (
      <main className="reader" aria-label={reader.label}>
        <BackToList />
        <div className="reader-message">{trash.nothingChosen}</div>
      </main>
    );
  }
  return (
    <main className="reader" aria-label={reader.label}>
      <BackToList />
      <div className="reader-message">
        <strong lang={only?.article?.lang ?? undefined}>
          {only ? only.article?.title || only.name : reader.manySelected(entries.length)}
        </strong>
        {only && (
          <>
            {only.article?.site && <span>{only.article.site}</span>}
            {only.article === null && <span>{trash.unreadable}</span>}
            <span>
              {[
                only.trashedAt === null
                  ? trash.deletedSomeTime
                  : trash.deletedOn(format.longDate(only.trashedAt)),
                trash.keptUntil(format.longDate(only.keptUntil)),
              ].join(' · ')}
            </span>
          </>
        )}
        <span className="reader-message-actions">
          <Button className="button primary" onPress={onRestore}>
            {trash.restore}
            <CommandKey of="restore" />
          </Button>
          <Button className="button" onPress={onRemove}>
            {trash.remove}
          </Button>
        </span>
      </div>
    </main>
  );
}
