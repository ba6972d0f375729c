import { type RefObject, useCallback, useMemo, useRef, useState } from 'react';
import type { Article, ArticleId } from '../../core/article/article';
import type { ArticleFilter } from '../../core/article/article-filter';
import { joinedInto } from '../../core/article/join-pages';
import type { Copies } from '../../library/copies/copy-list';
import {
  type FoldedRow,
  type FoldedRows,
  type Folding,
  foldAgain,
  foldCopies,
} from '../../library/copies/fold-copies';
import { type RowSection, sectionsOf } from '../../library/list/article-groups';
import type { SearchHit } from '../../search/query/answer';
import type { StartRows } from '../library/article-rows';
import type { ListSort } from '../library/list-header';
import { type Departure, nothingSelected, type Selection, selectOnly } from '../library/selection';
import { useSelection } from '../library/use-selection';
import type { ArticleContents } from '../reader/article-contents';
import { effectiveSort } from '../search/effective-sort';
import { type SearchState, useSearch } from '../search/use-search';
import { useStable, type WhatToMark, whatToMark } from '../search/what-to-mark';
import type { LeftPlace } from './left-place';
import { useArticleList, useCopies } from './services';
import { useDebounced } from './use-debounced';
import { readLayout, storeLayout } from './window-layout';

export interface ShownArticles {
  query: string;
  setQuery: (query: string) => void;
  search: SearchState;
  /** The sort order of the search results. */
  searchSort: ListSort;
  /** Sets the sort order and stores it for the next start. */
  setSearchSort: (sort: ListSort) => void;
  /** True while the search results replace the list. */
  searching: boolean;
  hits: ReadonlyMap<ArticleId, SearchHit>;
  rows: readonly Article[];
  /** By article id: the rows that stand for copies, and the copies themselves. */
  folds: ReadonlyMap<ArticleId, FoldedRow>;
  /** The groups of the rows; null without any, and for search results. */
  sections: readonly RowSection[] | null;
  /** Shows or hides the copies of an article in the list. */
  unfold: (id: ArticleId, isOpen: boolean) => void;
  /** Identifies the query or place, the filter and the order of the rows. */
  rowsKey: string;
  selection: Selection;
  select: (selection: Selection) => void;
  /** Selects articles as soon as they are listed, unless the selection changes before that. */
  selectWhenThere: (ids: readonly ArticleId[]) => void;
  /** Called before an action of the user on these articles, which may remove them from the list. */
  actOn: (ids: readonly ArticleId[]) => void;
  /** Ends the search. The article that was selected in its results stays selected. */
  leaveSearch: () => void;
  selectInList: (id: ArticleId) => void;
  selectInListAll: (ids: readonly ArticleId[]) => void;
  /** Searches, opens and scrolls as in a place that was left; its filter is the caller's. */
  showLeft: (left: LeftPlace) => void;
  /** The number of articles in the list, including folded copies. */
  count: number;
  /** The article in the reader; one that is gone has an id and no record. */
  openId: ArticleId | null;
  open: Article | undefined;
  /** The row that was on top when the window was closed; null once it was scrolled to. */
  startAt: RefObject<StartRows | null>;
  /** The articles that keys and buttons act on: the selection, else the open article. */
  targets: readonly Article[];
  /** The words and patterns to mark in the open article. */
  marked: WhatToMark | null;
  /** True when the search matched the article's notes and not its body. */
  isInNotes: boolean;
  /** Likewise in what was left out of the article only. */
  isInLeftOut: boolean;
}

const noFolds: ReadonlyMap<ArticleId, FoldedRow> = new Map();
const noCopies: Copies = { groupOf: new Map() };
const noHits: ReadonlyMap<ArticleId, SearchHit> = new Map();
/** Milliseconds: while J is held down, only the article at which it stops is opened. */
const restMs = 120;

/**
 * Which articles are listed, selected and open. Search results have a selection of their own.
 *
 * @param left what the window showed when it was closed; what is asked for meanwhile wins over it
 */
