import { useRef, useState } from 'react';
import type { ArticleId } from '../../core/article/article';
import {
  emptyHistory,
  go,
  highlightsPage,
  isOf,
  keepPlace,
  type ReadingHistory,
  type ReadingPlace,
  type VisitedPlace,
  visit,
} from './reading-history';
import { useArticleList } from './services';
import { useWhenChangedBeforePaint } from './use-when-changed';

export interface ReadingHistoryControl {
  /** The place to show once its article is; null when it is shown. */
  wanted: ReadingPlace | null;
  /** Called when `wanted` is shown. */
  end: () => void;
  /** Called before the reader leaves a place for another one of the same article. */
  jump: (from: ReadingPlace) => void;
  /** Called before an article is opened from the page of all highlights. */
  leaveHighlights: (id: ArticleId) => void;
  /** Goes back (-1) or forward (1). */
  go: (by: -1 | 1) => void;
  /** Puts another way, with the place where it was left, in the place of this one, which it returns. */
  swap: (way: ReadingHistory) => ReadingHistory;
}

/**
 * The way through articles and places in them.
 *
 * @param openId the article in the reader
 * @param shownPlace the place in the frame, which still shows the article before
 * @param show opens an article, or the page of all highlights
 * @param isPageOpen whether the page of all highlights is open, and need not be gone to
 */
export function useReadingHistory(
  openId: ArticleId | undefined,
  shownPlace: () => ReadingPlace | null,
  show: (place: VisitedPlace) => void,
  isPageOpen: boolean,
): ReadingHistoryControl {
  const { articles } = useArticleList();
  const history = useRef(emptyHistory);
  const [wanted, setWanted] = useState<ReadingPlace | null>(null);

  // Before the frame's effects show another article, so that `shownPlace` is what was left.
  useWhenChangedBeforePaint([openId], () => {
    const { places, now } = history.current;
    if (openId === undefined || isOf(places[now], openId)) return;
    setWanted(null);
    history.current = visit(history.current, shownPlace(), { id: openId, at: null });
  });

  return {
    wanted,
    end: () => setWanted(null),
    jump(from) {
      history.current = visit(history.current, from, { id: from.id, at: null });
    },
    leaveHighlights(id) {
      const page = visit(history.current, null, highlightsPage);
      history.current = visit(page, null, { id, at: null });
    },
    go(by) {
      const isThere = (id: ArticleId) => (id === highlightsPage ? !isPageOpen : articles.has(id));
      const gone = go(history.current, shownPlace(), by, isThere);
      if (gone === null) return;
      history.current = gone;
      const place = gone.places[gone.now]!;
      setWanted(place === highlightsPage ? null : { ...place });
      show(place);
    },
    swap(way) {
      const left = keepPlace(history.current, shownPlace());
      history.current = way;
      const place = way.places[way.now];
      setWanted(place === undefined || place === highlightsPage ? null : { ...place });
      return left;
    },
  };
}
