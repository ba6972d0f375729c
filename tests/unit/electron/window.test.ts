import type { Session, WebContents } from 'electron';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Log } from '../../../electron/log';

vi.mock('electron', () => import('./fake-electron'));
const {
  app,
  BrowserWindow,
  FakeSession,
  newEvent,
  nextLoad,
  pauseByGlobalTimer,
  pauseByNodesTimer,
} = await import('./fake-electron');
const { createHiddenWindow, createPageWindow, createQuickWindow, isClosed, roleOf } = await import(
  '../../../electron/window'
);
const { cutNetwork, guardFetchingSession, guardNavigation, guardSession } = await import(
  '../../../electron/network/guard'
);
const { limitPermissions, noteInput } = await import('../../../electron/permissions');

const lastWindow = () => {
  const window = BrowserWindow.opened.at(-1);
  if (!window) throw new Error('no window was opened');
  return window;
};

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'performance'] });
  pauseByGlobalTimer();
});
afterEach(() => {
  pauseByNodesTimer();
  vi.useRealTimers();
});

describe.each([
  ['page', () => createPageWindow(), 'index.html'],
  ['importer', () => createHiddenWindow('importer'), 'import.html'],
  ['cli', () => createHiddenWindow('cli'), 'cli.html'],
  ['quick', () => createQuickWindow(), 'quick.html'],
])('the window of the role %s', (role, open, file) => {
  it('has no Node, a sandbox, and an isolated world for the preload', () => {
    open();
    expect(lastWindow().options).toMatchObject({
      show: false,
      webPreferences: {
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        nodeIntegrationInWorker: false,
        nodeIntegrationInSubFrames: false,
        webSecurity: true,
        webviewTag: false,
        spellcheck: false,
        navigateOnDragDrop: false,
      },
    });
    expect(lastWindow().loadURL).toHaveBeenCalledWith(`app://carrel/${file}`);
  });

  it('has its role until it is closed', () => {
    const { webContents } = open();
    expect(roleOf(webContents)).toBe(role);
    expect(isClosed(webContents)).toBe(false);
    lastWindow().destroy();
    expect(roleOf(webContents)).toBeNull();
    expect(isClosed(webContents)).toBe(true);
  });
});

it('shows the page once it is drawn, and never a hidden window', () => {
  createPageWindow();
  expect(lastWindow().show).not.toHaveBeenCalled();
  lastWindow().emit('ready-to-show');
  expect(lastWindow().show).toHaveBeenCalledOnce();
  createHiddenWindow('cli');
  lastWindow().emit('ready-to-show');
  expect(lastWindow().show).not.toHaveBeenCalled();
});

it('ends a window that cannot be loaded, after six tries', async () => {
  const load = vi.fn(async () => {
    throw new Error('ERR_FAILED');
  });
  nextLoad.current = load;
  createHiddenWindow('cli');
  nextLoad.current = null;
  const crashed = vi.fn();
  lastWindow().webContents.on('render-process-gone', crashed);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(load).toHaveBeenCalledTimes(6);
  expect(crashed).toHaveBeenCalledOnce();
});

it('loads a window again that could not be loaded at first, until it is closed', async () => {
  const load = vi.fn(async () => {});
  load.mockRejectedValueOnce(new Error('ERR_FAILED'));
  nextLoad.current = load;
  createHiddenWindow('cli');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(load).toHaveBeenCalledTimes(2);
  load.mockRejectedValue(new Error('ERR_FAILED'));
  createHiddenWindow('cli');
  nextLoad.current = null;
  lastWindow().destroy();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(load).toHaveBeenCalledTimes(3);
});

