import { type ArticleSort, newestFirst } from '../../library/list/article-view';
import type { ListSort } from '../library/list-header';

/** The layout of this window, kept in localStorage: it is of no use on another machine. */
export interface KeptLayout {
  sidebarWidth: number;
  listWidth: number;
  sort: ArticleSort;
  searchSort: ListSort;
  highlightsOpen: boolean;
}

const defaultLayout: KeptLayout = {
  sidebarWidth: 220,
  listWidth: 360,
  sort: newestFirst,
  searchSort: { key: 'relevance', descending: true },
  highlightsOpen: false,
};
const key = 'carrel-layout';

export function readLayout(): KeptLayout {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    return { ...defaultLayout, ...(stored as Partial<KeptLayout>) };
  } catch {
    return defaultLayout;
  }
}

export function keepLayout(change: Partial<KeptLayout>): void {
  localStorage.setItem(key, JSON.stringify({ ...readLayout(), ...change }));
}
