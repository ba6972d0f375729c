import type { ArticleId } from '../../core/article/article';
import type { Library } from '../library';

const sampled = 25;
/** In characters: long enough that few articles share it. */
const quoteLength = 40;
const mostHits = 200;

type CheckedLibrary = Pick<Library, 'database'> & {
  search: Pick<Library['search'], 'check' | 'search'>;
};

export interface SearchCheck {
  /** Parts of the stored index that were damaged; they were written anew. */
  damaged: number;
  sampled: number;
  /** Articles that were not found by what they hold. */
  notFound: ArticleId[];
  /** Articles that could not be looked for, each with the reason. */
  failed: { id: ArticleId; reason: string }[];
}

/** Whether the index is whole, and whether articles from all over the library are found by it. */
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

/** Null where its text does not tell it from others. */
async function findsByText(
  { database, search }: CheckedLibrary,
  id: ArticleId,
): Promise<boolean | null> {
  const quote = quoteFrom((await database.texts.get(id))?.text ?? '');
  if (quote === '') return null;
  const { hits, total } = await search.search(`"${quote}"`, { limit: mostHits });
  // A quote that more articles hold than are read proves nothing about this one.
  if (total > mostHits) return null;
  return hits.some((hit) => hit.id === id);
}

/** From the middle, between quotes of its own and line ends, where a quote would end. */
function quoteFrom(text: string): string {
  const middle = text.slice(Math.floor(text.length / 2));
  const [first = ''] = [middle, text].flatMap((part) => part.match(/[^"“”\n]{10,80}/) ?? []);
  return Array.from(first).slice(0, quoteLength).join('').trim();
}
