/** Machines whose later changes do not count, because they are lost or in other hands. */
import { type ArticleState, articleJoining } from './article-state';
import { type Clock, machineOf, readClock } from './clock';
import { type RecordName, type RecordRowState, recordJoinings } from './record-state';

/** By the machine's id: its last stamp that counts; empty for none. */
export type Distrusted = Readonly<Record<string, Clock>>;

/**
 * The state without what distrusted machines have stamped later, whoever passed it on. What they have
 * replaced is not in the state any more: it comes from the other states with which this one is joined.
 */
export function trustedState(state: ArticleState, distrusted: Distrusted): ArticleState {
  if (Object.keys(distrusted).length === 0) return state;
  const written = articleJoining.write(state, 'whole') ?? {};
  return articleJoining.read(withoutStamps(written, distrusted)) ?? {};
}

/** The same for a row of a record. */
export function trustedRow(
  record: RecordName,
  state: RecordRowState,
  distrusted: Distrusted,
): RecordRowState {
  if (Object.keys(distrusted).length === 0) return state;
  const { read, write } = recordJoinings[record];
  return read(withoutStamps(write(state, 'whole') ?? {}, distrusted)) ?? {};
}

/** A stamp that does not count is replaced by what is none, so that reading leaves out what it stands for. */
function withoutStamps(raw: unknown, distrusted: Distrusted): unknown {
  if (Array.isArray(raw)) return raw.map((each) => withoutStamps(each, distrusted));
  if (typeof raw === 'object' && raw !== null) {
    return Object.fromEntries(
      Object.entries(raw).map(([name, each]) => [name, withoutStamps(each, distrusted)]),
    );
  }
  const clock = readClock(raw);
  if (clock === null) return raw;
  const last = distrusted[machineOf(clock)];
  return last !== undefined && clock > last ? '-' : raw;
}
