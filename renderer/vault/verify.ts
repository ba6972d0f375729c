import { sha256 } from '../core/hashes';
import type { CarrelDatabase } from '../storage/database';
import { bodyOfHtmlFile } from './article-files';
import type { LibraryFiles } from './library-files';
import { parseArticleFile } from './parse-article';
import { recordOf, saveAnew } from './save-article';

export interface VerifyReport {
  /** Files whose bytes were compared with their hash. */
  files: number;
  articles: number;
  problems: VerifyProblem[];
}

export interface VerifyProblem {
  /** The article's folder, or the hash of a stored file. */
  what: string;
  kind:
    | 'article-missing'
    | 'article-damaged'
    | 'article-differs'
    | 'original-missing'
    | 'original-damaged'
    | 'image-missing'
    | 'image-damaged';
  mended: boolean;
}

/**
 * Every article's files against the database and their hashes, and every original and image against
 * the hash in its name. What the database has whole is written again; an original or an image that
 * is lost cannot be.
 */
export async function verifyLibrary(
  database: CarrelDatabase,
  files: LibraryFiles,
): Promise<VerifyReport> {
  const report: VerifyReport = { files: 0, articles: 0, problems: [] };
  const ids = await database.articles.toCollection().primaryKeys();
  for (const id of ids) {
    const record = await recordOf(database, id);
    if (record === null) continue;
    report.articles += 1;
    report.files += 2;
    const kind = await articleProblem(database, files, id, record.article.folder);
    if (kind === null) continue;
    // What somebody else has changed is for the user to settle: see settle.ts.
    const mended = kind !== 'article-differs' && (await saveAnew(database, files, record));
    report.problems.push({ what: record.article.folder, kind, mended });
  }
  const stored = [
    ['originals', 'original', await database.originals.toCollection().primaryKeys()],
    ['assets', 'image', await database.assets.toCollection().primaryKeys()],
  ] as const;
  for (const [folder, name, hashes] of stored) {
    for (const what of hashes) {
      report.files += 1;
      const answer = await files.verifyStored(folder, what);
      if (answer === 'ok') continue;
      report.problems.push({ what, kind: `${name}-${answer}`, mended: false });
    }
  }
  return report;
}

async function articleProblem(
  database: CarrelDatabase,
  files: LibraryFiles,
  id: string,
  folder: string,
): Promise<Extract<VerifyProblem['kind'], `article-${string}`> | null> {
  const { html, json } = await files.readArticle(folder);
  if (html === null || json === null) return 'article-missing';
  const parsed = parseArticleFile(folder, json);
  if (!parsed.ok || bodyOfHtmlFile(html) === null) return 'article-damaged';
  const hashOf = (text: string) => sha256(new TextEncoder().encode(text));
  if ((await hashOf(html)) !== parsed.parsed.htmlSha256) return 'article-damaged';
  const row = await database.vault.get(id);
  return row?.jsonSha256 === (await hashOf(json)) ? null : 'article-differs';
}
