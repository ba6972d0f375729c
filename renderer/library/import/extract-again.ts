import type { Article } from '../../core/article/article';
import { isRenewable } from '../../core/article/renew-article';
import { type SiteRule, siteOf } from '../../core/extract/site-rule';
import type { Library } from '../library';
import type { ImportInput } from './import-batch';
import type { ImportDispatcher } from './import-dispatcher';
import type { Renewal, RenewOptions } from './renew-article';

/** Number of concurrent articles: while one waits for the disk, the next is read. */
const ahead = 6;

export interface ExtractAgainOptions extends RenewOptions {
  signal?: AbortSignal;
  /** Called for each article when it is done. */
  onArticle?(article: Article, renewal: Renewal): void;
}

/**
 * Re-extracts articles from their original pages with the current rules, in the import window. Each
 * article is replaced atomically or left unchanged. Articles without an original page are ignored.
 */
export async function extractAgain(
  library: Library,
  dispatcher: ImportDispatcher,
  articles: readonly Article[],
  { signal, onArticle, ...purpose }: ExtractAgainOptions,
): Promise<void> {
  const waiting = articles.filter(isRenewable).reverse();
  async function work(): Promise<void> {
    for (let next = waiting.pop(); next && !signal?.aborted; next = waiting.pop()) {
      onArticle?.(next, await renew(next));
    }
  }
  async function renew({ id, originals }: Article): Promise<Renewal> {
    const input = await keptPage(library, originals[0]);
    if (!input) return 'gone';
    const { renewals } = await dispatcher.submit(input, {
      purpose: { kind: 'renew', id, ...purpose },
    });
    return renewals[0] ?? 'unreadable';
  }
  await Promise.all(Array.from({ length: ahead }, work));
}

/** Extracts an article's page with a site rule, without storing it; null when it cannot be read. */
export async function tryRule(
  library: Library,
  dispatcher: ImportDispatcher,
  article: Article,
  rule: SiteRule,
) {
  const input = await keptPage(library, article.originals[0]);
  if (!input) return null;
  const purpose = { kind: 'extract', explain: false, rule } as const;
  const { extractions } = await dispatcher.submit(input, { purpose });
  const [found] = extractions;
  return found?.ok ? found.article.draft : null;
}

/** The articles of a site that can be re-extracted. */
export function articlesOfSite({ database }: Library, site: string): Promise<Article[]> {
  return database.articles
    .filter((article) => isRenewable(article) && siteOf(article.url) === site)
    .toArray();
}

async function keptPage({ database }: Library, sha256?: string): Promise<ImportInput | null> {
  const original = sha256 === undefined ? null : await database.originals.get(sha256);
  return original ? { kind: 'kept', name: original.fileName, sha256: original.sha256 } : null;
}
