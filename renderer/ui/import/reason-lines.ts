import type { ImportReportItem } from '../../library/import/import-batch';
import type { Format } from '../i18n/format';
import type { Strings } from '../i18n/strings';

/** Why a file or an address failed, in the user's language. */
export function reasonLines(
  { reason, status, until }: ImportReportItem,
  words: Strings['import'],
  format: Format,
): string[] {
  const failure = reason ? words.failures[reason] : words.unknownFailure;
  return [
    status === undefined ? failure : `${failure} (${status})`,
    ...(until === undefined ? [] : [words.askAgainAt(format.longTime(until))]),
  ];
}
