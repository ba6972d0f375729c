import { isoTime } from '../core/dates/iso-time';
import {
  type ArticleFile,
  filesOf,
  removeDownload,
  takesDownloads,
} from '../library/actions/article-files';
import { downloadFile } from '../library/actions/download-file';
import type { Library } from '../library/library';
import { type Arguments, UsageError } from './arguments';
import { type Command, type CommandContext, exit, savedOrNot } from './command';
import { downloadTroubleText } from './download-troubles';
import { findArticle } from './find-article';

export const filesCommand: Command = {
  handlesCancel: true,
  async run(args: Arguments, context) {
    const [word, ...more] = args.words;
    if (word === undefined || more.length > 0) throw new UsageError('files needs one id');
    const library = await context.library();
    const { id } = await findArticle(library, word);
    const [get, drop] = [args.value('get'), args.value('drop')];
    if (get !== null && drop !== null) throw new UsageError('files takes --get or --drop');
    if (get !== null) return getFiles(library, id, get, context);
    if (drop !== null) return removeFiles(library, id, drop, context);
    return printFiles(library, id, context);
  },
};

async function getFiles(
  library: Library,
  id: string,
  wanted: string,
  context: CommandContext,
): Promise<number> {
  const article = (await library.database.articles.get(id))!;
  const files = chosen(filesOf(article), wanted);
  if (!takesDownloads(article)) throw new UsageError('an article without an original takes none');
  // Downloading a file is the user's word that it may be fetched.
  await context.carrel.request('askToFetch');
  const stopHearing = context.carrel.on('downloadProgress', ({ bytes, total }) => {
    context.progress(`${megabytes(bytes)}${total === null ? '' : ` of ${megabytes(total)}`}`);
  });
  let hasFailed = false;
  try {
    for (const file of files) {
      if (context.signal.aborted) break;
      if (file.download && (await context.carrel.request('keptFile', file.download.sha256))) {
        continue;
      }
      const stop = () => void context.carrel.request('stopDownload', file.url);
      context.signal.addEventListener('abort', stop);
      const failure = await downloadFile(library, context.carrel, id, file);
      context.signal.removeEventListener('abort', stop);
      if (failure === null) continue;
      hasFailed = true;
      const why = failure === 'gone' ? 'the article was deleted' : downloadTroubleText(failure);
      await context.report(`failed: ${file.name}: ${why}`);
    }
  } finally {
    stopHearing();
  }
  const isSaved = await savedOrNot(library, context);
  await printFiles(library, id, context);
  return hasFailed || !isSaved || context.signal.aborted ? exit.someFailed : exit.done;
}

async function removeFiles(
  library: Library,
  id: string,
  wanted: string,
  context: CommandContext,
): Promise<number> {
  const article = (await library.database.articles.get(id))!;
  for (const { download } of chosen(filesOf(article), wanted)) {
    if (download) await removeDownload(library, id, download.sha256);
  }
  const isSaved = await savedOrNot(library, context);
  await printFiles(library, id, context);
  return isSaved ? exit.done : exit.someFailed;
}

/** The files that `all` or a number names; throws a UsageError. */
function chosen(files: readonly ArticleFile[], wanted: string): readonly ArticleFile[] {
  if (wanted === 'all') return files;
  const file = /^\d{1,3}$/.test(wanted) ? files[Number(wanted) - 1] : undefined;
  if (file === undefined) {
    throw new UsageError(`${wanted}: name a file by its number, 1 to ${files.length}, or all`);
  }
  return [file];
}

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;

async function printFiles(library: Library, id: string, context: CommandContext): Promise<number> {
  const article = await library.database.articles.get(id);
  const files = await Promise.all(
    filesOf(article!).map(async ({ name, url, mediaType, bytes, download }, at) => {
      const kept = download && (await context.carrel.request('keptFile', download.sha256));
      const state = download === null ? 'on the web' : kept === null ? 'missing' : 'here';
      return {
        ...{ number: at + 1, name, url, mediaType, state },
        bytes: kept?.bytes ?? download?.bytes ?? bytes,
        sha256: download?.sha256 ?? null,
        downloaded: download ? isoTime(download.downloadedAt) : null,
      };
    }),
  );
  if (context.json) await context.printItems(files);
  else if (files.length === 0) await context.report('carrel: no files belong to this article');
  else {
    await context.print(
      files.map(({ number, state, bytes, name, url }) => {
        const size = bytes === null ? '' : megabytes(bytes);
        return `${String(number).padStart(3)}  ${state.padEnd(10)}  ${size.padStart(9)}  ${name}  ${url}`;
      }),
    );
  }
  return exit.done;
}
