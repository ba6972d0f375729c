import type { ArticleId } from '../../core/article/article';
import { type ArticleFilter, noFilter } from '../../core/article/article-filter';
import { readingStates } from '../../core/article/article-rules';

/** The first row in sight of a list that is scrolled. */
export interface TopRow {
  id: ArticleId;
  /** How far it is scrolled beyond the upper edge, in pixels. */
  offset: number;
}

const pages = ['articles', 'trash', 'highlights', 'times'] as const;

/** What the window showed when it was closed. Kept in localStorage: it is of no use on another machine. */
export interface LeftPlace {
  page: (typeof pages)[number];
  filter: ArticleFilter;
  query: string;
  /** The article in the reader. */
  open: ArticleId | null;
  /** Null at the top of the list. */
  top: TopRow | null;
  /** The article is shown without the list. */
  isAlone: boolean;
}

export const nowhere: LeftPlace = {
  ...{ page: 'articles', filter: noFilter, query: '', open: null, top: null, isAlone: false },
};
const key = 'carrel-left-place';
const longestQuery = 2_000;

/**
 * The key in localStorage of what each window keeps for itself, by the number that main gives it in its address;
 * the first one has none.
 */
export function keyOfWindow(name: string): string {
  const number = Number(new URLSearchParams(location.search).get('window'));
  return Number.isInteger(number) && number > 1 ? `${name}-${number}` : name;
}

const ownKey = () => keyOfWindow(key);

/** Takes the place that the address of a new window names for its own, once. True where it names one. */
export function adoptPlace(): boolean {
  const address = new URL(location.href);
  const handed = address.searchParams.get('shows');
  if (handed === null) return false;
  address.searchParams.delete('shows');
  window.history.replaceState(null, '', address);
  try {
    localStorage.setItem(ownKey(), JSON.stringify(leftPlaceOf(JSON.parse(handed))));
  } catch {
    localStorage.removeItem(ownKey());
  }
  return true;
}

/**
 * The place to show at the start. Its article is forgotten until it was shown for a while: one that makes the
 * window crash does so once.
 */
export function takeLeftPlace(): LeftPlace {
  const left = readLeftPlace();
  if (left.open !== null) storeLeftPlace({ open: null });
  return left;
}

export function readLeftPlace(): LeftPlace {
  try {
    return leftPlaceOf(JSON.parse(localStorage.getItem(ownKey()) ?? '{}'));
  } catch {
    return nowhere;
  }
}

/** In another list the row on top has no meaning, so it is forgotten with the place. */
export function storeLeftPlace(change: Partial<LeftPlace>): void {
  const before = readLeftPlace();
  const after = { ...before, ...change };
  const placeOf = ({ page, filter, query }: LeftPlace) => JSON.stringify([page, filter, query]);
  const top = placeOf(before) === placeOf(after) ? after.top : (change.top ?? null);
  localStorage.setItem(ownKey(), JSON.stringify({ ...after, top }));
}

export type Stored<Type> = { [Name in keyof Type]?: unknown } | null | undefined;

/** What was stored by this version or another one; a part that is not understood is left out. */
export function leftPlaceOf(stored: Stored<LeftPlace>): LeftPlace {
  const { page, query } = stored ?? {};
  return {
    page: pages.find((each) => each === page) ?? 'articles',
    filter: filterOf(stored?.filter as Stored<ArticleFilter>),
    query: typeof query === 'string' ? query.slice(0, longestQuery) : '',
    open: textOf(stored?.open),
    top: topOf(stored?.top as Stored<TopRow>),
    isAlone: stored?.isAlone === true,
  };
}

function filterOf(stored: Stored<ArticleFilter>): ArticleFilter {
  const tags = Array.isArray(stored?.tags) ? stored.tags : [];
  return {
    state: readingStates.find((state) => state === stored?.state) ?? null,
    starred: stored?.starred === true,
    highlighted: stored?.highlighted === true,
    tags: tags.filter((tag) => typeof tag === 'string'),
    site: textOf(stored?.site),
    lang: textOf(stored?.lang),
    feed: textOf(stored?.feed),
    collection: textOf(stored?.collection),
  };
}

function topOf(stored: Stored<TopRow>): TopRow | null {
  const id = textOf(stored?.id);
  const offset = Number(stored?.offset);
  return id !== null && Number.isFinite(offset) ? { id, offset } : null;
}

const textOf = (stored: unknown): string | null => (typeof stored === 'string' ? stored : null);