describe('what a page asks for', () => {
  const log = { warn: vi.fn() };
  const session = new FakeSession();

  beforeAll(() => {
    app.removeAllListeners();
    cutNetwork();
    guardNavigation();
    noteInput();
    guardSession(session as unknown as Session, log as unknown as Log);
    limitPermissions(session as unknown as Session, log as unknown as Log);
  });

  const isCancelled = (url: string) => {
    let cancelled: boolean | null = null;
    session.beforeRequest?.({ url, resourceType: 'image' }, ({ cancel }) => {
      cancelled = cancel;
    });
    return cancelled;
  };

  it.each([
    'https://a.example/',
    'HTTP://a.example/',
    'wss://a.example/',
    'ftp://a.example/',
    'file:///etc/passwd',
    'chrome://gpu',
    'no-address',
    '',
  ])('cancels a request to %j', (url) => expect(isCancelled(url)).toBe(true));

  it.each(['app://carrel/index.html', 'blob:app://carrel/1', 'data:image/png;base64,AAAA'])(
    'lets a request to %j pass',
    (url) => expect(isCancelled(url)).toBe(false),
  );

  it('logs the scheme of what is cancelled, and not the address', () => {
    log.warn.mockClear();
    isCancelled('https://secret.example/title');
    expect(log.warn).toHaveBeenCalledExactlyOnceWith('request-cancelled', 'https: image');
  });

  it('downloads nothing, and has no spell checker that would', () => {
    const event = newEvent();
    session.emit('will-download', event);
    expect(event.defaultPrevented).toBe(true);
    expect(session.setSpellCheckerEnabled).toHaveBeenCalledWith(false);
    expect(session.setSpellCheckerDictionaryDownloadURL).toHaveBeenCalledWith(
      expect.stringMatching(/^app:/),
    );
  });

  it('resolves no name, and sends no WebRTC packet', () => {
    createHiddenWindow('importer');
    expect(app.commandLine.appendSwitch).toHaveBeenCalledWith(
      'host-resolver-rules',
      'MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    );
    expect(app.commandLine.appendSwitch).toHaveBeenCalledWith('proxy-bypass-list', '<-loopback>');
    expect(lastWindow().webContents.setWebRTCIPHandlingPolicy).toHaveBeenCalledWith(
      'disable_non_proxied_udp',
    );
  });

  it('opens no window, navigates nowhere, and attaches no webview', () => {
    createPageWindow();
    const { webContents } = lastWindow();
    expect(webContents.openHandler?.()).toEqual({ action: 'deny' });
    for (const name of ['will-navigate', 'will-redirect', 'will-attach-webview']) {
      const event = newEvent({ url: 'app://carrel/index.html' });
      webContents.emit(name, event);
      expect(event.defaultPrevented, name).toBe(true);
    }
  });

  it.each([
    ['about:srcdoc', false],
    ['about:blank', true],
    ['https://a.example/', true],
    ['app://carrel/index.html', true],
    ['data:text/html,x', true],
    ['about:srcdoc#https://a.example', true],
  ])('a frame that goes to %s: prevented %s', (url, isPrevented) => {
    createPageWindow();
    const event = newEvent({ url });
    lastWindow().webContents.emit('will-frame-navigate', event);
    expect(event.defaultPrevented).toBe(isPrevented);
  });

  it('a window of a fetching session goes to the web and nowhere else', () => {
    const fetching = new FakeSession();
    guardFetchingSession(fetching as unknown as Session, log as unknown as Log);
    createPageWindow();
    const { webContents } = lastWindow();
    webContents.session = fetching;
    const isPrevented = (name: string, fields: object) => {
      const event = newEvent(fields);
      webContents.emit(name, event);
      return event.defaultPrevented;
    };
    expect(webContents.openHandler?.()).toEqual({ action: 'deny' });
    expect(isPrevented('will-attach-webview', {})).toBe(true);
    for (const url of ['https://a.example/', 'HTTP://a.example/']) {
      expect(isPrevented('will-navigate', { url })).toBe(false);
      expect(isPrevented('will-redirect', { url })).toBe(false);
      expect(isPrevented('will-frame-navigate', { url, isMainFrame: true })).toBe(false);
      expect(isPrevented('will-frame-navigate', { url, isMainFrame: false })).toBe(false);
    }
    for (const url of ['file:///etc/passwd', 'app://carrel/index.html', 'chrome://gpu', 'x:y']) {
      expect(isPrevented('will-navigate', { url })).toBe(true);
      expect(isPrevented('will-redirect', { url })).toBe(true);
      expect(isPrevented('will-frame-navigate', { url, isMainFrame: false })).toBe(true);
    }
    expect(isPrevented('will-frame-navigate', { url: 'data:,x', isMainFrame: true })).toBe(true);
    const answers: [string, boolean][] = [];
    for (const url of ['https://a.example/', 'file:///x', 'app://carrel/', 'ftp://a.example/']) {
      fetching.beforeRequest?.({ url, resourceType: 'image' }, ({ cancel }) =>
        answers.push([url, cancel]),
      );
    }
    expect(answers.map(([, cancel]) => cancel)).toEqual([false, true, true, true]);
  });

  const grants = (
    permission: string,
    contents: unknown,
    url: string,
    isMainFrame = true,
  ): boolean => {
    let isGranted: unknown = null;
    session.requestPermission?.(contents, permission, (given: unknown) => (isGranted = given), {
      isMainFrame,
      requestingUrl: url,
    });
    expect(session.checkPermission?.(contents, permission, url, { isMainFrame })).toBe(isGranted);
    return isGranted === true;
  };
  const ours = 'app://carrel/index.html';

  it('grants our own pages their storage, and no other permission', () => {
    createPageWindow();
    const { webContents } = lastWindow();
    expect(grants('persistent-storage', webContents, ours)).toBe(true);
    expect(grants('persistent-storage', webContents, ours, false)).toBe(false);
    for (const url of ['https://a.example/', 'app://other/', 'app://carrel.a.example/', 'null', ''])
      expect(grants('persistent-storage', webContents, url), url).toBe(false);
    for (const permission of [
      'geolocation',
      'media',
      'notifications',
      'clipboard-read',
      'openExternal',
      'fileSystem',
      'midi',
      'pointerLock',
    ])
      expect(grants(permission, webContents, ours), permission).toBe(false);
    expect(session.checkDevice?.()).toBe(false);
  });

  it('grants the clipboard to the page for 5 s after the user’s own key or click', () => {
    createPageWindow();
    const { webContents } = lastWindow();
    const isGranted = () => grants('clipboard-sanitized-write', webContents, ours);
    expect(isGranted()).toBe(false);
    webContents.emit('input-event', {}, { type: 'mouseMove' });
    expect(isGranted()).toBe(false);
    webContents.emit('input-event', {}, { type: 'rawKeyDown' });
    expect(isGranted()).toBe(true);
    expect(grants('clipboard-sanitized-write', null, ours)).toBe(false);
    vi.advanceTimersByTime(5_001);
    expect(isGranted()).toBe(false);
  });

  it('grants the clipboard to no hidden window', () => {
    const { webContents } = createHiddenWindow('importer');
    (webContents as WebContents).emit('input-event', {} as never, { type: 'keyDown' } as never);
    expect(grants('clipboard-sanitized-write', webContents, ours)).toBe(false);
  });
});
