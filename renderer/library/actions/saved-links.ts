import type { Article } from '../../core/article/article';
import { canonicalUrl } from '../../core/web/canonical-url';
import type { Library } from '../library';

/** A page with more different links than this is an index, whose links are not looked up. */
const mostLinks = 2000;

/** The articles of the library to which http(s) addresses lead, by the address. */
export async function articlesAt(
  library: Library,
  addresses: readonly string[],
): Promise<Map<string, Article>> {
  const wanted = new Map<string, string[]>();
  for (const address of new Set(addresses)) {
    const canonical = canonicalUrl(address);
    if (canonical === null) continue;
    wanted.set(canonical, [...(wanted.get(canonical) ?? []), address]);
  }
  const found = new Map<string, Article>();
  if (wanted.size > mostLinks) return found;
  const { articles } = library.database;
  for (const article of await articles
    .where('canonicalUrl')
    .anyOf([...wanted.keys()])
    .toArray()) {
    for (const address of wanted.get(article.canonicalUrl ?? '') ?? []) found.set(address, article);
  }
  return found;
}
