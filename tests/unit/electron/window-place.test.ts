import { EventEmitter } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

vi.mock('electron', () => import('./fake-electron'));
const { display, screen } = await import('./fake-electron');
const { WindowPlaces } = await import('../../../electron/window-place');

let profile: string;
beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), 'carrel-window-place-'));
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
  screen.getAllDisplays.mockReturnValue([display(0, 0, 1920, 1080)]);
  rmSync(profile, { recursive: true });
});

class Window extends EventEmitter {
  bounds = { x: 100, y: 80, width: 1000, height: 700 };
  maximized = false;
  minimized = false;
  isFullScreen = () => false;
  isMaximized = () => this.maximized;
  isMinimized = () => this.minimized;
  isDestroyed = () => false;
  getNormalBounds = () => this.bounds;
}

function follow(): Window {
  const window = new Window();
  new WindowPlaces(profile).follow(window as unknown as BrowserWindow);
  return window;
}

const last = () => new WindowPlaces(profile).last();

it('knows no place at first', () => {
  expect(last()).toBeNull();
});

it('remembers a window that has come to rest, and one that closes at once', () => {
  const window = follow();
  window.emit('move');
  expect(last()).toBeNull();
  vi.advanceTimersByTime(1_000);
  expect(last()).toEqual({ bounds: window.bounds, state: 'normal' });

  window.bounds = { ...window.bounds, width: 1200 };
  window.maximized = true;
  window.emit('maximize');
  window.emit('close');
  expect(last()).toEqual({ bounds: window.bounds, state: 'maximized' });
});

it('keeps the place before while the window is minimized', () => {
  const window = follow();
  window.emit('resize');
  vi.advanceTimersByTime(1_000);
  const before = last();
  window.minimized = true;
  window.bounds = { x: -32_000, y: -32_000, width: 1000, height: 700 };
  window.emit('move');
  window.emit('close');
  expect(last()).toEqual(before);
});

it('has a place for each arrangement of displays', () => {
  const window = follow();
  window.emit('move');
  vi.advanceTimersByTime(1_000);
  screen.getAllDisplays.mockReturnValue([display(0, 0, 1920, 1080), display(1920, 0, 2560, 1440)]);
  expect(last()).toBeNull();
  window.bounds = { x: 2500, y: 200, width: 1400, height: 900 };
  window.emit('move');
  vi.advanceTimersByTime(1_000);
  expect(last()?.bounds.x).toBe(2500);
  screen.getAllDisplays.mockReturnValue([display(0, 0, 1920, 1080)]);
  expect(last()?.bounds.x).toBe(100);
});

const noted = (change: object) => ({
  places: [
    {
      displays: '0,0 1920x1080',
      bounds: { x: 100, y: 100, width: 1000, height: 700, ...change },
      state: 'normal',
    },
  ],
});

it.each([
  ['out of sight', JSON.stringify(noted({ x: 1900 }))],
  ['above the display', JSON.stringify(noted({ y: -20 }))],
  ['too small', JSON.stringify(noted({ width: 10 }))],
  ['too large', JSON.stringify(noted({ height: 1e9 }))],
  ['no number', JSON.stringify(noted({ x: '100' }))],
  ['another shape', '{"places":{"0":null}}'],
  ['places that are none', '{"places":[null,1,"",[],{}]}'],
  ['no JSON', '{'],
])('forgets a place that is %s', (_kind, text) => {
  writeFileSync(join(profile, 'window.json'), text);
  expect(last()).toBeNull();
});

it('takes a place that is written as it should be', () => {
  writeFileSync(join(profile, 'window.json'), JSON.stringify(noted({})));
  expect(last()?.bounds.width).toBe(1000);
});

it('has a place for each window, and notes which are open', () => {
  const places = new WindowPlaces(profile);
  const second = new Window();
  second.bounds = { ...second.bounds, x: 400 };
  places.follow(second as unknown as BrowserWindow, 2);
  const first = follow();
  for (const window of [first, second]) {
    window.emit('move');
    window.emit('close');
  }
  places.noteOpen([2, 1]);
  expect(last()?.bounds.x).toBe(100);
  expect(new WindowPlaces(profile).last(2)?.bounds.x).toBe(400);
  expect(new WindowPlaces(profile).open()).toEqual([2, 1]);
  writeFileSync(join(profile, 'window.json'), '{"open":[1,"2",-3,null,1,1e9,2]}');
  expect(new WindowPlaces(profile).open()).toEqual([1, 2]);
});
