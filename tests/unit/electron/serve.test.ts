import type { WebContents } from 'electron';
import { beforeAll, beforeEach, expect, it, vi } from 'vitest';
import type { Handlers } from '../../../electron/ipc/serve';
import type { Log } from '../../../electron/log';
import type { BrowserWindow } from './fake-electron';

vi.mock('electron', () => import('./fake-electron'));
const { FakeContents, ipcMain, newFrame } = await import('./fake-electron');
const { sendEvent, serve } = await import('../../../electron/ipc/serve');
const { createHiddenWindow, createPageWindow } = await import('../../../electron/window');

const handled = vi.fn((_name: string, ..._args: unknown[]): unknown => 'answer');
const log = { error: vi.fn(), warn: vi.fn(), debug: vi.fn() };
let page: BrowserWindow;
let importer: BrowserWindow;

beforeAll(() => {
  const handlers = new Proxy(
    {},
    {
      get:
        (_, name: string) =>
        (_caller: unknown, ...args: unknown[]) =>
          handled(name, ...args),
    },
  );
  serve(log as unknown as Log, handlers as Handlers);
  page = createPageWindow() as unknown as BrowserWindow;
  importer = createHiddenWindow('importer') as unknown as BrowserWindow;
});
beforeEach(() => vi.clearAllMocks());

const from = ({ webContents }: BrowserWindow, frame: object | null = newFrame()) => ({
  sender: webContents,
  senderFrame: frame,
});

it('answers a window that may ask', async () => {
  await expect(ipcMain.ask(from(page), 'openExternal', 'https://a.example/')).resolves.toBe(
    'answer',
  );
  expect(handled).toHaveBeenCalledExactlyOnceWith('openExternal', 'https://a.example/');
});

it('refuses what another of our windows may ask', async () => {
  await expect(ipcMain.ask(from(importer), 'openExternal', 'x')).rejects.toThrow('refused');
  await expect(ipcMain.ask(from(page), 'pong')).rejects.toThrow('refused');
  expect(handled).not.toHaveBeenCalled();
  expect(log.warn).toHaveBeenCalledWith('request-refused', 'openExternal importer: refused');
});

it.each([
  ['a frame in our page', newFrame({ parent: newFrame() })],
  ['a page of another origin', newFrame({ origin: 'https://a.example' })],
  ['a page without an origin', newFrame({ origin: 'null' })],
  ['an origin that begins as ours', newFrame({ origin: 'app://carrel.a.example' })],
])('refuses every request of %s', async (_what, frame) => {
  for (const name of ipcMain.names()) {
    for (const window of [page, importer]) {
      await expect(ipcMain.ask(from(window, frame), name), name).rejects.toThrow('refused');
    }
  }
  expect(handled).not.toHaveBeenCalled();
});

it('refuses every request of a foreign window', async () => {
  const stranger = { sender: new FakeContents(), senderFrame: newFrame() };
  for (const name of ipcMain.names()) {
    await expect(ipcMain.ask(stranger, name), name).rejects.toThrow('refused');
  }
  expect(handled).not.toHaveBeenCalled();
});

it.each([
  [[]],
  [[1]],
  [[null]],
  [['https://a.example/', 'more']],
  [[['https://a.example/']]],
  [[{}]],
])('refuses the wrong arguments %j', async (args) => {
  await expect(ipcMain.ask(from(page), 'openExternal', ...args)).rejects.toThrow('wrong arguments');
  expect(handled).not.toHaveBeenCalled();
});

it('refuses surplus arguments of every request', async () => {
  const surplus = Array(12).fill('x');
  for (const name of ipcMain.names()) {
    for (const window of [page, importer]) {
      await expect(ipcMain.ask(from(window), name, ...surplus), name).rejects.toThrow();
    }
  }
  expect(handled).not.toHaveBeenCalled();
});

it('names the request, and no argument, where a handler throws', async () => {
  handled.mockImplementationOnce(() => {
    throw new TypeError('broken');
  });
  await expect(ipcMain.ask(from(page), 'openExternal', 'https://secret.example/')).rejects.toThrow(
    'broken',
  );
  expect(JSON.stringify(log.error.mock.calls)).toContain('openExternal page');
  expect(JSON.stringify([log.error.mock.calls, log.warn.mock.calls])).not.toContain('secret');
});

it.each([
  ['no frame', null],
  ['a frame that is destroyed', newFrame({ isDestroyed: () => true })],
  ['a frame that is detached', newFrame({ detached: true })],
])('gives %s no answer and no error', async (_what, frame) => {
  await expect(ipcMain.ask(from(page, frame), 'openExternal', 'x')).resolves.toBeUndefined();
  expect(handled).not.toHaveBeenCalled();
});

it('gives a window that was closed meanwhile no answer and no error', async () => {
  const window = createHiddenWindow('cli') as unknown as BrowserWindow;
  window.destroy();
  await expect(ipcMain.ask(from(window), 'pong')).resolves.toBeUndefined();
});

it('sends an event to a window that is there, and to no other', () => {
  const contents = new FakeContents();
  const send = () => sendEvent(contents as unknown as WebContents, 'ping', null);
  send();
  expect(contents.sent).toEqual([['ping', null]]);
  contents.hasCrashed = true;
  send();
  contents.hasCrashed = false;
  contents.mainFrame.isDestroyed = () => true;
  send();
  contents.mainFrame.isDestroyed = () => false;
  contents.send = () => {
    throw new Error('Render frame was disposed');
  };
  expect(send).not.toThrow();
  contents.isGone = true;
  send();
  expect(contents.sent).toHaveLength(1);
});