export function useShownArticles(
  contents: Pick<ArticleContents, 'ask'>,
  left: LeftPlace,
): ShownArticles {
  const { articles, rows: allRows, view } = useArticleList();
  const allCopies = useCopies();
  // In a collection each article was chosen, and stands where it was put.
  const copies = view.filter.collection === null ? allCopies : noCopies;
  const [unfolded, setUnfolded] = useState<ReadonlySet<ArticleId>>(new Set());
  const listState = useState(nothingSelected);
  const folded = useFolded(allRows, copies, [unfolded, setUnfolded], listState[0].ids);
  const sections = useMemo(
    () => ((view.group ?? 'none') === 'none' ? null : sectionsOf(folded, view)),
    [folded, view],
  );
  const [query, setQuery] = useState(left.query);
  const startAt = useRef<StartRows | null>(left.top && { top: left.top, focus: left.open });
  const [chosenSort, setChosenSort] = useState(() => readLayout().searchSort);
  const searchSort = effectiveSort(chosenSort, query);
  const found = useFoundRows(query, view.filter, searchSort);
  const { search, hits } = found;
  const searching = query.trim() !== '';

  // The articles of the user's last action. When they leave the list, the next row is selected.
  const acted = useRef<ReadonlySet<ArticleId>>(new Set());
  const departureOf = (id: ArticleId, before: readonly Article[]): Departure => {
    if (acted.current.has(id)) return { kind: 'gone' };
    if (articles.has(id)) return { kind: 'hidden' };
    const article = before.find((row) => row.id === id);
    const whole = article && joinedInto(article, articles.values());
    return whole ? { kind: 'joined', to: whole.id } : { kind: 'gone' };
  };
  const viewKey = useMemo(() => JSON.stringify(view), [view]);
  const foundState = useState(nothingSelected);
  const [listSelection, setListSelection] = useSelection(
    listState,
    folded.rows,
    viewKey,
    departureOf,
  );
  const [foundSelection, setFoundSelection] = useSelection(
    foundState,
    found.rows,
    search.resultKey,
    departureOf,
  );
  found.selected.current = foundSelection.ids;
  const selection = searching ? foundSelection : listSelection;
  const rows = searching ? found.rows : folded.rows;
  const setSelection = searching ? setFoundSelection : setListSelection;
  const select = useCallback(
    (next: Selection) => {
      acted.current = new Set();
      setSelection(next);
    },
    [setSelection],
  );

  const actOn = useCallback((ids: readonly ArticleId[]) => {
    acted.current = new Set(ids);
  }, []);

  const [pending, setPending] = useState<PendingSelection | null>(() => pendingOf(left));
  if (pending !== null) {
    const arrived = pending.selection === selection ? selectArrived(pending, rows) : null;
    if (pending.selection !== selection) setPending(null);
    else if (arrived !== null) {
      setSelection(arrived);
      setPending(arrived.ids.size < pending.ids.size ? { ...pending, selection: arrived } : null);
    }
  }

  // The open article stays open until another one is selected or it is deleted.
  const focused = useDebounced(openIdOf(selection), restMs);
  const [openId, setOpenId] = useState(left.open);
  // What is focused no more must not be opened once another place is shown.
  const isCurrent = focused === openIdOf(selection);
  if (focused !== null && isCurrent && focused !== openId) {
    setOpenId(focused);
    // Before the panes are rendered, so that the text is read meanwhile.
    contents.ask(focused);
  }
  const targets = useMemo(() => {
    const ids = selection.ids.size > 0 ? [...selection.ids] : openId === null ? [] : [openId];
    return ids.flatMap((id) => articles.get(id) ?? []);
  }, [selection.ids, openId, articles]);

  const isFound = searching && openId !== null && selection.focus === openId;
  const asked = useMemo(() => search.result && whatToMark(search.result), [search.result]);
  const openHit = isFound ? hits.get(openId) : undefined;
  const marked = useStable(openHit ? asked : null);

  /** Unfolds the copies, so that the row of this article is listed and not only its leader's. */
  function unfoldGroupOf(id: ArticleId): void {
    if (copies.groupOf.has(id)) setUnfolded(new Set(unfolded).add(id));
  }

  function foldGroupOf(id: ArticleId): void {
    const group = copies.groupOf.get(id);
    const isMember = (other: ArticleId) => other === group || copies.groupOf.get(other) === group;
    setUnfolded(new Set([...unfolded].filter((other) => !isMember(other))));
    // The focused row may be one of the folded ones.
    const leader = group === undefined ? undefined : folded.leaders.get(group);
    if (leader !== undefined) setListSelection(selectOnly(leader));
  }

  return {
    query,
    setQuery(next) {
      setPending(null);
      setQuery(next);
    },
    search,
    searchSort,
    setSearchSort(sort) {
      storeLayout({ searchSort: sort });
      setChosenSort(sort);
    },
    searching,
    hits,
    rows,
    rowsKey: searching ? search.resultKey : viewKey,
    folds: searching ? noFolds : folded.folds,
    sections: searching ? null : sections,
    unfold(id, isOpen) {
      if (isOpen) unfoldGroupOf(id);
      else foldGroupOf(id);
    },
    selection,
    select,
    selectWhenThere: (ids) => setPending({ ids: new Set(ids), selection }),
    actOn,
    leaveSearch() {
      setQuery('');
      const { focus } = foundSelection;
      if (focus === null) return;
      const isListed = allRows.some((row) => row.id === focus);
      unfoldGroupOf(focus);
      setListSelection(isListed ? selectOnly(focus) : nothingSelected);
    },
    selectInList(id) {
      unfoldGroupOf(id);
      setPending(null);
      setListSelection(selectOnly(id));
    },
    selectInListAll(ids) {
      const [first = null] = ids;
      setPending(null);
      setListSelection({ ids: new Set(ids), anchor: first, focus: first });
    },
    showLeft(next) {
      acted.current = new Set();
      startAt.current = next.top && { top: next.top, focus: next.open };
      setQuery(next.query);
      setListSelection(nothingSelected);
      setFoundSelection(nothingSelected);
      setPending(pendingOf(next));
      setOpenId(next.open);
      if (next.open !== null) contents.ask(next.open);
    },
    count: searching ? rows.length : allRows.length,
    openId,
    startAt,
    open: openId === null ? undefined : articles.get(openId),
    targets,
    marked,
    isInNotes: openHit?.snippet.inNotes === true,
    isInLeftOut: openHit?.snippet.inLeftOut === true,
  };
}

