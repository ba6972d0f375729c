import type { ArticleId } from '../core/article/article';
import { announceChanges, appendChanges } from '../storage/change-log';
import type { CarrelDatabase } from '../storage/database';
import { toJsonFile } from './article-files';
import type { Age } from './database-state';
import {
  copyOfDeleted,
  differing,
  type Finding,
  finding,
  setAside,
  twice,
  unreadableFinding,
} from './findings';
import type { ParsedArticle } from './parse-article';
import { keepsMarks } from './reader-marks';
import { recordOf } from './save-article';
import {
  addStored,
  type Clean,
  type FoundArticle,
  findingsOf,
  type Look,
  putArticles,
} from './take-article';
import { adoptFolder } from './two-folders';

/** True when the file has all of the reader's work on this article in the database. */
export async function isKeptBy(database: CarrelDatabase, theirs: ParsedArticle): Promise<boolean> {
  const record = await recordOf(database, theirs.article.id);
  return record === null || keepsMarks(record, theirs);
}

export async function writeAgain(
  database: CarrelDatabase,
  ids: readonly ArticleId[],
): Promise<void> {
  if (ids.length === 0) return;
  await database.transaction('rw', database.vault, database.changes, async () => {
    // Without a row in `vault` the follower writes both files.
    await database.vault.bulkDelete([...ids]);
    await appendChanges(database, 'article-changed', ids);
  });
  announceChanges();
}

/** Restores a lost row of `vault` when the files have the database's content; false when they differ. */
async function noteSame(
  database: CarrelDatabase,
  { entry, row, jsonSha256 }: Look,
  parsed: ParsedArticle,
): Promise<boolean> {
  const { id } = parsed.article;
  const record = row === undefined ? await recordOf(database, id) : null;
  if (record === null) return false;
  // Both are serialized by this version: an older one wrote fewer fields or ordered them differently.
  const [theirs, ours] = [{ ...parsed, html: record.html }, record].map((each) =>
    toJsonFile(each, parsed.htmlSha256),
  );
  if (theirs !== ours) return false;
  await database.vault.put({ id, ...entry, htmlSha256: parsed.htmlSha256, jsonSha256 });
  return true;
}

interface Known {
  isAhead: (id: ArticleId) => boolean;
  present: Set<ArticleId>;
  age: Age;
  clean: Clean;
  /** The folder of each article seen so far. */
  homes: Map<ArticleId, string>;
  trash: () => Promise<Map<ArticleId, ParsedArticle>>;
  broughtBack: ReadonlySet<string>;
}

/** True when an up-to-date database lacks the article and the trash has it: then it was deleted. */
async function isCopyOfDeleted(
  { entry, row }: Look,
  id: ArticleId,
  known: Known,
): Promise<boolean> {
  if (known.age !== 'as-written' || row !== undefined || known.broughtBack.has(entry.folder)) {
    return false;
  }
  return (await known.trash()).has(id);
}

/** True when the file may replace the database's article without asking the user. */
async function isNewer(
  database: CarrelDatabase,
  parsed: ParsedArticle,
  { age }: Known,
): Promise<boolean> {
  if (age === 'as-written') return false;
  return age === 'set-back' || isKeptBy(database, parsed);
}

/** Reads one batch of folders into the database and adds to the report. */
export async function bringBack(
  database: CarrelDatabase,
  looks: readonly Look[],
  known: Known,
  report: { rebuilt: number; findings: Finding[] },
): Promise<void> {
  const wanted: FoundArticle[] = [];
  const intact: ParsedArticle[] = [];
  for (const look of looks) {
    const { entry, row, parsed } = look;
    if (look.files.length > 0) {
      const id = row?.id ?? parsed?.article.id ?? null;
      const inDatabase = id !== null && known.present.has(id) ? id : null;
      report.findings.push(...look.files.map((file) => unreadableFinding(file, inDatabase)));
      continue;
    }
    if (look.unreadable !== null) {
      // A damaged file is written again from the database, or reported when the database lacks it.
      if (row === undefined || look.unreadable === 'newer-version') {
        report.findings.push(finding('unreadable', entry.folder, look.unreadable));
      }
      if (row !== undefined && look.unreadable === 'damaged') await writeAgain(database, [row.id]);
      continue;
    }
    if (parsed === null) continue;
    const { id } = parsed.article;
    const isPresent = known.present.has(id);
    // The article was just deleted: the follower moves each of its folders to the trash.
    if (!isPresent && known.isAhead(id)) continue;
    const home = known.homes.get(id) ?? entry.folder;
    if (home !== entry.folder) {
      report.findings.push(twice(id, entry.folder, home));
      continue;
    }
    if (!isPresent && (await isCopyOfDeleted(look, id, known))) {
      report.findings.push(copyOfDeleted(id, entry.folder));
      continue;
    }
    if (known.isAhead(id)) continue;
    known.homes.set(id, entry.folder);
    await adoptFolder(database, id, entry.folder);
    if (known.age !== 'as-written') intact.push(parsed);
    if (isPresent && row?.jsonSha256 === look.jsonSha256) {
      if (entry.htmlBytes !== row.htmlBytes) await writeAgain(database, [id]);
      continue;
    }
    if (isPresent && (await noteSame(database, look, parsed))) continue;
    if (isPresent && !(await isNewer(database, parsed, known))) {
      report.findings.push(differing(id, entry.folder));
      continue;
    }
    const html = await known.clean(look.html ?? '');
    if (html === null) {
      report.findings.push(setAside(id, entry.folder));
      continue;
    }
    report.findings.push(...findingsOf(look));
    wanted.push({ entry, parsed, html, jsonSha256: look.jsonSha256 });
  }
  await putArticles(database, wanted, known.present);
  await addStored(database, intact);
  for (const { parsed } of wanted) known.present.add(parsed.article.id);
  report.rebuilt += wanted.length;
}
