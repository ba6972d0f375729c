import { type Clock, never, type Tick } from './clock';
import { type Check, type Joining, last, type Register, sameJson } from './joining';
import { type Element, setOf } from './set-joining';

/** Texts in an order that the reader has chosen: the order as it was last set, and which texts are there. */
export interface ListState {
  order: Register<readonly string[]>;
  items: readonly Element<string>[];
}

/**
 * A list without repetitions. Of two orders the later counts; what the other machine has added meanwhile
 * comes at the end, and what either has removed is gone.
 */
export function listOf(check: Check<string>, most: number): Joining<ListState, readonly string[]> {
  const set = setOf(check, (item) => item, most);
  const order = last<readonly string[]>((value) => {
    const items = Array.isArray(value) && value.length <= most ? value.map(check) : [undefined];
    return items.includes(undefined) ? undefined : (items as string[]);
  });
  const shown = (state: ListState): readonly string[] => {
    const there = new Set(set.valueOf(state.items));
    const first = new Set(state.order[1].filter((item) => there.has(item)));
    return [...first, ...[...there].filter((item) => !first.has(item))];
  };
  const newest = ({ order: [at], items }: ListState): Clock => {
    const inSet = set.newest(items);
    return at < inSet ? inSet : at;
  };
  return {
    base: (value) => ({ order: order.base([...new Set(value)]), items: set.base(value) }),
    join: (one, other) => ({
      order: order.join(one.order, other.order),
      items: set.join(one.items, other.items),
    }),
    valueOf: shown,
    stamped(state, value, tick: Tick) {
      const wanted = [...new Set(value)];
      if (state && sameJson(shown(state), wanted)) return state;
      const items = set.stamped(state?.items, wanted, tick);
      const next = state && { ...state, items };
      // An order that was set stays the one that counts while what was added or removed agrees with it.
      if (next && next.order[0] !== never && sameJson(shown(next), wanted)) return next;
      return { order: [tick(state ? newest(state) : never), wanted], items };
    },
    newest,
    clashes: (one, other) =>
      order.clashes(one.order, other.order) || set.clashes(one.items, other.items),
    write(state, form) {
      if (form !== 'whole' && newest(state) === never) return undefined;
      const [at, items] = [state.order[0], set.write(state.items, form) ?? []];
      const isElsewhere = form === 'beside' && sameJson(state.order[1], shown(state));
      return isElsewhere ? [at, items] : [at, items, state.order[1]];
    },
    read(raw, beside) {
      if (!Array.isArray(raw)) return undefined;
      const [at, rawItems, given = beside] = raw;
      const items = set.read(rawItems, beside);
      if (!items) return undefined;
      const all = beside ? set.join(set.base(beside), items) : items;
      // Without an order that can be read, they are in that in which they were added.
      return { order: order.read([at, given]) ?? order.base(set.valueOf(all)), items: all };
    },
  };
}
