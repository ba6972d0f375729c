import type { ArticleId } from '../../core/article/article';
import type { Library } from '../library';

const sampled = 25;
/** Length of a quote in characters; few articles share a quote of this length. */
const quoteLength = 40;
const mostHits = 200;

type CheckedLibrary = Pick<Library, 'database'> & {
  search: Pick<Library['search'], 'check' | 'search'>;
};

export interface SearchCheck {
  /** Number of damaged segments of the index; they were rebuilt. */
  damaged: number;
  sampled: number;
  /** Articles that a search for their own text did not find. */
  notFound: ArticleId[];
  /** Articles for which the search failed, with the reason. */
  failed: { id: ArticleId; reason: string }[];
}

/** Checks the index's checksums, and searches for quotes from a sample of the articles. */
export async function checkSearch(library: CheckedLibrary): Promise<SearchCheck> {
  const { database, search } = library;
  const damaged = await search.check();
  const ids = (await database.articles.toCollection().primaryKeys()) as ArticleId[];
  const step = Math.max(1, Math.ceil(ids.length / sampled));
  const some = ids.filter((_, at) => at % step === 0);
  const check: SearchCheck = { damaged, sampled: 0, notFound: [], failed: [] };
  for (const id of some) {
    try {
      const isFound = await findsByText(library, id);
      if (isFound === null) continue;
      check.sampled += 1;
      if (!isFound) check.notFound.push(id);
    } catch (error) {
      check.failed.push({ id, reason: error instanceof Error ? error.message : String(error) });
    }
  }
  return check;
}

/** Searches for a quote of the article; null when the quote is not specific enough. */
async function findsByText(
  { database, search }: CheckedLibrary,
  id: ArticleId,
): Promise<boolean | null> {
  const quote = quoteFrom((await database.texts.get(id))?.text ?? '');
  if (quote === '') return null;
  const { hits, total } = await search.search(`"${quote}"`, { limit: mostHits });
  // With more results than the limit, the article may be among those that were cut off.
  if (total > mostHits) return null;
  return hits.some((hit) => hit.id === id);
}

/** A quote from the middle of a text, without quotation marks and line breaks, which end a phrase. */
function quoteFrom(text: string): string {
  const middle = text.slice(Math.floor(text.length / 2));
  const [first = ''] = [middle, text].flatMap((part) => part.match(/[^"“”\n]{10,80}/) ?? []);
  return Array.from(first).slice(0, quoteLength).join('').trim();
}
