import { describe, expect, it } from 'vitest';
import { backOff, boundedWait, nextVisit } from '../../../../renderer/core/feeds/next-visit';

const minute = 60_000;
const hour = 60 * minute;
const feed = { id: 'https://a.example/f', schedule: 'hourly' as const };
const times = { triedAt: 1_000 * hour, notBefore: 0, askedToWait: 0 };

describe('a feed is refreshed by itself', () => {
  it.each([
    ['by hand only', { id: 'a' }],
    ['muted', { ...feed, muted: true }],
    ['ended', { ...feed, endedAt: 5 }],
  ])('never when it is %s', (_, row) => {
    expect(nextVisit(row, null, 0)).toBeNull();
  });

  it('about an hour after the last time, and never at the same moment as others', () => {
    const at = Array.from({ length: 50 }, (_, n) => nextVisit({ ...feed, id: `f${n}` }, times, 0)!);
    expect(new Set(at).size).toBe(50);
    for (const each of at) {
      expect(each).toBeGreaterThanOrEqual(times.triedAt + 54 * minute);
      expect(each).toBeLessThanOrEqual(times.triedAt + 66 * minute);
    }
  });

  it('soon after the start when it was never tried, or missed its time', () => {
    const startedAt = 2_000 * hour;
    expect(nextVisit(feed, null, startedAt)).toBe(startedAt + 20_000);
    expect(nextVisit(feed, times, startedAt)).toBe(startedAt + 20_000);
  });

  it('once after each start', () => {
    const atStart = { id: 'a', schedule: 'start' as const };
    expect(nextVisit(atStart, times, 2_000 * hour)).toBe(2_000 * hour + 20_000);
    expect(nextVisit(atStart, { ...times, triedAt: 2_001 * hour }, 2_000 * hour)).toBeNull();
  });

  it('not before its back-off is over and the time that the server asked for', () => {
    expect(nextVisit(feed, { ...times, notBefore: 3_000 * hour }, 0)).toBe(3_000 * hour);
    expect(nextVisit(feed, { ...times, askedToWait: 4_000 * hour }, 0)).toBe(4_000 * hour);
  });
});

it('a failing feed is left alone for longer each time, up to about a day', () => {
  const waits = [1, 2, 3, 9, 400].map((failures) => backOff('a', failures) / hour);
  for (const [at, expected] of [0.25, 0.5, 1, 24, 24].entries()) {
    expect(waits[at]).toBeGreaterThanOrEqual(expected * 0.9);
    expect(waits[at]).toBeLessThanOrEqual(expected * 1.1);
  }
});

it('a server can ask for a week at most', () => {
  expect([boundedWait(-5), boundedWait(5), boundedWait(1e15)]).toEqual([0, 5, 168 * hour]);
});
