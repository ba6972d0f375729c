import type { FeedProblem, FeedTrouble } from '../core/feeds/feed-problem';

const sentences: Record<FeedProblem, string> = {
  off: 'fetching is switched off in the settings',
  'bad-address': 'the address is not a web address',
  'refused-address': 'the address is in a private network that is not allowed',
  'too-large': 'the answer is too large',
  'timed-out': 'the server did not answer in time',
  status: 'the server answered with an error',
  tls: 'the connection is not secure',
  unreachable: 'the server could not be reached',
  'too-many-redirects': 'the address leads on too often',
  cancelled: 'cancelled',
  gone: 'the server says that the feed is gone for good',
  'asked-to-wait': 'the server asked to wait',
  'not-a-feed': 'there is no feed at this address',
  'cut-off': 'the feed was cut off; what was read of it is kept',
  'not-saved': 'the articles could not be saved',
  damaged: 'the feed could not be read',
};

/** Reasons of which the message says more; those of the others repeat them. */
const withMessage: readonly FeedProblem[] = ['tls', 'unreachable', 'not-saved', 'damaged'];

/** Why a feed could not be refreshed, in English. */
export function troubleText({ reason, status, message }: FeedTrouble): string {
  const detail = withMessage.includes(reason) ? message : status ? String(status) : '';
  return detail === '' ? sentences[reason] : `${sentences[reason]}: ${detail}`;
}
