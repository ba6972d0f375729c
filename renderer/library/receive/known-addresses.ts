import type { KnownAddress } from '../../../electron/ipc/receiving';
import { canonicalUrl } from '../../core/web/canonical-url';
import type { CarrelDatabase } from '../../storage/database';
import { articleAt } from '../../storage/join-stored';

/**
 * The articles that the library has for these addresses. A page may state a canonical address that is
 * not the one it was saved from; both count.
 */
export async function knownAddresses(
  database: CarrelDatabase,
  urls: readonly string[],
): Promise<KnownAddress[]> {
  const found = await Promise.all(
    urls.map(async (url) => {
      const canonical = canonicalUrl(url);
      if (canonical === null) return [];
      const article =
        (await articleAt(database, canonical)) ??
        (await database.articles.where('url').equals(url).first());
      if (!article) return [];
      const { id, savedAt, state } = article;
      return [{ url, article: id, savedAt, state }];
    }),
  );
  return found.flat();
}
