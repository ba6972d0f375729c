import { MenuItem, Separator } from 'react-aria-components';
import { noFilter } from '../../core/article/article-filter';
import { type MenuPlace, PlacedMenu } from '../app/placed-menu';
import { placeApart, useNewWindow } from '../app/use-new-window';
import type { NamedArticles } from '../app/use-place-actions';
import { useWorkspace } from '../app/workspace-state';
import { useStrings } from '../i18n/language-context';
import { PlaceItems } from './place-items';

/** What a menu of the sidebar is about. */
export type MenuOf =
  | { kind: 'articles'; place: NamedArticles; isEmpty: boolean }
  | { kind: 'highlights' | 'trash'; name: string };

interface PlaceMenuProps {
  of: MenuOf;
  at: MenuPlace;
  onClose: () => void;
}

/** The context menu of a place of the sidebar. */
export function PlaceMenu({ of, at, onClose }: PlaceMenuProps) {
  const { trash, trashPlace, emptyTrash } = useWorkspace();
  const { actions, trash: words } = useStrings();
  const openWindow = useNewWindow();
  if (of.kind === 'articles') {
    return (
      <PlacedMenu at={at} label={of.place.name} onClose={onClose}>
        <PlaceItems place={of.place} isEmpty={of.isEmpty} />
      </PlacedMenu>
    );
  }
  const here = { page: of.kind, filter: noFilter, query: '' } as const;
  const isEmpty = trashPlace.entries.size === 0;
  return (
    <PlacedMenu at={at} label={of.name} onClose={onClose}>
      <MenuItem className="menu-item" onAction={() => openWindow(placeApart(here, null))}>
        {actions.openApart}
      </MenuItem>
      {of.kind === 'trash' && (
        <>
          <MenuItem
            className="menu-item"
            isDisabled={isEmpty}
            onAction={() => trash.restore([...trashPlace.entries.values()])}
          >
            {words.restoreAll}
          </MenuItem>
          <Separator className="menu-separator" />
          <MenuItem className="menu-item danger" isDisabled={isEmpty} onAction={emptyTrash}>
            {words.emptyTrash}
          </MenuItem>
        </>
      )}
    </PlacedMenu>
  );
}
