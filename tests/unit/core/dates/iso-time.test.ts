import { expect, it } from 'vitest';
import { isoTime } from '../../../../renderer/core/dates/iso-time';
import { parseRelativeDate } from '../../../../renderer/core/metadata/relative-date';

it.each([1e300, -1e300, Number.NaN, Number.POSITIVE_INFINITY, 8.64e15 + 864e5 * 9])(
  'writes nothing for %d, which is no moment of a calendar',
  (time) => {
    expect(isoTime(time)).toBe('');
    expect(parseRelativeDate('3 days ago', time)).toBeNull();
    expect(parseRelativeDate('yesterday', time)).toBeNull();
  },
);

it('writes a moment in UTC', () => {
  expect(isoTime(Date.UTC(2025, 1, 20, 18, 7))).toBe('2025-02-20T18:07:00.000Z');
});
