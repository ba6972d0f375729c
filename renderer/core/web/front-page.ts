import { canonicalUrl } from './canonical-url';

/** The path of a site's front page, also of one in a language. */
const FRONT = /^https:\/\/[^/?#]+(?:\/(?:[a-z]{2}(?:[-_][a-z]{2})?)?)?$/i;

/**
 * True when a page states its site's front page as its canonical address. Templates of single-page sites do
 * so on every page, and all of them would be one article.
 *
 * @param saved the address that the page was saved from
 */
export function namesFrontPage(stated: string, saved: string): boolean {
  const front = canonicalUrl(stated);
  const own = canonicalUrl(saved);
  return front !== null && own !== null && front !== own && FRONT.test(front) && !FRONT.test(own);
}
