import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byId, type Joining, last } from '../../../../renderer/core/machines/joining';
import { listOf } from '../../../../renderer/core/machines/list-joining';
import { recordJoinings } from '../../../../renderer/core/machines/record-state';
import { rowOf } from '../../../../renderer/core/machines/row-joining';
import { setOf } from '../../../../renderer/core/machines/set-joining';
import { text } from '../../../../renderer/core/machines/text-joining';
import { simulate, stepsOf } from './simulation';

const isText = (value: unknown) => (typeof value === 'string' ? value : undefined);
const word = fc.constantFrom('a', 'b', 'c', '__proto__', '가');
const words = fc.uniqueArray(word);
const lines = fc.array(word, { maxLength: 4 }).map((all) => all.join('\n'));
const colour = last(isText);
const tags = setOf(isText, (tag) => tag, 10);
const note = text(1_000);
const file = setOf(
  (value) => value as { url: string; bytes: number },
  ({ url }) => url,
  10,
);
const list = listOf(isText, 20);
const mark = rowOf({ colour, note, tags } as never);
// In the order of their names, as settings are read.
const properties = fc
  .dictionary(word, fc.jsonValue({ maxDepth: 1 }), { maxKeys: 3 })
  .map((value) => Object.fromEntries(Object.entries(value).sort()));
const marks = byId(mark, 10);
const markValue = fc.record({ colour: word, note: lines, tags: words });
const marksValue = fc
  .uniqueArray(fc.tuple(fc.constantFrom('1', '2', '3'), markValue), { selector: ([id]) => id })
  .map((rows) => new Map(rows));

interface Kind {
  joining: Joining<unknown, unknown>;
  value: fc.Arbitrary<unknown>;
}
const kind = <State, Value>(joining: Joining<State, Value>, value: fc.Arbitrary<Value>) =>
  ({ joining, value }) as unknown as Kind;

const kinds: Record<string, Kind> = {
  last: kind(colour, word),
  set: kind(tags, words),
  'set of files': kind(
    file,
    fc.uniqueArray(fc.record({ url: word, bytes: fc.nat(3) }), { selector: ({ url }) => url }),
  ),
  list: kind(list, words),
  text: kind(note, lines),
  'a setting': kind(
    recordJoinings.settings,
    fc.option(
      fc.record({
        value: fc.oneof(word, properties),
      }),
    ),
  ),
  'a collection': kind(
    recordJoinings.collections,
    fc.option(fc.record({ name: word, note: lines, articles: words, createdAt: fc.nat(9) })),
  ),
  row: kind(mark, fc.option(markValue)),
  'rows by id': kind(marks as never, marksValue as never),
};

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** A value without the order of its lists. */
const unordered = (value: unknown): unknown => {
  if (value instanceof Map) return unordered([...value]);
  if (Array.isArray(value)) return value.map((each) => JSON.stringify(unordered(each))).sort();
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value).map(([name, each]) => [name, unordered(each)]);
};

