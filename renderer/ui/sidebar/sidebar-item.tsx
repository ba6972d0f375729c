import type { LucideIcon } from 'lucide-react';
import { memo } from 'react';
import { lastName } from '../../core/article/tag';
import { useFormat, useStrings } from '../i18n/language-context';

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
  onPress: (id: string) => void;
}

export const SidebarItem = memo(function SidebarItem(props: SidebarItemProps) {
  const { icon: Icon, name, count, isExact = true, isCurrent, depth = 0 } = props;
  const strings = useStrings();
  const format = useFormat();
  const { articles, aboutArticles } = strings.list;
  return (
    <li style={depth === 0 ? undefined : { marginLeft: `calc(${depth} * var(--space-7))` }}>
      <button
        type="button"
        className={isCurrent ? 'sidebar-item current' : 'sidebar-item'}
        aria-label={`${name}, ${props.countName ?? (isExact ? articles(count) : aboutArticles(count))}`}
        aria-current={isCurrent}
        onClick={() => props.onPress(props.id)}
      >
        {Icon && <Icon size={16} strokeWidth={1.8} aria-hidden />}
        <span className="sidebar-name">{depth === 0 ? name : lastName(name)}</span>
        <span className="sidebar-count">
          {count > 0 ? `${isExact ? '' : '~'}${format.number(count)}` : ''}
        </span>
      </button>
    </li>
  );
});
