import type { ByteSource } from '../../bytes/byte-source';
import { beginsLikeHtml } from '../../files/looks-like-html';
import { recordBody } from './record-body';
import { type PlacedRecord, warcRecords } from './warc-records';

/** The records of one or several archives, by what a browser would ask for. */
export interface WebRecords {
  /** Pages in the order in which they were saved. */
  pages: PlacedRecord[];
  /** The record that answers a request for this address; null when it was not saved. */
  find(address: string): PlacedRecord | null;
}

const PAGE = /^(?:text\/html|application\/xhtml\+xml|application\/pdf)/i;
/** Types that say nothing about the content. */
const UNSTATED = /^(?:$|application\/(?:octet-stream|binary|x-unknown|unknown)|unknown)/i;

/** A redirect of a redirect of a redirect: browsers follow twenty. */
const MOST_STEPS = 20;

/** Reads the heads of all records; an archive of two gigabytes has some hundred thousand. */
export async function readWebRecords(sources: readonly ByteSource[]): Promise<WebRecords> {
  const pages: PlacedRecord[] = [];
  const responses = new Map<string, PlacedRecord>();
  const byDigest = new Map<string, PlacedRecord>();
  const redirects = new Map<string, string>();
  const revisits = new Map<string, PlacedRecord>();
  for (const source of sources) {
    for await (const record of warcRecords(source)) {
      const key = keyOf(record.url);
      if (record.location) redirects.set(key, absolute(record.location, record.url));
      else if (record.type === 'revisit') revisits.set(key, record);
      else if (isResponse(record)) {
        responses.set(key, record);
        if (record.digest) byDigest.set(record.digest, record);
        if (await isPage(record)) pages.push(record);
      }
    }
  }

  /** The response that a revisit repeats. */
  function repeated(record: PlacedRecord | undefined): PlacedRecord | null {
    if (!record) return null;
    const known = record.digest && byDigest.get(record.digest);
    return known || ((record.refersTo && responses.get(keyOf(record.refersTo))) ?? null) || null;
  }

  return {
    pages,
    find(address) {
      let wanted = address;
      for (let step = 0; step < MOST_STEPS; step++) {
        for (const key of spellingsOf(wanted)) {
          const found = responses.get(key) ?? repeated(revisits.get(key));
          if (found) return found;
        }
        const next = spellingsOf(wanted).flatMap((key) => redirects.get(key) ?? [])[0];
        if (next === undefined) return null;
        wanted = next;
      }
      return null;
    },
  };
}

const isResponse = ({ type, status }: PlacedRecord) =>
  (type === 'response' || type === 'resource') && (status === null || status === 200);

async function isPage(record: PlacedRecord): Promise<boolean> {
  if (PAGE.test(record.contentType)) return true;
  if (!UNSTATED.test(record.contentType) || !/^https?:/i.test(record.url)) return false;
  try {
    return beginsLikeHtml(await recordBody(record));
  } catch {
    return false;
  }
}

/** The part of an address after `#` is not sent to a server. */
const keyOf = (url: string) => url.replace(/#.*$/s, '');

/** Lists of pages and the links of a page write an address otherwise than the record does. */
function spellingsOf(url: string): string[] {
  const key = keyOf(url);
  const otherScheme = key.replace(/^http(s?):/i, (_, s: string) => (s ? 'http:' : 'https:'));
  const slashed = (each: string) =>
    each.includes('?') ? [] : [each.endsWith('/') ? each.slice(0, -1) : `${each}/`];
  return [key, ...slashed(key), otherScheme, ...slashed(otherScheme)];
}

function absolute(address: string, base: string): string {
  return URL.canParse(address, base) ? new URL(address, base).href : address;
}
