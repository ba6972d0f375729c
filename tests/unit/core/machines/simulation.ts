// Machines that change one thing, each with a clock of its own, and tell each other of it.
import fc from 'fast-check';
import {
  nextReading,
  observed,
  type Reading,
  stampAfter,
  stampOf,
  type Tick,
} from '../../../../renderer/core/machines/clock';
import type { Joining } from '../../../../renderer/core/machines/joining';

/** A step of a machine: it sets a value, or takes the state of another machine, perhaps an old one. */
export type Step<Value> = { machine: number } & ({ set: Value } | { from: number; age: number });

/** Steps of up to eight machines. */
export const stepsOf = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Step<Value>[]> => {
  const machine = fc.nat(7);
  const set = fc.record({ machine, set: value });
  const take = fc.record({ machine, from: machine, age: fc.nat(3) });
  return fc.array(fc.oneof(set, take), { maxLength: 30 });
};

const hour = 60 * 60_000;
const begin = 1_800_000_000_000;

/** A machine; its clock is wrong by years, or right. */
class Machine<State, Value> {
  readonly states: State[];
  #reading: Reading = { ms: 0, counter: 0 };
  #steps = 0;

  constructor(
    readonly joining: Joining<State, Value>,
    readonly number: number,
    base: Value,
  ) {
    this.states = [joining.base(base)];
  }

  get state(): State {
    return this.states.at(-1) as State;
  }

  get #now(): number {
    this.#steps += 1;
    const wrong = [0, 0, 0, -24 * 365, 24 * 365, 1, 0, -1][this.number] ?? 0;
    return begin + wrong * hour + this.#steps;
  }

  set(value: Value): void {
    const now = this.#now;
    this.#reading = nextReading(this.#reading, now, now, 0);
    const clock = stampOf(this.#reading, `machine${this.number}`);
    const tick: Tick = (over) => stampAfter(clock, over);
    this.states.push(this.joining.stamped(this.state, value, tick));
  }

  take(state: State): void {
    this.#reading = observed(this.#reading, this.joining.newest(state), this.#now);
    this.states.push(this.joining.join(this.state, state));
  }
}

/** Carries the steps out; gives each machine's states, oldest first. */
export function simulate<State, Value>(
  joining: Joining<State, Value>,
  base: Value,
  steps: readonly Step<Value>[],
): Machine<State, Value>[] {
  const machines = Array.from({ length: 8 }, (_, at) => new Machine(joining, at, base));
  for (const step of steps) {
    const machine = machines[step.machine]!;
    if ('set' in step) machine.set(step.set);
    else {
      const { states } = machines[step.from]!;
      machine.take(states[Math.max(0, states.length - 1 - step.age)] as State);
    }
  }
  return machines;
}
