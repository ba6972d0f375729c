import { expect, it } from 'vitest';
import { RetryClock } from '../../../renderer/vault/retry-clock';

/** The seconds at which a retry is allowed, asked every second until `until`. */
function triesOf(clock: RetryClock, now: { ms: number }, until: number): number[] {
  const tries: number[] = [];
  for (; now.ms <= until * 1_000; now.ms += 1_000) if (clock.take()) tries.push(now.ms / 1_000);
  return tries;
}

it('waits twice as long after each try in vain, a minute at most', () => {
  const now = { ms: 0 };
  const clock = new RetryClock(5_000, 60_000, () => now.ms);
  clock.restart();
  expect(triesOf(clock, now, 300)).toEqual([5, 15, 35, 75, 135, 195, 255]);
});

it('begins with the shortest wait again when the user has done something', () => {
  const now = { ms: 0 };
  const clock = new RetryClock(5_000, 60_000, () => now.ms);
  clock.restart();
  triesOf(clock, now, 99);
  expect(now.ms).toBe(100_000);
  clock.restart();
  expect(triesOf(clock, now, 120)).toEqual([105, 115]);
});
