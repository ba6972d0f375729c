import type { FeedVisit } from '../../library/feeds/refresh-feeds';
import type { Strings } from '../i18n/strings';

/** One line about visits to feeds: what they brought, and why some failed. A reason that all share is said once. */
export function visitsMessage(
  visits: readonly Pick<FeedVisit, 'imported' | 'updated' | 'trouble' | 'joined'>[],
  words: Strings['feeds'],
): string {
  const failed = visits.flatMap(({ trouble }) => trouble ?? []);
  const imported = visits.reduce((sum, visit) => sum + visit.imported, 0);
  const updated = visits.reduce((sum, visit) => sum + visit.updated, 0);
  const hasNews = imported > 0 || updated > 0;
  const joined = visits.flatMap(({ joined }) =>
    joined ? words.wereJoined(joined.gone.title, joined.kept.title) : [],
  );
  const news = hasNews || failed.length < visits.length ? [words.refreshed(imported, updated)] : [];
  return [...news, ...joined, ...failuresMessage(failed, visits.length, words)].join('. ');
}

function failuresMessage(
  failed: readonly NonNullable<FeedVisit['trouble']>[],
  visits: number,
  words: Strings['feeds'],
): string[] {
  const [first] = failed;
  if (first === undefined) return [];
  const reason = words.troubles[first.reason];
  const isShared = failed.every((trouble) => trouble.reason === first.reason);
  if (!isShared) return [words.failed(failed.length)];
  // Then it is not the feeds that failed.
  const isOff = first.reason === 'off' && failed.length === visits;
  return visits === 1 || isOff ? [reason] : [`${words.failed(failed.length)}: ${reason}`];
}
