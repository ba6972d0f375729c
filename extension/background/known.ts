/**
 * Shows on the button which of the opened pages are in Carrel. Addresses are told to Carrel and to nobody
 * else, and only while the setting is on.
 */
import { KNOWN_AT_ONCE, type KnownAddress } from '../messages';
import { showSign } from './badge';
import { findKnown } from './host';
import { readSettings } from './settings';

/** Answers of this session, by address; null for a page that Carrel does not have. */
const known = new Map<string, KnownAddress | null>();
const MOST_KEPT = 2_000;
/** Milliseconds: tabs that open together are one question. */
const WAIT_MS = 700;
/** Milliseconds without a question after Carrel could not be asked. */
const REST_MS = 10 * 60_000;

const waiting = new Map<number, string>();
let _timer: ReturnType<typeof setTimeout> | undefined;
let restsUntil = 0;

/** Keeps what Carrel has said of an address. */
export function note(address: KnownAddress): void {
  known.set(address.url, address);
}

/** What Carrel has of the address, asked now whatever the setting says: the reader saves it. */
export async function knownAt(url: string): Promise<KnownAddress | null> {
  const found = (await findKnown([url]))?.find((each) => each.url === url) ?? null;
  keep(url, found);
  return found;
}

/** A tab shows this address now. */
export async function checkTab(tabId: number, url: string): Promise<void> {
  if (!/^https?:/.test(url) || !(await readSettings()).checksAddresses) return;
  const answer = known.get(url);
  if (answer !== undefined) return answer ? showKnown(tabId, answer) : undefined;
  if (Date.now() < restsUntil) return;
  waiting.set(tabId, url);
  _timer ??= setTimeout(askForAll, WAIT_MS);
}

async function askForAll(): Promise<void> {
  _timer = undefined;
  const asked = [...waiting].slice(0, KNOWN_AT_ONCE);
  waiting.clear();
  const answers = await findKnown([...new Set(asked.map(([, url]) => url))]);
  if (answers === null) {
    restsUntil = Date.now() + REST_MS;
    return;
  }
  for (const [tabId, url] of asked) {
    const answer = answers.find((each) => each.url === url) ?? null;
    keep(url, answer);
    if (answer) await showKnown(tabId, answer);
  }
}

function keep(url: string, answer: KnownAddress | null): void {
  // The oldest goes first: a Map keeps the order of its entries.
  for (const oldest of known.keys()) {
    if (known.size < MOST_KEPT) break;
    known.delete(oldest);
  }
  known.set(url, answer);
}

function showKnown(tabId: number, { savedAt }: KnownAddress): Promise<void> {
  const day = new Date(savedAt).toLocaleDateString(chrome.i18n.getUILanguage());
  return showSign(tabId, 'known', chrome.i18n.getMessage('known_since', day));
}
