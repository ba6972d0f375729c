import { EventEmitter } from 'node:events';
import type { BrowserWindow } from 'electron';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Log } from '../../../electron/log';
import { PageWatch } from '../../../electron/page-watch';

vi.mock('electron', () => ({ app: {}, protocol: {}, dialog: { showErrorBox: vi.fn() } }));

const silentMs = 10_000;
let loads: string[];
let window: EventEmitter & { webContents: EventEmitter; show: () => void };
let watch: PageWatch;
let isWanted: boolean;

beforeEach(() => {
  vi.useFakeTimers();
  loads = [];
  isWanted = true;
  window = Object.assign(new EventEmitter(), {
    webContents: new EventEmitter(),
    isDestroyed: () => false,
    show: vi.fn(),
    destroy: vi.fn(),
    loadURL: async (address: string) => {
      loads.push(address.replace('app://carrel', ''));
    },
  });
  const log = { warn: () => {}, error: () => {} } as unknown as Log;
  watch = new PageWatch(
    window as unknown as BrowserWindow,
    log,
    () => isWanted,
    'app://carrel/index.html',
  );
});
afterEach(() => vi.useRealTimers());

const pageThenFailure = ['/index.html', '/index.html', '/index.html', '/failure.html'];

it('loads a page that stays blank three times again, and then shows what to do', async () => {
  await vi.advanceTimersByTimeAsync(silentMs - 1);
  expect(loads).toEqual([]);
  await vi.advanceTimersByTimeAsync(10 * silentMs);
  expect(loads).toEqual(pageThenFailure);
  expect(window.show).toHaveBeenCalled();
});

it('leaves a page alone that is slow but loading', async () => {
  for (let step = 0; step < 10; step++) {
    await vi.advanceTimersByTimeAsync(silentMs - 1);
    watch.isLoading();
  }
  watch.isShown();
  await vi.advanceTimersByTimeAsync(10 * silentMs);
  expect(loads).toEqual([]);
});

it('counts crashes and blank pages together', async () => {
  window.webContents.emit('render-process-gone');
  await vi.advanceTimersByTimeAsync(silentMs);
  window.webContents.emit('render-process-gone');
  window.webContents.emit('render-process-gone');
  expect(loads).toEqual(pageThenFailure);
});

it('loads nothing again while the window is being closed', async () => {
  isWanted = false;
  window.webContents.emit('render-process-gone');
  await vi.advanceTimersByTimeAsync(10 * silentMs);
  expect(loads).toEqual([]);
});

it('leaves a shown page alone when one of its frames loads', async () => {
  watch.isShown();
  window.webContents.emit('did-start-navigation', { isMainFrame: false, isSameDocument: false });
  for (const event of ['did-start-loading', 'dom-ready', 'did-finish-load']) {
    window.webContents.emit(event);
  }
  window.webContents.emit('did-start-navigation', { isMainFrame: true, isSameDocument: true });
  await vi.advanceTimersByTimeAsync(10 * silentMs);
  expect(loads).toEqual([]);
});

it('watches a page that was shown and is loaded again', async () => {
  watch.isShown();
  window.webContents.emit('did-start-navigation', { isMainFrame: true, isSameDocument: false });
  await vi.advanceTimersByTimeAsync(silentMs);
  expect(loads).toEqual(['/index.html']);
});