/**
 * The rows with copies folded. A selected copy keeps its row when no action of the user folds its
 * group: when it was just found to be a copy, or another sort order changes the leader.
 */
function useFolded(
  rows: readonly Article[],
  copies: Copies,
  [unfolded, setUnfolded]: [ReadonlySet<ArticleId>, (unfolded: ReadonlySet<ArticleId>) => void],
  selected: ReadonlySet<ArticleId>,
): FoldedRows {
  const last = useRef<Folding | null>(null);
  const folded = useMemo(() => {
    last.current = foldAgain(last.current, rows, copies, unfolded);
    return last.current.made;
  }, [rows, copies, unfolded]);
  const hidden = [...selected].filter((id) => {
    const fold = folded.folds.get(id);
    return fold !== undefined && !fold.isLeader && !fold.isOpen;
  });
  if (hidden.length === 0) return folded;
  const opened = new Set([...unfolded, ...hidden]);
  setUnfolded(opened);
  return foldCopies(rows, copies, opened);
}

/** The loaded articles of the search results. */
function useFoundRows(query: string, filter: ArticleFilter, sort: ListSort) {
  const { articles } = useArticleList();
  const selected = useRef<ReadonlySet<ArticleId>>(new Set());
  const search = useSearch(query, filter, sort, selected);
  const hits = useMemo(
    () => (search.result ? new Map(search.result.hits.map((hit) => [hit.id, hit])) : noHits),
    [search.result],
  );
  const rows = useMemo(
    () => [...hits.keys()].flatMap((id) => articles.get(id) ?? []),
    [hits, articles],
  );
  return { search, hits, rows, selected };
}

/** Articles to select once they are listed, provided that the selection is still `selection`. */
interface PendingSelection {
  ids: ReadonlySet<ArticleId>;
  selection: Selection;
}

/** The open article of a place is selected when it is listed. */
function pendingOf({ open }: LeftPlace): PendingSelection | null {
  return open === null ? null : { ids: new Set([open]), selection: nothingSelected };
}

/** The selection of the pending articles that are listed; null when no more arrived. */
function selectArrived(
  { ids, selection }: PendingSelection,
  rows: readonly Article[],
): Selection | null {
  const there = rows.filter((row) => ids.has(row.id));
  const [first] = there;
  const known = there.filter((row) => selection.ids.has(row.id)).length;
  if (first === undefined || known === there.length) return null;
  return { ids: new Set(there.map((row) => row.id)), anchor: first.id, focus: first.id };
}

/** The article that a selection opens: the only one selected, or the focused one of several. */
function openIdOf({ ids, focus }: Selection): ArticleId | null {
  const [only] = ids;
  if (ids.size === 1 && only !== undefined) return only;
  return focus !== null && ids.has(focus) ? focus : null;
}
