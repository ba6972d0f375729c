import type { ArticleFilter } from '../../core/article/article-filter';
import { type ArticleGrouping, groupings } from '../../library/list/article-groups';
import { type ArticleSort, newestFirst } from '../../library/list/article-view';
import { type Column, columnsOf, firstColumns } from '../library/columns';
import { type Density, densities } from '../library/density';
import type { ListSort } from '../library/list-header';

/** The layout of this window, kept in localStorage: it is of no use on another machine. */
export interface WindowLayout {
  sidebarWidth: number;
  listWidth: number;
  sort: ArticleSort;
  searchSort: ListSort;
  collectionSort: ArticleSort;
  group: ArticleGrouping;
  density: Density;
  columns: readonly Column[];
  /** Width of the pane of the list while it is in columns, in CSS pixels. */
  tableWidth: number;
  /** Ids of the articles in which the highlights panel was opened, newest first. */
  highlightsOpenIn: readonly string[];
}

const defaultLayout: WindowLayout = {
  sidebarWidth: 220,
  listWidth: 360,
  sort: newestFirst,
  searchSort: { key: 'relevance', descending: true },
  highlightsOpenIn: [],
  density: 'comfortable',
  columns: firstColumns,
  tableWidth: 960,
  collectionSort: { key: 'collection', descending: false },
  group: 'none',
};
const key = 'carrel-layout';

export function readLayout(): WindowLayout {
  try {
    const stored: Partial<WindowLayout> = JSON.parse(localStorage.getItem(key) ?? '{}');
    const density = densities.find((each) => each === stored.density) ?? defaultLayout.density;
    const group = groupings.find((each) => each === stored.group) ?? defaultLayout.group;
    return { ...defaultLayout, ...stored, density, group, columns: columnsOf(stored.columns) };
  } catch {
    return defaultLayout;
  }
}

/** The order of the list of a place: a collection has its own. */
export function sortFor({ collection }: ArticleFilter): ArticleSort {
  const { sort, collectionSort } = readLayout();
  return (collection === null ? sort : collectionSort) ?? newestFirst;
}

export function storeLayout(change: Partial<WindowLayout>): void {
  localStorage.setItem(key, JSON.stringify({ ...readLayout(), ...change }));
}
