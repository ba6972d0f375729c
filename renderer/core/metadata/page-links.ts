import { webAddress } from '../sanitize/links';
import { remembered } from '../text/remembered';
import { canonicalUrl } from '../web/canonical-url';
import { differByPage, withoutPageOne } from '../web/page-address';

/** The pages before and after this one, of an article in several pages; canonical addresses. */
export interface StatedPages {
  /** This page's own address. Later pages often state the first page as their canonical address. */
  own: string;
  next: string | null;
  previous: string | null;
}

interface Addresses {
  /** The address that the page was saved from. */
  url: string | null;
  /** The address that the page states as its own. */
  canonical: string | null;
  baseUrl: string | null;
}

/**
 * Reads `rel=next` and `rel=prev` (HTML, 4.6.7.12): from links in the head, else from anchors, if all of
 * them lead to the same page. Null where the page has neither.
 */
export function readPageLinks(
  document: Document,
  { url, canonical, baseUrl }: Addresses,
): StatedPages | null {
  const saved = url && canonicalUrl(url);
  const named = (canonical && canonicalUrl(canonical)) ?? saved;
  if (!named) return null;
  const related = relatedIn(document);
  const linked = (isRelated: RegExp) => {
    const address = linkedPage(related, isRelated, baseUrl);
    return address && new URL(address).host === new URL(named).host ? address : null;
  };
  const next = linked(NEXT);
  const previous = linked(PREVIOUS);
  if (!next && !previous) return null;
  const isPage = saved !== null && [next, previous].some((each) => each && isNear(each, saved));
  const own = withoutPageOne(isPage && differByPage(saved, named) ? saved : named);
  const other = (address: string | null) => (address === own ? null : address);
  return { own, next: other(next), previous: other(previous) };
}

/** Lists of comments have pages as well, with `rel=next`: the addresses must differ by the page number only. */
const isNear = (linked: string, saved: string) =>
  linked === withoutPageOne(saved) || differByPage(linked, saved);

/** Elements with a relation and an address, in the order of the page. */
interface Related {
  name: string;
  rel: string;
  address: string;
}

function relatedIn(document: Document): Related[] {
  const related: Related[] = [];
  // Far faster than a selector with `rel~=`: few links have a relation, and browsers index by attribute.
  for (const link of document.querySelectorAll('[rel][href]')) {
    const rel = link.getAttribute('rel') ?? '';
    if (!isNeighbour(rel)) continue;
    related.push({ name: link.localName, rel, address: link.getAttribute('href') ?? '' });
  }
  return related;
}

const relation = (...rels: string[]) =>
  new RegExp(`(?:^|[ \\t\\n\\f\\r])(?:${rels.join('|')})(?:$|[ \\t\\n\\f\\r])`, 'i');
const NEXT = relation('next');
const PREVIOUS = relation('prev', 'previous');
const isNeighbour = remembered((rel) => NEXT.test(rel) || PREVIOUS.test(rel));

function linkedPage(
  related: readonly Related[],
  isRelated: RegExp,
  baseUrl: string | null,
): string | null {
  for (const element of ['link', 'a']) {
    const found = new Set<string>();
    for (const { name, rel, address } of related) {
      if (name !== element || !isRelated.test(rel)) continue;
      const absolute = webAddress(address, baseUrl);
      const canonical = absolute && canonicalUrl(absolute);
      if (canonical) found.add(withoutPageOne(canonical));
    }
    const [only] = found;
    if (only !== undefined) return found.size === 1 ? only : null;
  }
  return null;
}
