import type { ArticleId } from '../../core/article/article';

/** A place in an article. */
export interface ReadingPlace {
  id: ArticleId;
  /** How far its page is scrolled, as a part of the page's height; null where the article opens by itself. */
  at: number | null;
}

/** The page of all highlights, from which an article was opened. */
export const highlightsPage = 'highlights';

export type VisitedPlace = ReadingPlace | typeof highlightsPage;

/** The places where the reader was, from the oldest to the newest, and which of them is shown. */
export interface ReadingHistory {
  places: readonly VisitedPlace[];
  /** Index in `places`; -1 while there are none. */
  now: number;
}

export const emptyHistory: ReadingHistory = { places: [], now: -1 };

const mostPlaces = 200;

/** What was shown is left for a new place. The way forward is lost, as in a browser. */
export function visit(
  history: ReadingHistory,
  left: ReadingPlace | null,
  place: VisitedPlace,
): ReadingHistory {
  const { places, now } = keepPlace(history, left);
  const all = [...places.slice(0, now + 1), place].slice(-mostPlaces);
  return { places: all, now: all.length - 1 };
}

/**
 * Goes back (-1) or forward (1), past places that are gone. Null when there is nothing there.
 *
 * @param left the place that is shown; null when it is not known
 */
export function go(
  history: ReadingHistory,
  left: ReadingPlace | null,
  by: -1 | 1,
  exists: (id: ArticleId | typeof highlightsPage) => boolean,
): ReadingHistory | null {
  const kept = keepPlace(history, left);
  for (let now = kept.now + by; now >= 0 && now < kept.places.length; now += by) {
    const place = kept.places[now]!;
    if (exists(place === highlightsPage ? place : place.id)) return { ...kept, now };
  }
  return null;
}

export function isOf(place: VisitedPlace | undefined, id: ArticleId): boolean {
  return place !== undefined && place !== highlightsPage && place.id === id;
}

/** Notes how far the shown article was scrolled when it is left. */
export function keepPlace(history: ReadingHistory, left: ReadingPlace | null): ReadingHistory {
  const shown = history.places[history.now];
  if (left === null || !isOf(shown, left.id)) return history;
  return { ...history, places: history.places.with(history.now, left) };
}
