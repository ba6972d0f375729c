import { type Clock, laterOf, never, readClock } from './clock';
import type { Form, Joining } from './joining';

/**
 * The state of something with fields: those that are known, and its life. What was done to a field after a
 * deletion brings the thing back, so that a deletion on one machine loses no work of another.
 */
export type RowState = Readonly<Record<string, unknown>> & Life;

/** When it was deleted, and when it was put back, each last. */
interface Life {
  gone?: Clock;
  back?: Clock;
}

/** Its values; null for a thing that is deleted. */
export type RowValue = Readonly<Record<string, unknown>>;

/** A thing with fields, each of its own kind. */
export function rowOf(
  table: Readonly<Record<string, Joining<unknown, unknown>>>,
): Joining<RowState, RowValue | null> {
  const fields = Object.entries(table);
  const newestField = (state: RowState) =>
    fields.reduce((at, [name, field]) => {
      const inner = state[name];
      return inner === undefined ? at : laterOf(at, field.newest(inner));
    }, never);
  const isGone = (state: RowState) =>
    laterOf(newestField(state), state.back ?? never) < (state.gone ?? never);
  const newest = (state: RowState) =>
    [state.gone ?? never, state.back ?? never].reduce(laterOf, newestField(state));
  /** What `make` gives for each field, in the order of the table, with the stamps of its life. */
  const each = (
    make: (name: string, field: Joining<unknown, unknown>) => unknown,
    life: Life,
  ): RowState => {
    const state: Record<string, unknown> & Life = {};
    for (const [name, field] of fields) {
      const inner = make(name, field);
      if (inner !== undefined) state[name] = inner;
    }
    if (life.gone) state.gone = life.gone;
    if (life.back) state.back = life.back;
    return state;
  };
  return {
    base: (values) =>
      each((name, field) => (values && name in values ? field.base(values[name]) : undefined), {}),
    join: (one, other) =>
      each(
        (name, field) => {
          const [mine, theirs] = [one[name], other[name]];
          if (mine === undefined || theirs === undefined) return mine ?? theirs;
          return field.join(mine, theirs);
        },
        {
          gone: laterOf(one.gone ?? never, other.gone ?? never),
          back: laterOf(one.back ?? never, other.back ?? never),
        },
      ),
    valueOf(state) {
      if (isGone(state)) return null;
      const value = (name: string, field: Joining<unknown, unknown>) =>
        state[name] === undefined ? undefined : field.valueOf(state[name]);
      return each(value, {});
    },
    stamped(state, values, tick) {
      if (values === null) {
        return state && !isGone(state) ? { ...state, gone: tick(newest(state)) } : (state ?? {});
      }
      let isSame = state !== undefined && !isGone(state);
      const set = (name: string, field: Joining<unknown, unknown>) => {
        const before = state?.[name];
        if (!(name in values)) return before;
        // A field that a known thing lacks is one that an older Carrel did not know.
        const isNew = before === undefined && state !== undefined;
        const after = isNew ? field.base(values[name]) : field.stamped(before, values[name], tick);
        isSame &&= after === before;
        return after;
      };
      const life = state && isGone(state) ? { ...state, back: tick(newest(state)) } : (state ?? {});
      const after = each(set, life);
      return isSame && state ? state : after;
    },
    newest,
    clashes: (one, other) =>
      fields.some(([name, field]) => {
        const [mine, theirs] = [one[name], other[name]];
        return mine !== undefined && theirs !== undefined && field.clashes(mine, theirs);
      }),
    write(state, form: Form) {
      // Beside what is deleted there are no values.
      const isLife = form === 'beside' && isGone(state);
      const written = each(
        (name, field) =>
          isLife || state[name] === undefined ? undefined : field.write(state[name], form),
        state,
      );
      return Object.keys(written).length === 0 ? undefined : written;
    },
    read(raw, beside) {
      if (typeof raw !== 'object' || raw === null) return undefined;
      const given = raw as Record<string, unknown>;
      return each(
        (name, field) =>
          Object.hasOwn(given, name) ? field.read(given[name], beside?.[name]) : undefined,
        { gone: readClock(given.gone) ?? never, back: readClock(given.back) ?? never },
      );
    },
  };
}
