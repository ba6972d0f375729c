// Articles of one page that were imported on different machines become one.
import type { ArticleId } from '../core/article/article';
import { articleJoining } from '../core/machines/article-state';
import { never } from '../core/machines/clock';
import { joinedAt } from '../core/machines/joined-articles';
import type { CarrelDatabase } from '../storage/database';
import { joinDouble } from '../storage/join-double';
import { keepApart, shownAs, twinsOf } from '../storage/joined-articles';
import { doublesSetting } from '../storage/own-settings';

/** Of two articles of a page, the one that stays, which has the smaller id, and the other one. */
type Pair = readonly [keep: ArticleId, gone: ArticleId];

const mostNoted = 1_000;

/**
 * Notes articles that have come from another machine and are of the same page as one that was imported here.
 * Two that came together were not imported by two machines as far as is known here, and stay.
 *
 * @param came all that have come at this time
 */
export async function noteArrived(
  database: CarrelDatabase,
  arrived: readonly ArticleId[],
  came: ReadonlySet<ArticleId>,
): Promise<void> {
  const pairs: Pair[] = [];
  for (const id of arrived) {
    const article = await database.articles.get(id);
    if (!article || (await isDecided(database, id))) continue;
    for (const twin of await twinsOf(database, article)) {
      if (came.has(twin.id) || !(await isImportedHere(database, twin.id))) continue;
      pairs.push(twin.id < id ? [twin.id, id] : [id, twin.id]);
    }
  }
  if (pairs.length > 0) await note(database.settings, pairs);
}

/** True when a machine has said of the article that it is a part of another one, or stands by itself. */
async function isDecided({ stamps }: CarrelDatabase, id: ArticleId): Promise<boolean> {
  const row = await stamps.get(id);
  return row !== undefined && joinedAt(row.state) !== never;
}

/** True for an article that this machine has told the others of, or is still to tell, and that may be joined. */
async function isImportedHere({ stamps }: CarrelDatabase, id: ArticleId): Promise<boolean> {
  const row = await stamps.get(id);
  return row === undefined || (row.seq !== undefined && joinedAt(row.state) === never);
}

async function note(settings: CarrelDatabase['settings'], pairs: readonly Pair[]): Promise<void> {
  const value = [...(await notedIn(settings)), ...pairs].slice(-mostNoted);
  await settings.put({ id: doublesSetting, value });
}

async function notedIn(settings: CarrelDatabase['settings']): Promise<Pair[]> {
  const { value } = (await settings.get(doublesSetting)) ?? {};
  return Array.isArray(value) ? value : [];
}

/**
 * Joins the noted pairs. Of the two machines, the one joins them that has imported the article which goes, so
 * that they do not both write the other one; at a start, any machine.
 *
 * @returns how many were joined
 */
export async function joinNoted(
  database: CarrelDatabase,
  machine: string,
  isStart: boolean,
): Promise<number> {
  const pairs = await notedIn(database.settings);
  if (pairs.length === 0) return 0;
  const waiting: Pair[] = [];
  let joined = 0;
  for (const [keep, gone] of pairs) {
    if ((await isDecided(database, keep)) || (await isDecided(database, gone))) continue;
    const article = await database.articles.get(gone);
    const twins = article ? await twinsOf(database, article) : [];
    if (!twins.some(({ id }) => id === keep)) continue;
    if (!isStart && !(await isImportedHere(database, gone))) waiting.push([keep, gone]);
    else if (await joinDouble(database, machine, keep, gone)) joined += 1;
    // The page of one of them has not come.
    else waiting.push([keep, gone]);
  }
  await database.settings.put({ id: doublesSetting, value: waiting });
  return joined;
}

/** Joins the articles here that other machines have joined into others, once these are here. */
export async function joinAsElsewhere(database: CarrelDatabase, machine: string): Promise<number> {
  const { articles, stamps } = database;
  const parts = await stamps.where('into').above('').toArray();
  const here = new Set(
    await articles
      .where('id')
      .anyOf(parts.map(({ id }) => id))
      .primaryKeys(),
  );
  let joined = 0;
  // Articles of a chain are joined one after the other, from its end.
  for (const { id, into } of parts.reverse()) {
    if (!here.has(id) || into === undefined) continue;
    const keep = await shownAs(database, into);
    if (keep && (await joinDouble(database, machine, keep.id, id))) joined += 1;
    // Somebody has deleted the other one while this one stood beside it.
    else if (!keep && (await isDeleted(database, into))) await keepApart(database, machine, [id]);
  }
  return joined;
}

/** True when the article, or the last one of those that it has become a part of, was deleted. */
async function isDeleted({ stamps }: CarrelDatabase, id: ArticleId): Promise<boolean> {
  let row = await stamps.get(id);
  while (row?.into) row = await stamps.get(row.into);
  return row !== undefined && articleJoining.valueOf(row.state) === null;
}

/**
 * Keeps articles by themselves that were restored while another one of their page was here, or after they had
 * become a part of one.
 */
export async function keepRestored(
  database: CarrelDatabase,
  machine: string,
  restored: readonly ArticleId[],
): Promise<void> {
  for (const id of restored) {
    const [article, row] = [await database.articles.get(id), await database.stamps.get(id)];
    const into = row?.into && (await shownAs(database, row.into));
    const others = [...(article ? await twinsOf(database, article) : []), ...(into ? [into] : [])];
    if (row?.into === undefined && others.length === 0) continue;
    const ids = new Set([id, ...others.map((other) => other.id)]);
    await keepApart(database, machine, [...ids]);
  }
}
