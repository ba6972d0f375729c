import type { Article } from '../../core/article/article';
import { trashKeptDays } from '../../vault/messages';
import { parseArticleFile } from '../../vault/parse-article';
import type { Library } from '../library';

/** An article in the trash. */
export interface TrashedEntry {
  /** The entry's name in the trash. */
  name: string;
  /** Milliseconds since 1970; null when the stored date is impossible. */
  trashedAt: number | null;
  /** Milliseconds since 1970; the article is not deleted permanently before then. */
  keptUntil: number;
  /** Null when its article.json cannot be read. */
  article: Article | null;
}

const dayMs = 24 * 60 * 60 * 1000;

/** The articles in the trash, most recently deleted first. */
export async function listTrash({ vault }: Pick<Library, 'vault'>): Promise<TrashedEntry[]> {
  const now = Date.now();
  const trashed = (await vault.listTrash()).sort(
    (a, b) => b.trashedAt - a.trashedAt || (a.name < b.name ? -1 : 1),
  );
  return trashed.map(({ name, folder, trashedAt, daysKept, json }) => {
    const result = json === null ? null : parseArticleFile(folder, json);
    const article = result?.ok ? result.parsed.article : null;
    const isPossible = trashedAt <= now && trashedAt >= (article?.source.importedAt ?? 0);
    const at = isPossible ? trashedAt : null;
    const counted = now + Math.max(0, trashKeptDays - daysKept) * dayMs;
    const keptUntil = Math.max(counted, (at ?? 0) + trashKeptDays * dayMs);
    return { name, trashedAt: at, keptUntil, article };
  });
}
