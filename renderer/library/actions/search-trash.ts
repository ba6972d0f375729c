import type { Article } from '../../core/article/article';
import { fold } from '../../search/text/fold';
import type { Library } from '../library';
import type { TrashedEntry } from './list-trash';
import { readTrashed } from './read-trashed';

/** The words of a query of the trash, which has no index. */
export const trashWords = (query: string): string[] => fold(query).split(/\s+/).filter(Boolean);

/** Whether all of these words are in what the list of the trash knows of an article, or in `text`, which is folded. */
export function isFoundInTrash(article: Article, words: readonly string[], text = ''): boolean {
  const { title, byline, site, url, tags, note } = article;
  const known = fold([title, ...byline, site ?? '', url ?? '', ...tags, note].join('\n'));
  return words.every((word) => known.includes(word) || text.includes(word));
}

/** Entries that are read at once: enough for the disk, and few enough for what else is asked of it. */
const atOnce = 8;

/**
 * Reads the texts of the entries that are not in `known` yet, the first ones first, and puts them there, folded.
 * An entry that cannot be read has an empty one.
 *
 * @param onRead called after each few entries
 */
export async function readTrashTexts(
  library: Pick<Library, 'vault'>,
  entries: readonly TrashedEntry[],
  known: Map<string, string>,
  signal: AbortSignal,
  onRead: () => void,
): Promise<void> {
  const missing = entries.filter(({ name }) => !known.has(name));
  for (let at = 0; at < missing.length && !signal.aborted; at += atOnce) {
    await Promise.all(
      missing.slice(at, at + atOnce).map(async (entry) => {
        const read = await readTrashed(library, entry).catch(() => null);
        known.set(entry.name, fold(read?.text ?? ''));
      }),
    );
    onRead();
  }
}
