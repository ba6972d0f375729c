import { Button } from 'react-aria-components';
import { BackToList } from '../app/shown-panes';
import type { ArticleActions } from '../app/use-article-actions';
import { useStrings } from '../i18n/language-context';
import { CommandKey } from '../keyboard/command-key';
import type { KeyCommand } from '../keyboard/keymap';
import './reader-pane.css';

/** Shown when no article is selected, or several with the actions on them. */
export function ReaderPlaceholder(props: {
  selected: number;
  /** True when the page of a selected article is not in the library. */
  hasLinks: boolean;
  actions: ArticleActions;
}) {
  const { selected, hasLinks, actions } = props;
  const strings = useStrings();
  if (selected < 2) {
    return (
      <main className="reader" aria-label={strings.reader.label}>
        <BackToList />
        <div className="reader-message">
          <strong>{strings.reader.nothingOpen}</strong>
          <span>{strings.reader.nothingOpenHint}</span>
        </div>
      </main>
    );
  }
  const buttons: (readonly [name: string, action: () => void, key?: KeyCommand])[] = [
    [strings.actions.tag, actions.tag, 'tags'],
    [strings.actions.star, actions.star, 'star'],
    [strings.actions.archive, actions.archive, 'archive'],
    [strings.actions.markUnread, actions.unread, 'unread'],
    ...(hasLinks ? ([[strings.address.fetchPages, actions.fetch]] as const) : []),
    [strings.cite.action, actions.cite, 'cite'],
    [strings.exports.action, actions.export, 'export'],
    [strings.actions.delete, actions.askDelete, 'delete'],
  ];
  return (
    <main className="reader" aria-label={strings.reader.label}>
      <BackToList />
      <div className="reader-message">
        <strong aria-live="polite">{strings.reader.manySelected(selected)}</strong>
        <span className="reader-message-actions">
          {buttons.map(([name, action, key]) => (
            <Button key={name} className="button" onPress={action}>
              {name}
              {key && <CommandKey of={key} />}
            </Button>
          ))}
        </span>
      </div>
    </main>
  );
}
