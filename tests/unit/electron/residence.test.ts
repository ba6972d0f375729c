import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Residence } from '../../../electron/residence';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const minutes = (count: number) => vi.advanceTimersByTime(count * 60_000);

function newResidence() {
  const state = { isIdle: true, ended: 0 };
  const residence = new Residence(
    () => state.isIdle,
    () => {
      state.ended += 1;
    },
  );
  return { state, residence };
}

it('holds nothing until it is told to stay', () => {
  const { state, residence } = newResidence();
  expect(residence.holds()).toBe(false);
  minutes(100);
  expect(state.ended).toBe(0);
});

it('ends after the time without work, counted from the end of the last work', () => {
  const { state, residence } = newResidence();
  residence.stay(10);
  minutes(9);
  expect(residence.holds()).toBe(true);
  minutes(9);
  expect(state.ended).toBe(0);
  minutes(1);
  expect(state.ended).toBe(1);
  expect(residence.holds()).toBe(false);
});

it('watches until it is left, also when it is asked to stay once more', () => {
  const { residence } = newResidence();
  residence.stay(0, true);
  residence.stay(10);
  expect(residence.watches).toBe(true);
  residence.leave();
  expect(residence.watches).toBe(false);
});

it('does not end under work that takes longer', () => {
  const { state, residence } = newResidence();
  residence.stay(10);
  state.isIdle = false;
  minutes(25);
  expect(state.ended).toBe(0);
  state.isIdle = true;
  expect(residence.holds()).toBe(true);
  minutes(10);
  expect(state.ended).toBe(1);
});

it('stays until it is told with a time of 0', () => {
  const { state, residence } = newResidence();
  residence.stay(0);
  minutes(60 * 24 * 30);
  expect(residence.holds()).toBe(true);
  residence.leave();
  expect(residence.holds()).toBe(false);
  expect(state.ended).toBe(0);
});
