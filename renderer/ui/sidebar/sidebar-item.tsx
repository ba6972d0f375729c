import type { LucideIcon } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useFormat, useStrings } from '../i18n/language-context';

interface SidebarItemProps {
  icon?: LucideIcon;
  name: string;
  count: number;
  isCurrent: boolean;
  onPress: () => void;
}

export function SidebarItem({ icon: Icon, name, count, isCurrent, onPress }: SidebarItemProps) {
  const strings = useStrings();
  const format = useFormat();
  return (
    <li>
      <Button
        className={isCurrent ? 'sidebar-item current' : 'sidebar-item'}
        aria-label={`${name}, ${strings.list.articles(count)}`}
        aria-current={isCurrent}
        onPress={onPress}
      >
        {Icon && <Icon size={16} strokeWidth={1.8} aria-hidden />}
        <span className="sidebar-name">{name}</span>
        <span className="sidebar-count">{count > 0 ? format.number(count) : ''}</span>
      </Button>
    </li>
  );
}
