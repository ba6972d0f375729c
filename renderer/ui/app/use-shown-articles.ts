import { useMemo, useState } from 'react';
import type { Article, ArticleId } from '../../core/article';
import { type FoldedRow, foldCopies } from '../../library/fold-copies';
import type { SearchHit } from '../../search/protocol';
import type { ListSort } from '../library/list-header';
import { nothingSelected, type Selection, selectOnly } from '../library/selection';
import { useSelection } from '../library/use-selection';
import { sortInForce } from '../search/sort-in-force';
import { type SearchState, useSearch } from '../search/use-search';
import { useUnchanged, type WhatToMark, whatToMark } from '../search/what-to-mark';
import { useArticleList, useCopies } from './desk';
import { keepLayout, readLayout } from './kept-layout';
import { useSettled } from './use-settled';

export interface ShownArticles {
  query: string;
  setQuery: (query: string) => void;
  search: SearchState;
  /** How the results are sorted. */
  searchSort: ListSort;
  /** In this window and the next time. */
  setSearchSort: (sort: ListSort) => void;
  /** Whether the results stand in the list's place. */
  searching: boolean;
  hits: ReadonlyMap<ArticleId, SearchHit>;
  rows: readonly Article[];
  /** Of the rows that stand for copies, or are ones. */
  folds: ReadonlyMap<ArticleId, FoldedRow>;
  /** Shows or hides the copies of an article in the list. */
  unfold: (id: ArticleId, isOpen: boolean) => void;
  selection: Selection;
  select: (selection: Selection) => void;
  /** Ends the search; what was found and chosen stays chosen. */
  leaveSearch: () => void;
  selectInList: (id: ArticleId) => void;
  /** How many articles the list has, those that are folded away too. */
  count: number;
  /** The article in the reader. */
  open: Article | undefined;
  /** What keys and buttons act on: the selection, else the open article. */
  targets: readonly Article[];
  /** What is marked in the open article. */
  marked: WhatToMark | null;
  /** What was found of it stands in its notes, and nowhere in its body. */
  isInNotes: boolean;
}

const noFolds: ReadonlyMap<ArticleId, FoldedRow> = new Map();
const noHits: ReadonlyMap<ArticleId, SearchHit> = new Map();
/** Holding J down flies over the articles instead of opening each. */
const restMs = 120;

/** Which articles are shown, selected and open; the search's results have their own selection. */
export function useShownArticles(): ShownArticles {
  const { articles, rows: allRows, view } = useArticleList();
  const copies = useCopies();
  const [unfolded, setUnfolded] = useState<ReadonlySet<ArticleId>>(new Set());
  const folded = useMemo(() => foldCopies(allRows, copies, unfolded), [allRows, copies, unfolded]);
  const listRows = folded.rows;
  const [query, setQuery] = useState('');
  const [chosenSort, setChosenSort] = useState(() => readLayout().searchSort);
  const searchSort = sortInForce(chosenSort, query);
  const search = useSearch(query, view.filter, searchSort);
  const searching = query.trim() !== '';
  const hits = useMemo(
    () => (search.result ? new Map(search.result.hits.map((hit) => [hit.id, hit])) : noHits),
    [search.result],
  );
  const found = useMemo(
    () => [...hits.keys()].flatMap((id) => articles.get(id) ?? []),
    [hits, articles],
  );
  const [listSelection, setListSelection] = useSelection(listRows, JSON.stringify(view));
  const [foundSelection, setFoundSelection] = useSelection(found, query);
  const selection = searching ? foundSelection : listSelection;

  // The article in the reader stays there until another is chosen or it is gone.
  const focused = useSettled(selection.focus, restMs);
  const [openId, setOpenId] = useState<ArticleId | null>(null);
  if (focused !== null && focused !== openId) setOpenId(focused);
  const targets = useMemo(() => {
    const ids = selection.ids.size > 0 ? [...selection.ids] : openId === null ? [] : [openId];
    return ids.flatMap((id) => articles.get(id) ?? []);
  }, [selection.ids, openId, articles]);

  const isFound = searching && openId !== null && selection.focus === openId;
  const asked = useMemo(() => search.result && whatToMark(search.result), [search.result]);
  const openHit = isFound ? hits.get(openId) : undefined;
  const marked = useUnchanged(openHit ? asked : null);

  /** So that the row itself is in the list, and not only the one that stands for it. */
  function unfoldGroupOf(id: ArticleId): void {
    const group = copies.groupOf.get(id);
    if (group !== undefined) setUnfolded(new Set(unfolded).add(group));
  }

  return {
    query,
    setQuery,
    search,
    searchSort,
    setSearchSort(sort) {
      keepLayout({ searchSort: sort });
      setChosenSort(sort);
    },
    searching,
    hits,
    rows: searching ? found : listRows,
    folds: searching ? noFolds : folded.folds,
    unfold(id, isOpen) {
      const group = copies.groupOf.get(id);
      if (group === undefined) return;
      const next = new Set(unfolded);
      if (isOpen) next.add(group);
      else next.delete(group);
      setUnfolded(next);
      // The row in focus may be one of those that go.
      const leader = folded.leaders.get(group);
      if (!isOpen && leader !== undefined) setListSelection(selectOnly(leader));
    },
    selection,
    select: searching ? setFoundSelection : setListSelection,
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
      setListSelection(selectOnly(id));
    },
    count: searching ? found.length : allRows.length,
    open: openId === null ? undefined : articles.get(openId),
    targets,
    marked,
    isInNotes: openHit?.snippet.inNotes === true,
  };
}
