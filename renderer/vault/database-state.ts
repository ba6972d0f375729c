import type { ArticleId } from '../core/article/article';
import { lastSeq } from '../storage/change-log';
import type { CarrelDatabase, ChangeKind, VaultRow } from '../storage/database';
import type { WrittenState } from './manifest';

/**
 * How the database relates to the folder. `set-back`: the folder was written from this database, which is
 * now in an earlier state, so the folder is newer. `other`: the folder was written from another database,
 * too, or rows are lost; which side is newer is unknown.
 */
export type Age = 'as-written' | 'set-back' | 'other';

export async function ageOfDatabase(
  database: CarrelDatabase,
  written: WrittenState | null,
  epoch: string,
): Promise<Age> {
  if (written === null) return 'as-written';
  if (written.epoch !== epoch) return 'other';
  if ((await lastSeq(database)) < written.seq) return 'set-back';
  return (await database.assets.count()) < written.images ? 'other' : 'as-written';
}

/**
 * The articles whose rows in all tables exist. Chromium can lose rows of a single table, so an article
 * may be without its body, text, highlights, stamps or originals.
 */
export async function wholeArticles(database: CarrelDatabase): Promise<ArticleId[]> {
  const { articles, html, texts, originals, stamps } = database;
  const [ids, withHtml, withText, withState, unmarked, named, noted] = await Promise.all([
    articles.toCollection().primaryKeys(),
    html.toCollection().primaryKeys(),
    texts.toCollection().primaryKeys(),
    stamps.toCollection().primaryKeys(),
    lostHighlights(database),
    articles.orderBy('originals').uniqueKeys(),
    originals.toCollection().primaryKeys(),
  ]);
  const known = new Set<unknown>(noted);
  const lostFiles = named.filter((sha256) => !known.has(sha256));
  const without = await articles.where('originals').anyOf(lostFiles).primaryKeys();
  const [body, text, state, lost] = [
    new Set(withHtml),
    new Set(withText),
    new Set(withState),
    new Set([...without, ...unmarked]),
  ];
  return ids.filter((id) => body.has(id) && text.has(id) && state.has(id) && !lost.has(id));
}

/** Articles with a highlight count but without a row in `highlights`. */
async function lostHighlights({ articles, highlights }: CarrelDatabase): Promise<ArticleId[]> {
  const marked = await articles.where('highlightCount').above(0).primaryKeys();
  const known = new Set(await highlights.toCollection().primaryKeys());
  return marked.filter((id) => !known.has(id));
}

/** Chromium stores values above 64 KiB in separate files, which can be lost one by one. */
const largeBytes = 48 * 1024;

/** Articles whose body or text cannot be read. Assumes none when the first and last three can be. */
export async function unreadableBodies(
  database: CarrelDatabase,
  rows: readonly VaultRow[],
): Promise<ArticleId[]> {
  const large = rows
    .filter((row) => Math.max(row.htmlBytes, row.jsonBytes) > largeBytes)
    .map((row) => row.id);
  const lost = async (ids: readonly ArticleId[]) => {
    const found: ArticleId[] = [];
    for (const id of ids) if (!(await canRead(database, id))) found.push(id);
    return found;
  };
  const sample = [...large.slice(0, 3), ...large.slice(-3)];
  return (await lost(sample)).length === 0 ? [] : lost(large);
}

function canRead({ html, texts }: CarrelDatabase, id: ArticleId): Promise<boolean> {
  return Promise.all([html.get(id), texts.get(id)]).then(
    () => true,
    () => false,
  );
}

/** The last change to each article that the follower has not written yet. */
export async function pendingChanges(
  database: CarrelDatabase,
  epoch: string,
): Promise<Map<ArticleId, ChangeKind>> {
  const cursor = await database.cursors.get('vault');
  const seq = cursor?.epoch === epoch ? cursor.seq : 0;
  const changes = await database.changes.where('seq').above(seq).toArray();
  return new Map(changes.map(({ id, kind }) => [id, kind]));
}

/** True when the follower has yet to write this article or to move it to the trash. */
export function databaseIsAhead(
  pending: ReadonlyMap<ArticleId, ChangeKind>,
  present: ReadonlySet<ArticleId>,
  id: ArticleId,
): boolean {
  const kind = pending.get(id);
  return kind !== undefined && (kind === 'article-deleted') !== present.has(id);
}
