import { ArrowDownUp, Check } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Button,
  Header,
  Menu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
  Separator,
} from 'react-aria-components';
import type { ArticleSort, SortKey } from '../../library/article-view';
import { useStrings } from '../i18n/language-context';

interface ListHeaderProps {
  title: string;
  detail: string;
  /** Null where the order is given: in the search's results. */
  sort: ArticleSort | null;
  onSort: (sort: ArticleSort) => void;
  /** What else can be done with the list. */
  children?: ReactNode;
}

const sortKeys: SortKey[] = ['saved', 'published', 'title', 'length'];

/** Where one is, how much there is, and in which order. */
export function ListHeader({ title, detail, sort, onSort, children }: ListHeaderProps) {
  const strings = useStrings();
  return (
    <div className="list-header">
      <h2 className="list-title">{title}</h2>
      <span className="list-detail">{detail}</span>
      {children}
      {sort && (
        <MenuTrigger>
          <Button className="icon-button list-sort" aria-label={sortLabel()}>
            <ArrowDownUp size={14} aria-hidden />
            {strings.list.sortKeys[sort.key]}
          </Button>
          <Popover className="menu-popover" placement="bottom end">
            <Menu className="menu">
              <MenuSection>
                <Header className="menu-heading">{strings.list.sort}</Header>
                {sortKeys.map((key) => (
                  <MenuItem
                    key={key}
                    className="menu-item"
                    onAction={() => onSort({ key, descending: key !== 'title' })}
                  >
                    <Tick shown={key === sort.key} />
                    {strings.list.sortKeys[key]}
                  </MenuItem>
                ))}
              </MenuSection>
              <Separator className="menu-separator" />
              <MenuItem
                className="menu-item"
                onAction={() => onSort({ ...sort, descending: true })}
              >
                <Tick shown={sort.descending} />
                {strings.list.sortDirections[sort.key].descending}
              </MenuItem>
              <MenuItem
                className="menu-item"
                onAction={() => onSort({ ...sort, descending: false })}
              >
                <Tick shown={!sort.descending} />
                {strings.list.sortDirections[sort.key].ascending}
              </MenuItem>
            </Menu>
          </Popover>
        </MenuTrigger>
      )}
    </div>
  );

  function sortLabel(): string {
    if (!sort) return strings.list.sort;
    const direction = strings.list.sortDirections[sort.key];
    const order = sort.descending ? direction.descending : direction.ascending;
    return `${strings.list.sort}: ${strings.list.sortKeys[sort.key]}, ${order}`;
  }
}

function Tick({ shown }: { shown: boolean }) {
  return <span className="tick">{shown && <Check size={15} aria-hidden />}</span>;
}
