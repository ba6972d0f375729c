import type { Companions } from '../../files/companions';
import { runningText } from './running-text';

/** Entries that make a list, each of which leads to a page of its own. */
const LEAST_ENTRIES = 3;
/** The share of the running text that the entries hold. The rest is a greeting, or a line about the site. */
const MOST_OF_TEXT = 0.8;

/**
 * A page that only leads to the others of the same drop: the contents of a mirrored site, the posts with a
 * tag, a front page with the beginnings of articles. It is no article, and nothing of it is lost, for the
 * pages themselves came along.
 */
export function isIndexPage(document: Document, beside: Companions | undefined): boolean {
  const leadsToPage = (link: Element) => beside?.leadsToPage?.(link.getAttribute('href') ?? '');
  const leading = [...document.querySelectorAll('a[href]')].filter(leadsToPage);
  if (leading.length === 0 || !document.body) return false;
  const running = runningText(document.body);
  if (running === 0) return isMadeOfLinks(document.body);
  const entries = entriesAround(leading.filter(isHeading));
  const inEntries = entries.reduce((sum, entry) => sum + runningText(entry), 0);
  return entries.length >= LEAST_ENTRIES && inEntries >= running * MOST_OF_TEXT;
}

const wordsIn = (elements: Iterable<Element>) =>
  [...elements].reduce((sum, each) => sum + (each.textContent?.trim().length ?? 0), 0);

/** More of the text is in links than beside them; a page of pictures, or of verse, has a menu as well. */
function isMadeOfLinks(body: Element): boolean {
  const inLinks = wordsIn(body.querySelectorAll('a'));
  const unseen = wordsIn(body.querySelectorAll('script, style, noscript, template'));
  return wordsIn([body]) - unseen < inLinks * 2 && body.querySelectorAll('img').length <= 2;
}

const HEADINGS = 'h1, h2, h3, h4, h5, h6';

/** The name of an article in a list. A link inside a sentence leads somewhere as well. */
const isHeading = (link: Element) =>
  link.closest(HEADINGS) !== null || link.querySelector(HEADINGS) !== null;

/** The largest elements of the same shape beside each other, each of which leads to another page. */
function entriesAround(leading: readonly Element[]): Element[] {
  const lists = new Map<Element, Map<string, Map<Element, string>>>();
  for (const link of leading) {
    const page = (link.getAttribute('href') ?? '').replace(/[?#].*$/s, '');
    for (let at = link; at.parentElement && at.localName !== 'body'; at = at.parentElement) {
      const shape = `${at.localName} ${at.className}`;
      const list = lists.get(at.parentElement) ?? new Map<string, Map<Element, string>>();
      const pages = list.get(shape) ?? new Map<Element, string>();
      lists.set(at.parentElement, list.set(shape, pages));
      if (!pages.has(at)) pages.set(at, page);
    }
  }
  const all = [...lists.values()].flatMap((list) => [...list.values()]);
  const entries = all
    .map((pages) => new Map([...pages].map(([element, page]) => [page, element])))
    .filter((pages) => pages.size >= LEAST_ENTRIES);
  const text = (pages: ReadonlyMap<string, Element>) =>
    [...pages.values()].reduce((sum, entry) => sum + runningText(entry), 0);
  const best = entries.toSorted((one, other) => text(other) - text(one))[0];
  return best ? [...best.values()] : [];
}
