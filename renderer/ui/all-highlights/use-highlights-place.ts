import {
  useDeferredValue,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import type { Highlight } from '../../core/highlights/highlight';
import {
  type Grouping,
  groupHighlights,
  type HighlightGroup,
  type HighlightRow,
} from '../../library/highlights/group-highlights';
import {
  everyHighlight,
  type HighlightFilter,
  highlightTest,
  searchedText,
} from '../../library/highlights/highlight-filter';
import type { HighlightListSnapshot } from '../../library/highlights/highlight-list';
import { useArticleList, useServices } from '../app/services';
import { nothingSelected, type Selection } from '../library/selection';
import { useSelection } from '../library/use-selection';

export interface HighlightsPlace {
  /** True while the page of all highlights replaces the list and the reader. */
  isOpen: boolean;
  setIsOpen: (isOpen: boolean) => void;
  /** The number of highlights in the library. */
  count: number;
  list: HighlightListSnapshot;
  filter: HighlightFilter;
  setFilter: (filter: HighlightFilter) => void;
  grouping: Grouping;
  setGrouping: (grouping: Grouping) => void;
  groups: readonly HighlightGroup[];
  /** The rows of all groups. */
  rows: readonly HighlightRow[];
  selection: Selection;
  select: (selection: Selection) => void;
  /** The selected rows, or all when none is. */
  chosen: readonly HighlightRow[];
}

const groupingKey = 'carrel-highlights-grouping';
/** The highlights are read a moment after the articles, so that the page opens at once. */
const openAfterMs = 1_500;

/** The page of all highlights as a place in the sidebar, with its own search and selection. */
export function useHighlightsPlace(isOpenAtFirst: boolean): HighlightsPlace {
  const { highlights } = useServices();
  const { articles, counts, opening } = useArticleList();
  const list = useSyncExternalStore(highlights.subscribe, highlights.snapshot);
  const [isOpen, setIsOpen] = useState(isOpenAtFirst);
  const [filter, setFilter] = useState(everyHighlight);
  const [grouping, setGrouping] = useState(readGrouping);

  useEffect(() => {
    if (isOpen) void highlights.findPlaces();
    if (isOpen || opening) return;
    const timer = window.setTimeout(highlights.open, openAfterMs);
    return () => window.clearTimeout(timer);
  }, [isOpen, opening, highlights]);

  const folded = useRef(new WeakMap<Highlight, string>());
  const asked = useDeferredValue(filter);
  // While the page is closed they stay as they were, and with them the selection.
  const shown = useRef<readonly HighlightGroup[]>([]);
  const groups = useMemo(() => {
    if (!isOpen) return shown.current;
    const passes = highlightTest(asked, (mark) => {
      const known = folded.current.get(mark) ?? searchedText(mark);
      folded.current.set(mark, known);
      return known;
    });
    const wanted = list.listed.filter(
      ({ key, article, mark }) =>
        articles.has(article) && passes(mark) && (!asked.unplaced || list.unplaced.has(key)),
    );
    shown.current = groupHighlights(wanted, grouping, list.places);
    return shown.current;
  }, [isOpen, list, asked, grouping, articles]);
  const rows = useMemo(() => groups.flatMap((group) => group.rows), [groups]);
  const viewKey = useMemo(
    () => [grouping, ...Object.values(asked).map((each) => [each].flat().join())].join('\n'),
    [grouping, asked],
  );
  const [selection, select] = useSelection(useState(nothingSelected), rows, viewKey);
  const chosen = useMemo(() => {
    const selected = rows.filter(({ id }) => selection.ids.has(id));
    return selected.length > 0 ? selected : rows;
  }, [rows, selection.ids]);

  return {
    ...{ isOpen, setIsOpen, count: counts.highlights, list, filter, setFilter, grouping },
    setGrouping(next) {
      localStorage.setItem(groupingKey, next);
      setGrouping(next);
    },
    ...{ groups, rows, selection, select, chosen },
  };
}

function readGrouping(): Grouping {
  const kept = localStorage.getItem(groupingKey);
  return kept === 'tag' || kept === 'day' ? kept : 'article';
}
