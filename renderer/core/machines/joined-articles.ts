/**
 * Articles of one page that were imported on different machines: one becomes a part of the other one. Which
 * one, the state of the lost one says in its field `into`.
 */
import * as v from 'valibot';
import type { ArticleId } from '../article/article';
import { ulid } from '../records/values';
import { type ArticleState, articleJoining } from './article-state';
import { type Clock, msOf, never, type Tick } from './clock';
import type { Register } from './joining';

const intoOf = ({ into }: ArticleState): Register<string> =>
  (into as Register<string> | undefined) ?? [never, ''];

/**
 * The article that this one has become a part of; null for one that stands by itself. The other one has always
 * the smaller id, so no file can make a circle.
 */
export function joinedInto(id: ArticleId, state: ArticleState): ArticleId | null {
  const [, into] = intoOf(state);
  return v.is(ulid, into) && into < id ? into : null;
}

/**
 * When an article was deleted, or became a part of another one, in milliseconds since 1970 by the clock of the
 * machine that did it; null for neither.
 */
export function absentSinceMs(id: ArticleId, state: ArticleState): number | null {
  const isDeleted = articleJoining.valueOf(state) === null;
  if (!isDeleted && joinedInto(id, state) === null) return null;
  const since = isDeleted ? state.gone : joinedAt(state);
  return since === undefined ? null : msOf(since);
}

/** When it was last said of the article that it is a part of another one, or stands by itself. */
export const joinedAt = (state: ArticleState): Clock => intoOf(state)[0];

/**
 * The state of an article that has become a part of another one.
 *
 * @param into empty for one that the reader keeps by itself
 */
export function withInto(state: ArticleState, into: ArticleId | '', tick: Tick): ArticleState {
  const at = tick(articleJoining.newest(state));
  // By the join, so that the fields are in their order.
  return articleJoining.join(state, { into: [at, into] });
}

/**
 * What machines have done to an article, for the state of the one that it has become a part of. A state that
 * is joined with it has all of that, whatever comes first. Notes are not in it: which versions of a note
 * are known is counted for each article by itself.
 */
export function workFor(state: ArticleState): ArticleState {
  const done = articleJoining.read(articleJoining.write(state, 'line')) ?? {};
  const { note: _, page: __, into: ___, gone: ____, back: _____, ...work } = done;
  return work;
}
