/** When a feed is refreshed by itself. All times are milliseconds since 1970. */
import type { FeedRow } from '../records/library-records';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** What counts of a feed's state; null when it was never tried. */
export interface VisitTimes {
  triedAt: number | null;
  notBefore: number;
  askedToWait: number;
}

/** Feeds that are due at the start wait so long, so that the window opens first. */
const afterStart = 20_000;

/**
 * The time from which a feed is due; null for never. Feeds with one interval are spread: each has a length
 * of its own, up to a tenth longer or shorter.
 *
 * @param startedAt when the program was started
 */
export function nextVisit(
  feed: Pick<FeedRow, 'id' | 'schedule' | 'muted' | 'endedAt'>,
  times: VisitTimes | null,
  startedAt: number,
): number | null {
  const { schedule = 'hand' } = feed;
  if (schedule === 'hand' || feed.muted || feed.endedAt) return null;
  const triedAt = times?.triedAt ?? 0;
  const earliest = Math.max(startedAt + afterStart, times?.notBefore ?? 0, times?.askedToWait ?? 0);
  if (schedule === 'start') return triedAt >= startedAt ? null : earliest;
  const interval = schedule === 'hourly' ? hour : day;
  return Math.max(earliest, triedAt + interval * (0.9 + 0.2 * shareOf(feed.id)));
}

const longestBackOff = day;

/** How long a feed is left alone after so many failures in turn: 15 minutes, doubled each time, up to a day. */
export function backOff(id: string, failures: number): number {
  const wait = 15 * minute * 2 ** Math.min(failures - 1, 10);
  return Math.min(longestBackOff, wait) * (0.9 + 0.2 * shareOf(`${id} ${failures}`));
}

const longestAskedWait = 7 * day;

/** What a server may ask for by `Retry-After`, in milliseconds. */
export const boundedWait = (wait: number) => Math.min(longestAskedWait, Math.max(0, wait));

/** A number from 0 to 1 that is always the same for a text (FNV-1a). */
function shareOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return (hash >>> 0) / 0xffffffff;
}
