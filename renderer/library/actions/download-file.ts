import type { DownloadFailure } from '../../../electron/ipc/downloads';
import type { CarrelBridge } from '../../../electron/ipc/requests';
import type { ArticleId } from '../../core/article/article';
import type { Library } from '../library';
import { type ArticleFile, noteDownload } from './article-files';

/**
 * Downloads a file of an article and keeps it in the library.
 *
 * @returns null when the library has it, `gone` when the article was deleted meanwhile, else why not
 */
export async function downloadFile(
  library: Library,
  carrel: CarrelBridge,
  id: ArticleId,
  { url, mediaType }: Pick<ArticleFile, 'url' | 'mediaType'>,
): Promise<DownloadFailure | 'gone' | null> {
  const answer = await carrel.request('downloadFile', { url, for: id, mediaType });
  if (!answer.ok) return answer;
  try {
    return (await noteDownload(library, id, url, answer)) ? null : 'gone';
  } finally {
    await carrel.request('downloadNoted', answer.sha256);
  }
}
