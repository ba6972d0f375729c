import { type ArticleSort, newestFirst } from '../../library/list/article-view';
import type { ListSort } from '../library/list-header';

/** The layout of this window, kept in localStorage: it is of no use on another machine. */
export interface WindowLayout {
  sidebarWidth: number;
  listWidth: number;
  sort: ArticleSort;
  searchSort: ListSort;
  /** Ids of the articles in which the highlights panel was opened, newest first. */
  highlightsOpenIn: readonly string[];
}

const defaultLayout: WindowLayout = {
  sidebarWidth: 220,
  listWidth: 360,
  sort: newestFirst,
  searchSort: { key: 'relevance', descending: true },
  highlightsOpenIn: [],
};
const key = 'carrel-layout';

export function readLayout(): WindowLayout {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    return { ...defaultLayout, ...(stored as Partial<WindowLayout>) };
  } catch {
    return defaultLayout;
  }
}

export function storeLayout(change: Partial<WindowLayout>): void {
  localStorage.setItem(key, JSON.stringify({ ...readLayout(), ...change }));
}
