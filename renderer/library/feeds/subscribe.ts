import type { FetchAnswer } from '../../../electron/ipc/fetching';
import type { FeedProblem, FeedTrouble } from '../../core/feeds/feed-problem';
import { commonFeedAddresses, type FoundFeed } from '../../core/feeds/find-feeds';
import { webAddress } from '../../core/sanitize/links';
import { askTyped } from '../../core/web/typed-addresses';
import type { FeedReading } from '../import/take-feed';
import { type FeedServices, largestFeed, submit } from './refresh-feeds';

/** What is at an address: one feed, several that a page names, or why there is none. */
export type FoundFeeds =
  | { kind: 'feed'; url: string; title: string }
  | { kind: 'choice'; feeds: FoundFeed[] }
  | { kind: 'none'; trouble: FeedTrouble };

const cutOff: FoundFeeds = { kind: 'none', trouble: { reason: 'cut-off', message: '' } };
const noFeed: FoundFeeds = { kind: 'none', trouble: { reason: 'not-a-feed', message: '' } };

/**
 * Looks for the feed of an address, which may be that of the feed or of its site: the address itself, then
 * the feeds that its page names, and only when it names none the addresses at which sites commonly have one.
 *
 * @param typed as the user typed it; `https://` may be missing
 */
export async function findFeeds(services: FeedServices, typed: string): Promise<FoundFeeds> {
  const address = addressOf(typed);
  if (address === null) return { kind: 'none', trouble: { reason: 'bad-address', message: '' } };
  const found = await lookAtTyped(services, typed, address);
  if ('trouble' in found) return { kind: 'none', trouble: found.trouble };
  const { asked, reading, answer } = found;
  if (reading.ok) return feedOf(asked, reading, answer);
  const [first, ...more] = reading.named;
  if (first && more.length === 0) return lookAtNamed(services, first);
  if (first) return { kind: 'choice', feeds: reading.named };
  for (const common of commonFeedAddresses(answer.url)) {
    const there = await look(services, common, 'feed-site');
    if ('reading' in there && there.reading.ok) return feedOf(common, there.reading, there.answer);
  }
  return noFeed;
}

/** Looks at an address; at `http://` too, when the user typed neither and the site has no TLS. */
async function lookAtTyped(services: FeedServices, typed: string, address: string): Promise<Look> {
  const hasScheme = /^\s*(?:feed:)?https?:/i.test(typed);
  return askTyped(
    { url: address, hasScheme },
    (url) => look(services, url, 'feed-site'),
    (found) => 'trouble' in found && found.trouble.reason === 'unreachable',
  );
}

/** The address that the user typed; null for none. Carries `feed:` addresses of other programs. */
function addressOf(typed: string): string | null {
  const text = typed
    .trim()
    .replace(/^feed:(?:\/\/)?(?=https?:)/i, '')
    .replace(/^feed:\/\//i, 'https://');
  const whole = /^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  const address = webAddress(whole, null);
  return address && /[.:]|^localhost$/.test(new URL(address).host) ? address : null;
}

async function lookAtNamed(services: FeedServices, named: FoundFeed): Promise<FoundFeeds> {
  const found = await look(services, named.url, 'feed');
  if ('trouble' in found) return { kind: 'none', trouble: found.trouble };
  return found.reading.ok ? feedOf(named.url, found.reading, found.answer) : noFeed;
}

function feedOf(
  asked: string,
  { title, items, isCut }: Extract<FeedReading, { ok: true }>,
  { permanentUrl }: Extract<FetchAnswer, { ok: true }>,
): FoundFeeds {
  if (isCut && items === 0) return cutOff;
  return { kind: 'feed', url: permanentUrl ?? asked, title };
}

type Look =
  | { asked: string; reading: FeedReading; answer: Extract<FetchAnswer, { ok: true }> }
  | { trouble: FeedTrouble };

async function look(services: FeedServices, url: string, why: 'feed' | 'feed-site'): Promise<Look> {
  const answer = await services.fetchAddress({ url, why, for: url, largest: largestFeed });
  if (!answer.ok) {
    const { status, message } = answer;
    const reason = (status === 410 ? 'gone' : answer.reason) as FeedProblem;
    return { trouble: { reason, ...(status && { status }), message } };
  }
  const address = answer.url;
  const result = await submit(services, address, answer.bytes, { kind: 'look', address });
  const [reading] = result.feeds ?? [];
  if (reading) return { asked: url, reading, answer };
  return { trouble: { reason: 'damaged', message: '' } };
}
