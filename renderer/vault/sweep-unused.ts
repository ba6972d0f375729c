import type { SweepOrder } from '../../electron/ipc/argument-values';
import type { SweepAnswer } from '../../electron/ipc/vault-files';
import type { Article, ArticleId } from '../core/article/article';
import { siteOf } from '../core/extract/site-rule';
import type { CarrelDatabase, HtmlRow } from '../storage/database';
import type { LibraryFiles } from './library-files';
import type { Staging } from './staging';

/** Number of bodies in one read. */
const batchSize = 100;
const hash = /[0-9a-f]{64}/g;

interface Sweeping {
  database: CarrelDatabase;
  files: LibraryFiles;
  staging: Staging;
  /** Writes everything committed to the folder; false when that fails. */
  saved: () => Promise<boolean>;
}

/**
 * Deletes the originals and images without references, and their rows. References come from articles,
 * their versions, the trash, and the files of articles that this database does not have. An unreadable
 * file that may contain references stops the sweep.
 *
 * No import holds staged files when the sweep begins or when it deletes; the main process keeps files
 * that are staged in between. A sweep may end at any moment: the next one continues.
 *
 * @returns null when the folder does not have every commit, so that references may be unknown
 */
export async function sweepUnused(
  { database, files, staging, saved }: Sweeping,
  isDryRun = false,
): Promise<SweepAnswer | null> {
  // A dry run must not wait for a long import.
  if (isDryRun && (await staging.isHeld())) return null;
  await staging.exclusively(() => files.beginSweep());
  if (!(await saved())) return null;
  const { sites, ...order } = await gather(database, files);
  // Writes the bodies that changed meanwhile, so their files no longer refer to the old images.
  if (!(await saved())) return null;
  return staging.exclusively(async () => {
    const answer = await files.sweepStored({ ...order, isDryRun });
    if (answer.unreadable.length === 0 && !isDryRun) {
      await forgetRows(database, answer.unreferenced, sites);
    }
    return answer;
  });
}

/**
 * A cheap check at each start for files that an interrupted sweep has left. True also when only a
 * sweep can tell.
 */
export async function mayHoldUnused(
  { articles, originals, assets }: CarrelDatabase,
  files: LibraryFiles,
): Promise<boolean> {
  const [named, known, images, trashed, stored] = await Promise.all([
    articles.orderBy('originals').uniqueKeys(),
    originals.toCollection().primaryKeys(),
    assets.toCollection().primaryKeys(),
    hashesInTrash(files),
    Promise.all([files.listStored('originals'), files.listStored('assets')]),
  ]);
  const needed = new Set<unknown>([...named, ...trashed]);
  const ours = new Set<string>([...known, ...images]);
  return (
    known.some((sha256) => !needed.has(sha256)) ||
    stored.flat().some(({ sha256 }) => !ours.has(sha256))
  );
}

/** The hashes that occur in the article.json of each article in the trash. */
export async function hashesInTrash(files: LibraryFiles): Promise<Set<string>> {
  const trash = await files.listTrash();
  return new Set(trash.flatMap(({ json }) => json?.match(hash) ?? []));
}

async function gather(
  database: CarrelDatabase,
  files: LibraryFiles,
): Promise<Omit<SweepOrder, 'isDryRun'> & { sites: Set<string> }> {
  const { articles, originals, assets, vault } = database;
  const [rows, entries] = await Promise.all([vault.toArray(), files.listArticles()]);
  const rowOf = new Map(rows.map((row) => [row.id, row]));
  const entryOf = new Map(entries.map((entry) => [entry.folder, entry]));
  const known: string[] = [];
  const referenced = new Set<string>();
  const sites = new Set<string>();
  for (let last = ''; ; ) {
    const some = await articles.where('id').above(last).limit(batchSize).toArray();
    if (some.length === 0) break;
    last = some.at(-1)!.id;
    const bodies = await readBodies(database, some);
    for (const [at, article] of some.entries()) {
      const body = bodies[at];
      for (const sha256 of hashesOf(article, body?.html ?? '')) referenced.add(sha256);
      sites.add(siteOf(article.url) ?? '');
      const row = rowOf.get(article.id);
      const entry = row && entryOf.get(row.folder);
      const isAsWritten =
        entry?.htmlBytes === row?.htmlBytes && entry?.jsonBytes === row?.jsonBytes;
      if (body && row && isAsWritten) known.push(row.folder);
    }
    // Yields to imports and edits.
    await new Promise((resolve) => setTimeout(resolve));
  }
  const ours = [
    ...(await assets.toCollection().primaryKeys()),
    ...(await originals.toCollection().primaryKeys()),
  ];
  return { known, referenced: [...referenced], ours, sites };
}

function hashesOf({ originals, versions, icon }: Article, html: string): string[] {
  return [
    ...originals,
    ...(icon ? [icon] : []),
    ...(versions ?? []).map(({ original }) => original),
    ...(html.match(hash) ?? []),
  ];
}

/** Undefined for a body that cannot be read: Chromium can lose a single large value. */
async function readBodies(
  { html }: CarrelDatabase,
  articles: readonly Article[],
): Promise<(HtmlRow | undefined)[]> {
  const ids = articles.map(({ id }) => id);
  try {
    return await html.bulkGet(ids);
  } catch {
    const read = (id: ArticleId) => html.get(id).catch(() => undefined);
    return Promise.all(ids.map(read));
  }
}

/** Deletes the rows after it has checked the articles once more in the same transaction. */
async function forgetRows(
  { articles, originals, assets, sites: traces }: CarrelDatabase,
  unreferenced: readonly string[],
  sites: ReadonlySet<string>,
): Promise<void> {
  await originals.db.transaction('rw', articles, originals, assets, async () => {
    const used = await articles.where('originals').anyOf(unreferenced).toArray();
    const needed = new Set(used.flatMap((article) => article.originals));
    const gone = unreferenced.filter((sha256) => !needed.has(sha256));
    await assets.bulkDelete(gone);
    await originals.bulkDelete(gone);
  });
  // The traces of a site without articles are no longer needed.
  const empty = (await traces.toCollection().primaryKeys()).filter((site) => !sites.has(site));
  await traces.bulkDelete(empty);
}
