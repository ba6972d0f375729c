// Which window gets what, which of them keeps the library, and which come back.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

vi.mock('electron', () => import('./fake-electron'));
const { BrowserWindow } = await import('./fake-electron');
const { PageWindows } = await import('../../../electron/page-windows');
const { WindowPlaces } = await import('../../../electron/window-place');

type Opened = InstanceType<typeof BrowserWindow>;
const asContents = (window: Opened) => window.webContents as never;

let profile: string;
let isWanted: boolean;
let staysInTray: boolean;
const onKeeper = vi.fn();
const onClosed = vi.fn();
const log = { warn: vi.fn(), info: vi.fn(), error: vi.fn() };

beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), 'carrel-page-windows-'));
  [isWanted, staysInTray] = [true, false];
  vi.clearAllMocks();
  BrowserWindow.opened = [];
});
afterEach(() => rmSync(profile, { recursive: true }));

function start() {
  return new PageWindows(log as never, new WindowPlaces(profile), {
    canDraw: true,
    isWanted: () => isWanted,
    staysInTray: () => staysInTray,
    staysToWatch: () => false,
    onUsed() {},
    beforeKeeperCloses: async () => {},
    ...{ onKeeper, onClosed },
  });
}

const opened = (at: number) => BrowserWindow.opened[at] as Opened;
const sentTo = (at: number) => opened(at).webContents.sent.map(([name]) => name);

it('opens a window at a place, and hands the one that is used what comes from outside', () => {
  const pages = start();
  pages.show();
  pages.isReady(asContents(opened(0)));
  expect(pages.openAnother(asContents(opened(0)), '{"query":"quay & crane"}')).toBe(true);
  expect(opened(1).loadURL).toHaveBeenCalledWith(
    'app://carrel/index.html?window=2&shows=%7B%22query%22%3A%22quay+%26+crane%22%7D',
  );
  opened(1).emit('focus');
  pages.searchFor('tide');
  expect([sentTo(0), sentTo(1)]).toEqual([[], []]);
  pages.isReady(asContents(opened(1)));
  pages.choose('palette');
  expect(sentTo(1)).toEqual(['searchFor', 'menu']);
  expect(sentTo(0)).toEqual([]);
});

it('has the oldest window keep the library, and the next one when it is closed', () => {
  const pages = start();
  pages.show();
  pages.isReady(asContents(opened(0)));
  pages.openAnother(asContents(opened(0)), '{}');
  pages.isReady(asContents(opened(1)));
  expect(onKeeper.mock.calls).toEqual([[opened(0).webContents]]);
  pages.sendToKeeper('browserWaiting', null);
  expect([sentTo(0), sentTo(1)]).toEqual([['browserWaiting'], []]);
  opened(0).destroy();
  expect(onKeeper).toHaveBeenLastCalledWith(opened(1).webContents);
  expect(onClosed).not.toHaveBeenCalled();
  opened(1).destroy();
  expect(onClosed).toHaveBeenCalledOnce();
});

it('opens those again that were open at the end, and not those that were closed before', () => {
  const pages = start();
  pages.show();
  for (const shows of ['{}', '{}', '{}']) pages.openAnother(asContents(opened(0)), shows);
  opened(1).destroy();
  isWanted = false;
  pages.close();
  isWanted = true;
  BrowserWindow.opened = [];
  start().show();
  const addresses = BrowserWindow.opened.map(({ loadURL }) => loadURL.mock.calls[0]?.[0]);
  expect(addresses).toEqual([
    'app://carrel/index.html',
    'app://carrel/index.html?window=3',
    'app://carrel/index.html?window=4',
  ]);
});

it('hides the last window only where Carrel stays in the tray', () => {
  const pages = start();
  pages.show();
  pages.openAnother(asContents(opened(0)), '{}');
  staysInTray = true;
  opened(1).close();
  expect(opened(1).isDestroyed()).toBe(true);
  opened(0).close();
  expect(opened(0).isDestroyed()).toBe(false);
  expect(pages.isOpen).toBe(true);
});

it('refuses a window beyond a dozen, and a place that is too long', () => {
  const pages = start();
  pages.show();
  expect(pages.openAnother(asContents(opened(0)), 'x'.repeat(20_000))).toBe(false);
  for (let at = 0; at < 20; at++) pages.openAnother(asContents(opened(0)), '{}');
  expect(BrowserWindow.opened).toHaveLength(12);
});