describe.each(Object.entries(kinds))('%s', (name, { joining, value }) => {
  const runs = fc.tuple(
    value.filter((base) => base !== null),
    stepsOf(value),
  );
  const check = (property: (machines: ReturnType<typeof simulate>) => void) =>
    fc.assert(
      fc.property(runs, ([base, steps]) => property(simulate(joining, base, steps))),
      { numRuns: 100, seed: 25 },
    );

  it('comes to one state, whatever the order and however often', () => {
    check((machines) => {
      const states = machines.flatMap((machine) => machine.states);
      const all = states.reduce(joining.join);
      const back = [...states].reverse().reduce((one, other) => joining.join(other, one));
      const twice = states.reduce((one, other) => joining.join(joining.join(one, other), other));
      expect([back, twice].every((state) => isSame(state, all))).toBe(true);
    });
  });

  it('is associative, commutative and idempotent', () => {
    check((machines) => {
      const [a, b, c] = machines.map(({ state }) => state);
      const { join } = joining;
      expect(isSame(join(join(a, b), c), join(a, join(b, c)))).toBe(true);
      expect(isSame(join(a, b), join(b, a))).toBe(true);
      expect(isSame(join(a, a), a)).toBe(true);
    });
  });

  it('has what was set, and does not set it again', () => {
    check((machines) => {
      const odd = () => {
        throw new Error('set again');
      };
      for (const { state } of machines) {
        const shown = joining.valueOf(state);
        expect(joining.stamped(state, shown, odd)).toBe(state);
      }
    });
    fc.assert(
      fc.property(runs, value, ([base, steps], next) => {
        const [machine] = simulate(joining, base, [...steps, { machine: 0, set: next }]);
        expect(unordered(joining.valueOf(machine!.state))).toEqual(unordered(next));
      }),
      { numRuns: 60, seed: 25 },
    );
  });

  it('is read as it was written', () => {
    check((machines) => {
      for (const { state } of machines) {
        const whole = JSON.stringify(joining.write(state, 'whole'));
        expect(isSame(joining.read(JSON.parse(whole)), state)).toBe(true);
        const beside = JSON.stringify(joining.write(state, 'beside') ?? null);
        const shown = joining.valueOf(state);
        const read = joining.read(JSON.parse(beside), shown as never);
        const base = shown === null ? undefined : joining.base(shown);
        const there = read && base ? joining.join(base, read) : (read ?? base);
        if (there !== undefined)
          expect(unordered(joining.valueOf(there))).toEqual(unordered(shown));
      }
    });
  });

  it(`refuses or bounds what is none (${name})`, () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (raw) => {
        const state = joining.read(raw);
        if (state !== undefined) joining.join(state, state);
      }),
      { numRuns: 100, seed: 25 },
    );
  });
});

describe('what two machines have done apart', () => {
  const two = <State, Value>(
    joining: Joining<State, Value>,
    base: Value,
    one: Value,
    other: Value,
  ) => {
    const [a, b] = simulate(joining, base, [
      { machine: 0, set: one },
      { machine: 1, set: other },
    ]);
    return joining.valueOf(joining.join(a!.state, b!.state));
  };

  it('keeps the tags that each has added, and drops what one has removed', () => {
    expect([...two(tags, ['a', 'b'], ['a', 'b', 'c'], ['b', 'd'])].sort()).toEqual(['b', 'c', 'd']);
  });

  it('keeps what each has added to a list, in the order that was set last', () => {
    const [a] = simulate(list, ['a', 'b'], [{ machine: 0, set: ['b', 'a'] }]);
    const [, b] = simulate(list, ['a', 'b'], [{ machine: 1, set: ['a', 'b', 'c'] }]);
    const both = list.valueOf(list.join(a!.state, b!.state));
    expect([...both].sort()).toEqual(['a', 'b', 'c']);
    expect(two(list, ['a', 'b', 'c'], ['a', 'c'], ['a', 'b', 'c', 'd'])).toEqual(['a', 'c', 'd']);
  });

  it('merges a note by its lines, and keeps both where they clash', () => {
    expect(two(note, 'a\nb\nc', 'A\nb\nc', 'a\nb\nC')).toBe('A\nb\nC');
    expect(two(note, 'a', 'one', 'two')).toBe('one\n\ntwo');
  });

  it('counts work after a deletion more than the deletion', () => {
    const value = { colour: 'a', note: '', tags: [] };
    const steps = [
      { machine: 0, set: null },
      { machine: 1, set: { ...value, colour: 'b' } },
      { machine: 1, set: { ...value, colour: 'c' } },
    ];
    const [a, b] = simulate(mark, value, steps);
    expect(mark.valueOf(a!.state)).toBeNull();
    expect(mark.valueOf(mark.join(a!.state, b!.state))).toMatchObject({ colour: 'c' });
  });

  it('follows the last change, though an earlier one came of a clock a year ahead', () => {
    const [a] = simulate(colour, 'a', [
      { machine: 4, set: 'future' },
      { machine: 0, from: 4, age: 0 },
      { machine: 0, set: 'now' },
      { machine: 4, from: 0, age: 0 },
    ]);
    expect(colour.valueOf(a!.state)).toBe('now');
  });
});
