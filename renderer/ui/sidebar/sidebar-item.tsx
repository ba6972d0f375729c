import type { LucideIcon } from 'lucide-react';
import { type MouseEvent, memo } from 'react';
import { Focusable } from 'react-aria-components';
import { lastName } from '../../core/article/tag';
import type { TagColour } from '../../core/records/library-records';
import { Hinted } from '../app/hinted';
import { type MenuPlace, placeOfMenu } from '../app/placed-menu';
import { useFormat, useStrings } from '../i18n/language-context';
import type { KeyCommand } from '../keyboard/keymap';
import { SiteIcon } from '../library/site-icon';
import { TagDot } from '../tags/tag-looks';

interface SidebarItemProps {
  icon?: LucideIcon;
  name: string;
  count: number;
  /** Names what is counted, for screen readers; articles by default. */
  countName?: string;
  /** True by default. */
  isExact?: boolean;
  isCurrent: boolean;
  /** 0 at the top; below, only the last part of the name is shown. */
  depth?: number;
  /** Passed to `onPress`, so that all items share one function and the memo holds. */
  id: string;
  onPress: (id: string, event: MouseEvent) => void;
  /** Asks for the menu of the item. */
  onMenu?: ((id: string, at: MenuPlace) => void) | undefined;
  /** True for one whose articles are left out. */
  isExcluded?: boolean;
  /** What happens to rows that are dropped on it, as `textOfDrop` says it: a text, so that the memo holds. */
  drop?: string | undefined;
  /** The colour of a tag. */
  colour?: TagColour | null | undefined;
  /** The command of the keyboard that opens it; its tooltip shows the key. */
  command?: KeyCommand;
  /** The hash of an image that stands before the name; empty where its place is kept free. */
  image?: string | undefined;
  /** Shown by the pointer. */
  hint?: string | undefined;
}

export const SidebarItem = memo(function SidebarItem(props: SidebarItemProps) {
  const { icon: Icon, name, count, isExact = true, isCurrent, depth = 0, onMenu } = props;
  const { isExcluded = false } = props;
  const strings = useStrings();
  const format = useFormat();
  const { articles, aboutArticles } = strings.list;
  const button = (
    <button
      type="button"
      className={classOf(isCurrent, isExcluded)}
      title={props.hint}
      data-drop={props.drop}
      aria-label={`${name}, ${isExcluded ? `${strings.sidebar.leftOut}, ` : ''}${props.countName ?? (isExact ? articles(count) : aboutArticles(count))}`}
      aria-current={isCurrent}
      onClick={(event) => props.onPress(props.id, event)}
      {...(onMenu && {
        onContextMenu: (event: MouseEvent) => {
          event.preventDefault();
          onMenu(props.id, placeOfMenu(event));
        },
      })}
    >
      {Icon && <Icon size={16} strokeWidth={1.8} aria-hidden />}
      <TagDot colour={props.colour} />
      <SiteIcon sha256={props.image} />
      <span className="sidebar-name">{depth === 0 ? name : lastName(name)}</span>
      <span className="sidebar-count">
        {count > 0 ? `${isExact ? '' : '~'}${format.number(count)}` : ''}
      </span>
    </button>
  );
  return (
    <li style={depth === 0 ? undefined : { marginLeft: `calc(${depth} * var(--space-7))` }}>
      {props.command ? (
        <Hinted label={name} command={props.command} placement="right">
          <Focusable>{button}</Focusable>
        </Hinted>
      ) : (
        button
      )}
    </li>
  );
});

const classOf = (isCurrent: boolean, isExcluded: boolean) =>
  ['sidebar-item', isCurrent && 'current', isExcluded && 'excluded'].filter(Boolean).join(' ');
