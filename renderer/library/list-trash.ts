import type { Article } from '../core/article';
import { trashKeptMs } from '../vault/messages';
import { parseArticleFile } from '../vault/parse-article';
import type { Library } from './library';

/** An article in the trash, as far as its files tell. */
export interface TrashedEntry {
  /** Names it in the trash. */
  name: string;
  /** Milliseconds since 1970. */
  trashedAt: number;
  /** From when on it is deleted for good. */
  goneAt: number;
  /** Null when its file cannot be read. */
  article: Article | null;
}

/** What lies in the trash, the last deleted first. */
export async function listTrash({ vault }: Pick<Library, 'vault'>): Promise<TrashedEntry[]> {
  const now = Date.now();
  const entries = (await vault.listTrash()).map(({ name, folder, trashedAt, json }) => {
    // Anyone can have written the date.
    const at = Math.min(now, Math.max(0, trashedAt));
    const result = json === null ? null : parseArticleFile(folder, json);
    const article = result?.ok ? result.parsed.article : null;
    return { name, trashedAt: at, goneAt: at + trashKeptMs, article };
  });
  return entries.sort((a, b) => b.trashedAt - a.trashedAt || (a.name < b.name ? -1 : 1));
}
