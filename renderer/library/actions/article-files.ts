/** The files that belong to an article: on the web only, or downloaded and kept as its originals. */
import type { Downloaded } from '../../../electron/ipc/downloads';
import type { Article, ArticleId, Sha256 } from '../../core/article/article';
import type { Download, Enclosure } from '../../core/article/article-parts';
import { fileNameOf } from '../../core/web/file-name';
import { announceChanges, appendChanges } from '../../storage/change-log';
import type { Library } from '../library';

export interface ArticleFile extends Enclosure {
  name: string;
  /** Null while it is on the web only. */
  download: Download | null;
}

/** What the feed names, then what was downloaded and is named no more; each address once. */
export function filesOf({ enclosures = [], downloads = [] }: Article): ArticleFile[] {
  const files = new Map<string, ArticleFile>();
  for (const file of [...enclosures, ...downloads]) {
    if (files.has(file.url)) continue;
    const download = downloads.find(({ url }) => url === file.url) ?? null;
    const { url, mediaType, bytes } = file;
    files.set(url, { url, mediaType, bytes, name: fileNameOf(url), download });
  }
  return [...files.values()];
}

/** Only an article that has its own original: the file must not be taken for that. */
export const takesDownloads = ({ originals }: Article) => originals.length > 0;

/** Notes a file that was downloaded for an article; false when the article was deleted meanwhile. */
export async function noteDownload(
  { database }: Pick<Library, 'database'>,
  id: ArticleId,
  url: string,
  { sha256, extension, bytes, mediaType }: Omit<Downloaded, 'ok'>,
): Promise<boolean> {
  const { articles, originals, changes } = database;
  const isNoted = await database.transaction('rw', articles, originals, changes, async () => {
    const row = { sha256, fileName: fileNameOf(url), extension, complete: false };
    // With its row the file counts as Carrel's own, so that the sweep deletes it when nothing needs it.
    if (!(await originals.get(sha256))) await originals.put(row);
    const article = await articles.get(id);
    if (!article || !takesDownloads(article)) return false;
    const before = (article.downloads ?? []).find((file) => file.url === url);
    const rest = before ? withoutDownload(article, before.sha256) : article;
    const download = { url, sha256, mediaType, bytes, downloadedAt: Date.now() };
    await articles.put({
      ...rest,
      originals: [...new Set([...rest.originals, sha256])],
      downloads: [...(rest.downloads ?? []).filter((file) => file.url !== url), download],
    });
    await appendChanges(database, 'article-changed', [id]);
    return true;
  });
  if (isNoted) announceChanges();
  return isNoted;
}

/** Takes a downloaded file out of an article, which keeps its link; false when it has none such. */
export async function removeDownload(
  { database, vault }: Pick<Library, 'database' | 'vault'>,
  id: ArticleId,
  sha256: Sha256,
): Promise<boolean> {
  const { articles, changes } = database;
  const isRemoved = await database.transaction('rw', articles, changes, async () => {
    const article = await articles.get(id);
    if (!article?.downloads?.some((file) => file.sha256 === sha256)) return false;
    await articles.put(withoutDownload(article, sha256));
    await appendChanges(database, 'article-changed', [id]);
    return true;
  });
  if (isRemoved) {
    announceChanges();
    await vault.ask({ kind: 'sweep' });
  }
  return isRemoved;
}

/** A file that the article was also made of stays its original. */
function withoutDownload(article: Article, sha256: Sha256): Article {
  const { downloads = [], ...rest } = article;
  const left = downloads.filter((file) => file.sha256 !== sha256);
  const isNeeded =
    article.originals[0] === sha256 ||
    (article.versions ?? []).some(({ original }) => original === sha256);
  return {
    ...rest,
    originals: isNeeded ? article.originals : article.originals.filter((each) => each !== sha256),
    ...(left.length > 0 && { downloads: left }),
  };
}
