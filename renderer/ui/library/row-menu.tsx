import { useEffect, useRef } from 'react';
import { MenuItem, Separator } from 'react-aria-components';
import type { Article } from '../../core/article/article';
import { type MenuPlace, PlacedMenu } from '../app/placed-menu';
import type { ArticleActions } from '../app/use-article-actions';
import type { CollectionActions } from '../app/use-collection-actions';
import { useStrings } from '../i18n/language-context';
import { CommandKey } from '../keyboard/command-key';
import type { KeyCommand } from '../keyboard/keymap';

interface RowMenuProps {
  at: MenuPlace;
  articles: readonly Article[];
  actions: ArticleActions;
  collection: CollectionActions;
  onOpen: () => void;
  onClose: () => void;
}

/** The context menu of the selected articles. */
export function RowMenu({ at, articles, actions, collection, onOpen, onClose }: RowMenuProps) {
  const strings = useStrings();
  // Closes the menu when the selection changes: its actions would apply to other articles.
  const ids = articles.map((article) => article.id).join(' ');
  const openedFor = useRef(ids);
  useEffect(() => {
    if (ids !== openedFor.current) onClose();
  }, [ids, onClose]);
  const starred = articles.every((article) => article.starred);
  const archived = articles.every((article) => article.state === 'archived');
  const { star, unstar, archive, unarchive, markUnread, markRead, tag } = strings.actions;
  const items: [name: string, command: KeyCommand | null, action: () => void][] = [
    [strings.actions.open, 'open', onOpen],
    ...(articles.length === 1
      ? [
          [strings.actions.openApart, 'open-apart', actions.openApart] as [
            string,
            KeyCommand,
            () => void,
          ],
        ]
      : []),
    [strings.actions.openTabs, 'open-in-tab', actions.openTabs],
    [starred ? unstar : star, 'star', actions.star],
    [archived ? unarchive : archive, 'archive', actions.archive],
    [markUnread, 'unread', actions.unread],
    [markRead, 'read', actions.read],
    [tag, 'tags', actions.tag],
    [strings.collections.add, 'collect', actions.collect],
    ...(collection.listed === null
      ? []
      : [
          [strings.collections.remove, 'uncollect', collection.remove] as [
            string,
            KeyCommand,
            () => void,
          ],
        ]),
    [strings.siteRule.again, null, actions.extractAgain],
    [strings.cite.action, 'cite', actions.cite],
    [strings.exports.action, 'export', actions.export],
    ...(articles.length === 1
      ? [[strings.transfer.show, null, actions.showFile] as [string, null, () => void]]
      : []),
  ];
  return (
    <PlacedMenu at={at} label={strings.list.selected(articles.length)} onClose={onClose}>
      {items.map(([name, command, action]) => (
        <MenuItem key={name} className="menu-item" textValue={name} onAction={action}>
          {name}
          {command && <CommandKey of={command} />}
        </MenuItem>
      ))}
      <Separator className="menu-separator" />
      <MenuItem
        className="menu-item danger"
        textValue={strings.actions.delete}
        onAction={actions.askDelete}
      >
        {strings.actions.delete}
        <CommandKey of="delete" />
      </MenuItem>
    </PlacedMenu>
  );
}
