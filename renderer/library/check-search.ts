import type { ArticleId } from '../core/article';
import type { Library } from './library';

const sampled = 25;
/** In characters: long enough that few articles share it. */
const quoteLength = 40;
const mostHits = 200;

export interface SearchCheck {
  /** Parts of the stored index that were damaged; they were written anew. */
  damaged: number;
  sampled: number;
  /** Articles that were not found by what they hold. */
  notFound: ArticleId[];
}

/** Whether the index is whole, and whether articles from all over the library are found by it. */
export async function checkSearch({ database, search }: Library): Promise<SearchCheck> {
  const damaged = await search.check();
  const ids = (await database.articles.toCollection().primaryKeys()) as ArticleId[];
  const step = Math.max(1, Math.ceil(ids.length / sampled));
  const some = ids.filter((_, at) => at % step === 0);
  const notFound: ArticleId[] = [];
  let asked = 0;
  for (const id of some) {
    const text = (await database.texts.get(id))?.text ?? '';
    const quote = quoteFrom(text);
    if (quote === '') continue;
    const { hits, total } = await search.search(`"${quote}"`, { limit: mostHits });
    // What stands in more articles than are read says nothing of this one.
    if (total > mostHits) continue;
    asked += 1;
    if (!hits.some((hit) => hit.id === id)) notFound.push(id);
  }
  return { damaged, sampled: asked, notFound };
}

/** From the middle, between quotes of its own and line ends, where a quote would end. */
function quoteFrom(text: string): string {
  const middle = text.slice(Math.floor(text.length / 2));
  const [first = ''] = [middle, text].flatMap((part) => part.match(/[^"“”\n]{10,}/) ?? []);
  return Array.from(first).slice(0, quoteLength).join('').trim();
}
