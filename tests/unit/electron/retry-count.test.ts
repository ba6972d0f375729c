import { expect, it } from 'vitest';
import { RetryCount } from '../../../electron/retry-count';

it('allows three within ten minutes, and more when these are long ago or somebody asks', () => {
  let now = 0;
  const retries = new RetryCount(3, 600_000, () => now);
  expect([1, 2, 3, 4].map(() => retries.take())).toEqual([true, true, true, false]);
  now = 600_001;
  expect(retries.take()).toBe(true);
  expect([1, 2, 3].map(() => retries.take())).toEqual([true, true, false]);
  retries.reset();
  expect(retries.take()).toBe(true);
});
