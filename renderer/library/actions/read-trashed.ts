import type { Article } from '../../core/article/article';
import { bodyOfHtmlFile, bodyOfText } from '../../vault/article-files';
import { parseArticleFile } from '../../vault/parse-article';
import type { Library } from '../library';
import type { TrashedEntry } from './list-trash';

/** An article in the trash, as its files have it. */
export interface ReadTrashed {
  article: Article;
  /** Not cleaned: any program can write to the folder. */
  html: string;
  text: string;
}

/** Reads an article in the trash; null when its file cannot be read. */
export async function readTrashed(
  { vault }: Pick<Library, 'vault'>,
  { name, article }: TrashedEntry,
): Promise<ReadTrashed | null> {
  if (article === null) return null;
  const { html, json } = await vault.readTrashed(name);
  const result = json === null ? null : parseArticleFile(article.folder, json);
  if (!result?.ok) return null;
  const { text } = result.parsed;
  const body = html === null ? null : bodyOfHtmlFile(html);
  return { article: result.parsed.article, html: body ?? bodyOfText(text), text };
}
