import { MenuItem, Separator } from 'react-aria-components';
import { type MenuPlace, PlacedMenu } from '../app/placed-menu';
import { useStrings } from '../i18n/language-context';
import type { TagHow } from '../search/tag-words';
import { PlaceItems } from './place-items';

interface TagMenuProps {
  tag: string;
  at: MenuPlace;
  onTag: (tag: string, how: TagHow | 'only') => void;
  /** Opens the tag in the list of all tags, to change or delete it. */
  onManage: (tag: string) => void;
  onClose: () => void;
}

/** What can be done with a tag of the sidebar. */
export function TagMenu({ tag, at, onTag, onManage, onClose }: TagMenuProps) {
  const { tags: words, sidebar } = useStrings();
  const ways: [how: TagHow | 'only', name: string, key: string][] = [
    ['only', sidebar.onlyTag, ''],
    ['and', sidebar.andTag, sidebar.andClick],
    ['or', sidebar.orTag, sidebar.orClick],
    ['not', sidebar.notTag, sidebar.notClick],
  ];
  return (
    <PlacedMenu at={at} label={tag} onClose={onClose}>
      {ways.map(([how, name, key]) => (
        <MenuItem key={how} className="menu-item" textValue={name} onAction={() => onTag(tag, how)}>
          {name}
          {key && <kbd aria-hidden>{key}</kbd>}
        </MenuItem>
      ))}
      <Separator className="menu-separator" />
      <PlaceItems place={{ name: tag, filter: { tags: [tag] } }} />
      <Separator className="menu-separator" />
      <MenuItem className="menu-item" onAction={() => onManage(tag)}>
        {words.change}
      </MenuItem>
    </PlacedMenu>
  );
}
