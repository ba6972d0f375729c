import { webAddress } from '../sanitize/links';

/** A feed that a page names. */
export interface FoundFeed {
  url: string;
  /** Null when the page does not name it. */
  title: string | null;
}

/** A page of a forum can name hundreds. */
const mostFound = 50;

const feedType = /^(?:application|text)\/(?:(?:rss|atom|rdf)\+xml|(?:feed\+)?json|rss|atom|xml)$/i;
/** WordPress and others announce a page's data in the same form, as plain JSON. */
const noFeed = /\/wp-json\/|oembed|\.webmanifest(?:$|\?)/i;

/**
 * The feeds that a page names by `<link rel=alternate>`, in its order, so the site's own feed comes before
 * those of comments.
 *
 * @param address of the page
 */
export function feedsNamedIn(document: Document, address: string): FoundFeed[] {
  const stated = document.querySelector('base[href]')?.getAttribute('href');
  const base = (stated && webAddress(stated, address)) || address;
  const found = new Map<string, FoundFeed>();
  for (const link of document.querySelectorAll('link[rel][href]')) {
    const relations = (link.getAttribute('rel') ?? '').toLowerCase().split(/\s+/);
    const type = (link.getAttribute('type') ?? '').split(';', 1)[0]!.trim();
    const isNamed = relations.includes('alternate') && feedType.test(type);
    if (!isNamed && !relations.includes('feed')) continue;
    const url = webAddress(link.getAttribute('href') ?? '', base);
    if (!url || noFeed.test(url) || found.has(url)) continue;
    found.set(url, { url, title: link.getAttribute('title')?.trim() || null });
    if (found.size >= mostFound) break;
  }
  return [...found.values()].sort((a, b) => Number(isOfComments(a)) - Number(isOfComments(b)));
}

const isOfComments = ({ url, title }: FoundFeed) =>
  /\/comments?\/|[?&]feed=comments/i.test(url) || /\bcomments\b|댓글/i.test(title ?? '');

/** Where programs for blogs commonly have their feed; looked at only when the page names none. */
const commonPaths = ['/feed', '/rss', '/rss.xml', '/atom.xml', '/feed.xml', '/index.xml'];

/** The addresses at which a site that names no feed may have one. */
export function commonFeedAddresses(address: string): string[] {
  const url = webAddress(address, null);
  return url ? commonPaths.map((path) => new URL(path, url).href) : [];
}
