import { expect, test } from 'vitest';
import { createUlids } from '../../../../renderer/core/article/ulid';

test('makes ids that sort as they were made, within a millisecond and when the clock goes back', () => {
  const next = createUlids();
  const ids = [
    ...Array.from({ length: 500 }, () => next(1_740_042_420_000)),
    next(1_740_042_419_000),
    next(1_740_042_421_000),
  ];
  expect([...ids].sort()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/);
});

test('writes the time as the specification does', () => {
  expect(createUlids()(1_469_918_176_385).slice(0, 10)).toBe('01ARYZ6S41');
});
