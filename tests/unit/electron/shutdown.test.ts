import { afterEach, beforeEach, expect, it, vi } from 'vitest';

vi.mock('electron', () => import('./fake-electron'));
vi.mock('../../../electron/end-watchdog', () => ({
  killUnlessEnded: () => void steps.push('watchdog'),
}));

const { app, BrowserWindow } = await import('./fake-electron');
const { Shutdown } = await import('../../../electron/shutdown');

let steps: string[];

/** A shutdown of a process with one hidden window, which answers nothing. */
function newShutdown({ hasPage = false, hasBegun = true, hasShownPage = false } = {}) {
  const hidden = new BrowserWindow({ show: false, webPreferences: {} });
  hidden.on('closed', () => steps.push('hidden window closed'));
  return new Shutdown({
    endCommands: async () => void steps.push('commands ended'),
    closePage: () => {
      steps.push('page asked');
      return hasPage;
    },
    hasBegun: () => hasBegun,
    hasShownPage: () => hasShownPage,
  });
}

beforeEach(() => {
  steps = [];
  vi.useFakeTimers();
  BrowserWindow.opened = [];
  Object.assign(BrowserWindow, {
    getAllWindows: () => BrowserWindow.opened.filter((each) => !each.isDestroyed()),
  });
  Object.assign(app, { exit: () => steps.push('exit') });
});
afterEach(() => {
  vi.useRealTimers();
});

it('ends the commands, then the page, then the hidden windows', async () => {
  const shutdown = newShutdown();
  const quitting = shutdown.quit();
  expect(shutdown).toMatchObject({ isQuitting: true, isEnding: false });
  await vi.advanceTimersByTimeAsync(3_000);
  await quitting;
  expect(steps).toEqual(['commands ended', 'page asked', 'hidden window closed', 'exit']);
});

it('leaves the end to a page that is open', async () => {
  const shutdown = newShutdown({ hasPage: true });
  await shutdown.quit();
  expect(steps).toEqual(['commands ended', 'page asked']);
  expect(shutdown.isEnding).toBe(false);
});

it('ends once, however often it is asked to', async () => {
  const shutdown = newShutdown();
  void shutdown.quit();
  void shutdown.quit();
  void shutdown.end();
  await vi.advanceTimersByTimeAsync(3_000);
  expect(steps.filter((step) => step === 'exit')).toHaveLength(1);
});

it.each([
  ['three seconds for a window to finish', {}, false, 3_000],
  ['300 ms after a second signal', {}, true, 300],
  ['no time when nothing has begun', { hasBegun: false }, false, 0],
])('gives %s', async (_what, order, isHurried, ms) => {
  const shutdown = newShutdown(order);
  if (isHurried) shutdown.hurry();
  void shutdown.end();
  await vi.advanceTimersByTimeAsync(Math.max(0, ms - 1));
  if (ms > 0) expect(steps).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(steps).toEqual(['hidden window closed', 'exit']);
});

it('starts the watchdog when all windows have finished, if a page was open', async () => {
  void newShutdown({ hasShownPage: true }).end();
  await vi.advanceTimersByTimeAsync(3_000);
  expect(steps).toEqual(['hidden window closed', 'watchdog', 'exit']);
});
