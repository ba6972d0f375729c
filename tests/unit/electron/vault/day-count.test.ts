import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DayCount } from '../../../../electron/vault/day-count';
import { Vault } from '../../../../electron/vault/vault';
import { newFolder } from './library-folder';

const dayMs = 24 * 60 * 60 * 1000;
const today = Date.UTC(2026, 10, 28, 9);
const folder = 'articles/2025/02/harbour-01JMH3';
const year = 365;

let ledger: string;
let library: string;
/** `now` in milliseconds since 1970, `uptime` in seconds. */
let clock: { now: number; uptime: number };

beforeEach(() => {
  ledger = join(newFolder(), 'trash-days.json');
  library = newFolder();
  clock = { now: today, uptime: 100 };
  vi.useFakeTimers({ toFake: ['Date'], now: today });
});
afterEach(() => vi.useRealTimers());

const readClock = { now: () => clock.now, uptime: () => clock.uptime };

/** A process that starts `days` days after the first one. */
async function start(days: number): Promise<Vault> {
  setClock(days);
  return Vault.open(library, undefined, { trashDays: new DayCount(ledger, readClock) });
}

/** Throws in a test that was given up: the files of tests that follow have the real clock. */
function setClock(days: number): void {
  if (!vi.isFakeTimers()) throw new Error('the test is over');
  clock.now = today + days * dayMs;
  vi.setSystemTime(clock.now);
}

async function trashAt(days: number): Promise<void> {
  const vault = await start(days);
  await vault.writeArticle(folder, '<p>', '{"a":1}');
  await vault.trashArticle(folder);
  await vault.emptyTrash(30);
}

/** The number of articles that are permanently deleted at these starts. */
async function startsAt(days: readonly number[]): Promise<number> {
  let deleted = 0;
  for (const day of days) deleted += await (await start(day)).emptyTrash(30);
  return deleted;
}

const range = (from: number, to: number, step = 1) =>
  Array.from({ length: Math.ceil((to - from) / step) }, (_, at) => from + at * step);

describe('an article in the trash', () => {
  it('is deleted after thirty days on which Carrel was open', async () => {
    await trashAt(0);
    expect(await startsAt(range(1, 30))).toBe(0);
    const [trashed] = await (await start(29)).listTrash();
    expect(trashed?.daysKept).toBe(29);
    expect(await startsAt([30])).toBe(1);
  });

  it('is deleted later where Carrel is seldom open', async () => {
    await trashAt(0);
    expect(await startsAt(range(7, 70, 7))).toBe(0);
    expect(await startsAt([70])).toBe(1);
  });

  it.each([
    ['one start five years ahead', [5 * year]],
    ['three starts on days five years ahead', [5 * year, 5 * year + 1, 5 * year + 2, 1, 2]],
    ['clocks of several years', [year, 2 * year, 9 * year, -3 * year, 1]],
    ['a clock that goes back to 1970 at each start', range(1, 9).flatMap((day) => [-20_000, day])],
    ['a hundred starts on one day', range(0, 100).map(() => 1)],
    ['a hundred starts on two days far apart', range(0, 100).map((at) => (at % 2) * 3_000)],
  ])('stays over %s', async (_name, days) => {
    await trashAt(0);
    expect(await startsAt(days)).toBe(0);
    expect(await (await start(3)).listTrash()).toHaveLength(1);
  });

  it.each([
    ['1973', -53 * year],
    ['the future', 5 * year],
  ])('deleted at a clock of %s goes neither at once nor never', async (_name, days) => {
    await trashAt(days);
    expect(await startsAt(range(1, 25))).toBe(0);
    expect(await startsAt(range(25, 40))).toBe(1);
  });

  it('with a note that says 1973 stays as long as any other', async () => {
    await trashAt(0);
    const note = join(library, 'trash/2025-02-harbour-01JMH3/trashed.json');
    writeFileSync(note, JSON.stringify({ folder, trashedAt: 100_000_000_000 }));
    expect(await startsAt(range(1, 30))).toBe(0);
    expect(await startsAt([30, 31, 32])).toBe(1);
  });

  it('is counted anew when it was brought back and deleted again', async () => {
    await trashAt(0);
    await startsAt(range(1, 20));
    const vault = await start(20);
    await vault.restoreArticle('2025-02-harbour-01JMH3');
    await vault.trashArticle(folder);
    expect(await startsAt(range(21, 50))).toBe(0);
    expect(await startsAt(range(50, 53))).toBe(1);
  });

  it('stays when the count cannot be kept, or is lost', async () => {
    await trashAt(0);
    await startsAt(range(1, 29));
    writeFileSync(ledger, 'damaged');
    expect(await startsAt(range(29, 59))).toBe(0);
    const nowhere = new DayCount(join(library, 'no such folder', 'file/x'), readClock);
    const vault = await Vault.open(library, undefined, { trashDays: nowhere });
    await expect(vault.emptyTrash(30)).rejects.toThrow();
    expect(await startsAt(range(59, 62))).toBe(1);
  });

  it('is counted while one process stays open, by no more than it ran', async () => {
    await trashAt(0);
    const vault = await start(0);
    for (const day of range(1, 30)) {
      setClock(day);
      clock.uptime += day % 2 === 0 ? 48 * 3_600 : 60;
      expect(await vault.emptyTrash(30)).toBe(0);
    }
    clock.uptime += 60;
    setClock(4_000);
    expect(await vault.emptyTrash(30)).toBe(0);
    clock.uptime += 72 * 3_600;
    for (const day of range(30, 34)) {
      setClock(day);
      clock.uptime += 24 * 3_600;
      if ((await vault.emptyTrash(30)) > 0) return;
    }
    expect.unreachable('it never goes');
  });
});

it('never counts more than three days for a day, whatever the clock says', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: -30_000, max: 60_000 }), { maxLength: 30 }),
      async (days) => {
        const path = join(newFolder(), 'days.json');
        setClock(0);
        await new DayCount(path, readClock).count(['a']);
        for (const day of days) {
          setClock(day);
          await new DayCount(path, readClock).count(['a']);
        }
        const kept = (await new DayCount(path, readClock).count(['a'])).get('a') ?? 0;
        expect(kept).toBeLessThanOrEqual(3 * new Set(days).size);
        expect(JSON.parse(readFileSync(path, 'utf8')).days).toBeGreaterThanOrEqual(kept);
      },
    ),
    { numRuns: 50 },
  );
});
