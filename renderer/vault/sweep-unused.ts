import type { SweepOrder } from '../../electron/ipc/argument-values';
import type { SweepAnswer } from '../../electron/ipc/contract';
import type { Article, ArticleId } from '../core/article/article';
import { siteOf } from '../core/extract/site-rule';
import type { CarrelDatabase, HtmlRow } from '../storage/database';
import type { LibraryFiles } from './library-files';
import type { Staging } from './staging';

/** Bodies read at once. */
const batchSize = 100;
const hash = /[0-9a-f]{64}/g;

interface Sweeping {
  database: CarrelDatabase;
  files: LibraryFiles;
  staging: Staging;
  /** Everything committed is in the folder afterwards; false when that cannot be. */
  saved: () => Promise<boolean>;
}

/**
 * Deletes the originals and images that nothing refers to any more, and their rows: no article, no
 * version of one, nothing in the trash, no file of an article that this database does not know. A
 * file in which references may stand and that cannot be read stops it.
 *
 * Nothing that an import has put there waits for its row when it begins and when it deletes; what is
 * staged between the two is noted by main and stays. Ended at any moment it has deleted only what
 * nothing needs, and the next one goes on.
 *
 * @returns null when the folder does not have everything: then nothing is known for certain
 */
export async function sweepUnused(
  { database, files, staging, saved }: Sweeping,
  isDryRun = false,
): Promise<SweepAnswer | null> {
  // A look must not wait until a long import is through.
  if (isDryRun && staging.isHeld) return null;
  await staging.alone(() => files.beginSweep());
  if (!(await saved())) return null;
  const { sites, ...order } = await gather(database, files);
  // Bodies that were changed meanwhile: the files that name what the old ones showed are written.
  if (!(await saved())) return null;
  return staging.alone(async () => {
    const answer = await files.sweepStored({ ...order, isDryRun });
    if (answer.unreadable.length === 0 && !isDryRun) {
      await forgetRows(database, answer.unreferenced, sites);
    }
    return answer;
  });
}

/**
 * Could there be anything to sweep? Cheap: asked at each start, for a sweep that was broken off.
 *
 * @returns true as well when that cannot be told without one
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

/** What the article.json of each article in the trash names. */
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
    // Imports and edits have their turn.
    await new Promise((resolve) => setTimeout(resolve));
  }
  const ours = [
    ...(await assets.toCollection().primaryKeys()),
    ...(await originals.toCollection().primaryKeys()),
  ];
  return { known, referenced: [...referenced], ours, sites };
}

function hashesOf({ originals, versions }: Article, html: string): string[] {
  return [
    ...originals,
    ...(versions ?? []).map(({ original }) => original),
    ...(html.match(hash) ?? []),
  ];
}

/** Undefined for one that cannot be read: Chromium can lose a large value alone. */
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

/** The last look at the articles is in the same transaction. */
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
  // A site without articles has nothing more to teach.
  const empty = (await traces.toCollection().primaryKeys()).filter((site) => !sites.has(site));
  await traces.bulkDelete(empty);
}
