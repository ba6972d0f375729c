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
import { type ArticleGrouping, groupings } from '../../library/list/article-groups';
import type { SortKey } from '../../library/list/article-view';
import { Hinted } from '../app/hinted';
import { useStrings } from '../i18n/language-context';
import { ColumnChoices } from './column-choices';
import { beginsWithGreatest, type Column, withToggled } from './columns';
import { type Density, densities } from './density';

/** Sort keys of the list; only search results can be sorted by relevance. */
export type ListSortKey = SortKey | 'relevance';

export interface ListSort {
  key: ListSortKey;
  descending: boolean;
}

interface ListHeaderProps {
  title: string;
  detail: string;
  /** Null for lists with a fixed order, such as the trash. */
  sort: ListSort | null;
  /** The sort keys on offer; all keys of the library list by default. */
  sortKeys?: readonly ListSortKey[];
  onSort: (sort: ListSort) => void;
  /** Given together where the rows can be higher or lower. */
  density?: Density;
  onDensity?: (density: Density) => void;
  /** Given together where the rows can be divided into groups. */
  group?: ArticleGrouping;
  onGroup?: (group: ArticleGrouping) => void;
  /** The chosen columns, where the rows have columns. */
  columns?: readonly Column[];
  onColumns?: (columns: readonly Column[]) => void;
  /** Further buttons of the header. */
  children?: ReactNode;
}

const ordersOfList = ['saved', 'published', 'title', 'site', 'author', 'length', 'state'] as const;
export const keysOfList: readonly ListSortKey[] = ordersOfList;
export const keysOfCollection: readonly ListSortKey[] = ['collection', ...keysOfList];
export const keysOfSearch: readonly ListSortKey[] = ['relevance', 'saved', 'published', 'length'];

/** The list's heading: the place, the number of articles and the sort order. */
export function ListHeader(props: ListHeaderProps) {
  const {
    title,
    detail,
    sort,
    sortKeys = keysOfList,
    onSort,
    onGroup,
    onDensity,
    columns,
    children,
  } = props;
  const strings = useStrings();
  const directions =
    sort === null || sort.key === 'relevance' || sort.key === 'collection'
      ? null
      : strings.list.sortDirections[sort.key];
  const nameOf = (key: ListSortKey) =>
    key === 'relevance' ? strings.search.relevance : strings.list.sortKeys[key];
  return (
    <div className="list-header">
      <h2 className="list-title">{title}</h2>
      <span className="list-detail">{detail}</span>
      {children}
      {sort && (
        <MenuTrigger>
          <Hinted label={sortLabel()}>
            <Button className="icon-button list-sort" aria-label={sortLabel()}>
              <ArrowDownUp size={14} aria-hidden />
              {nameOf(sort.key)}
            </Button>
          </Hinted>
          <Popover className="menu-popover" placement="bottom end">
            <Menu className="menu">
              <MenuSection>
                <Header className="menu-heading">{strings.list.sort}</Header>
                {sortKeys.map((key) => (
                  <MenuItem
                    key={key}
                    className="menu-item"
                    onAction={() =>
                      onSort({
                        key,
                        descending: key === 'relevance' || beginsWithGreatest.includes(key),
                      })
                    }
                  >
                    <Tick shown={key === sort.key} />
                    {nameOf(key)}
                  </MenuItem>
                ))}
              </MenuSection>
              {directions && <Separator className="menu-separator" />}
              {directions && (
                <MenuItem
                  className="menu-item"
                  onAction={() => onSort({ ...sort, descending: true })}
                >
                  <Tick shown={sort.descending} />
                  {directions.descending}
                </MenuItem>
              )}
              {directions && (
                <MenuItem
                  className="menu-item"
                  onAction={() => onSort({ ...sort, descending: false })}
                >
                  <Tick shown={!sort.descending} />
                  {directions.ascending}
                </MenuItem>
              )}
              {onGroup && <Separator className="menu-separator" />}
              {onGroup && (
                <MenuSection>
                  <Header className="menu-heading">{strings.list.groupBy}</Header>
                  {groupings.map((each) => (
                    <MenuItem key={each} className="menu-item" onAction={() => onGroup(each)}>
                      <Tick shown={each === (props.group ?? 'none')} />
                      {strings.list.groupings[each]}
                    </MenuItem>
                  ))}
                </MenuSection>
              )}
              {onDensity && <Separator className="menu-separator" />}
              {onDensity && (
                <MenuSection>
                  <Header className="menu-heading">{strings.list.density}</Header>
                  {densities.map((each) => (
                    <MenuItem key={each} className="menu-item" onAction={() => onDensity(each)}>
                      <Tick shown={each === props.density} />
                      {strings.list.densities[each]}
                    </MenuItem>
                  ))}
                </MenuSection>
              )}
              {columns && <Separator className="menu-separator" />}
              {columns && (
                <ColumnChoices
                  columns={columns}
                  onToggle={(name) => props.onColumns?.(withToggled(columns, name))}
                />
              )}
            </Menu>
          </Popover>
        </MenuTrigger>
      )}
    </div>
  );

  function sortLabel(): string {
    if (!sort) return strings.list.sort;
    const name = `${strings.list.sort}: ${nameOf(sort.key)}`;
    if (!directions) return name;
    return `${name}, ${sort.descending ? directions.descending : directions.ascending}`;
  }
}

function Tick({ shown }: { shown: boolean }) {
  return <span className="tick">{shown && <Check size={15} aria-hidden />}</span>;
}
