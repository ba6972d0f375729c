import type { RefObject } from 'react';
import { Button } from 'react-aria-components';
import type { TrashedEntry } from '../../library/actions/list-trash';
import { BackToList } from '../app/shown-panes';
import { useFormat, useStrings } from '../i18n/language-context';
import { CommandKey } from '../keyboard/command-key';
import { PreviewFrame } from '../site-rule/preview-frame';
import { useTrashedContent } from './use-trashed-content';
import '../reader/reader-pane.css';
import './trash.css';

interface TrashedArticleProps {
  /** The selected entries. */
  entries: readonly TrashedEntry[];
  onRestore: () => void;
  onRemove: () => void;
  /** The frame of the one that is read. */
  frame: RefObject<HTMLIFrameElement | null>;
}

/** The right pane while the trash is open: the selected entry, to be read, or several, with their actions. */
export function TrashedArticle({ entries, onRestore, onRemove, frame }: TrashedArticleProps) {
  const { trash, reader } = useStrings();
  const format = useFormat();
  const only = entries.length === 1 ? entries[0] : undefined;
  const content = useTrashedContent(only);
  if (entries.length === 0) {
    return (
      <main className="reader" aria-label={reader.label}>
        <BackToList />
        <div className="reader-message">{trash.nothingChosen}</div>
      </main>
    );
  }
  const dates = only && [
    only.trashedAt === null
      ? trash.deletedSomeTime
      : trash.deletedOn(format.longDate(only.trashedAt)),
    trash.keptUntil(format.longDate(only.keptUntil)),
  ];
  const buttons = (
    <>
      <Button className="button primary" onPress={onRestore}>
        {trash.restore}
        <CommandKey of="restore" />
      </Button>
      <Button className="button" onPress={onRemove}>
        {trash.remove}
      </Button>
    </>
  );
  if (only?.article && content) {
    return (
      <main className="reader" aria-label={reader.label}>
        <div className="reader-toolbar">
          <BackToList />
          <span className="trashed-dates">{dates?.join(' · ')}</span>
          <span className="trashed-actions">{buttons}</span>
        </div>
        <PreviewFrame
          article={only.article}
          content={content}
          title={only.article.title || only.name}
          ref={frame}
        />
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
        {only?.article?.site && <span>{only.article.site}</span>}
        {only?.article === null && <span>{trash.unreadable}</span>}
        {dates && <span>{dates.join(' · ')}</span>}
        <span className="reader-message-actions">{buttons}</span>
      </div>
    </main>
  );
}
