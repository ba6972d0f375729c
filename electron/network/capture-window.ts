/**
 * Shows one page after the other in a hidden window of its own, lets its scripts run, and saves what they
 * have made. The window has a session in memory, whose only way out is the filtering proxy; it has no
 * preload, no permission and no download, and everything that a page has stored is deleted after it.
 */
import { mkdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { BrowserWindow, type Session, type WebContents } from 'electron';
import type { CaptureAnswer, CaptureRequest, FetchFailure } from '../ipc/fetching.js';
import { answerLogin } from './fetching-session.js';
import type { FilteringProxy } from './filtering-proxy.js';
import type { Ledger } from './ledger.js';
import { readNetError } from './net-errors.js';
import { WindowRequests } from './window-requests.js';

/** How long one page may take, in milliseconds. */
const withinMs = 60_000;
/** How long it may take until it is loaded; then what is there is taken. */
const loadWithinMs = 15_000;
const settleWithinMs = 5_000;
/** A page has settled when nothing has happened for this long. */
const quietMs = 500;
const pollMs = 100;
/** Bytes of the saved page. */
const largestPage = 64 * 1024 * 1024;
/** The isolated world in which the window is measured: the page's own scripts do not reach it. */
const world = 1_999;

interface CaptureParts {
  session: Session;
  proxy: FilteringProxy;
  port: number;
  ledger: Pick<Ledger, 'begin'>;
  isOn(): boolean;
  /** A folder for the saved page, which is read and removed at once. */
  folder: string;
}

export class CaptureWindow {
  readonly #requests: WindowRequests;
  #waiting: Promise<unknown> = Promise.resolve();

  constructor(private readonly parts: CaptureParts) {
    this.#requests = new WindowRequests(parts.session, parts);
  }

  /** @param signal ends the capture, because nobody waits for it */
  capture(request: CaptureRequest, signal: AbortSignal): Promise<CaptureAnswer> {
    const captured = this.#waiting.then(() => this.#captureNow(request, signal));
    this.#waiting = captured.catch(() => {});
    return captured;
  }

  async #captureNow(request: CaptureRequest, signal: AbortSignal): Promise<CaptureAnswer> {
    if (signal.aborted || !this.parts.isOn()) return failure('cancelled', 'cancelled');
    const window = this.#open();
    this.#requests.begin(request.for);
    const { promise: ended, resolve } = Promise.withResolvers<FetchFailure>();
    const onAbort = () => resolve(failure('cancelled', 'cancelled'));
    signal.addEventListener('abort', onAbort);
    const late = setTimeout(
      () => resolve(failure('timed-out', `not shown within ${withinMs / 1_000} seconds`)),
      withinMs,
    );
    window.webContents.on('render-process-gone', (_event, { reason }) =>
      resolve(failure('unreachable', `the page has ended its process (${reason})`)),
    );
    window.on('closed', () => resolve(failure('unreachable', 'the page has closed its window')));
    try {
      return await Promise.race([this.#show(window, request.url), ended]);
    } finally {
      clearTimeout(late);
      signal.removeEventListener('abort', onAbort);
      if (!window.isDestroyed()) window.destroy();
      this.#requests.end();
      await this.#forget();
    }
  }

  async #show(window: BrowserWindow, url: string): Promise<CaptureAnswer> {
    const contents = window.webContents;
    const loaded = await this.#load(contents, url);
    if (loaded !== null) return loaded;
    await this.#settle(contents);
    await inWorld(contents, scrollOnce);
    await this.#settle(contents);
    return this.#save(contents);
  }

  /** Null when the page is there, or as much of it as has come in time. */
  async #load(contents: WebContents, url: string): Promise<FetchFailure | null> {
    let status = 0;
    let isThere = false;
    contents.on('did-navigate', (_event, _url, code) => {
      status = code;
    });
    contents.on('dom-ready', () => {
      isThere = true;
    });
    const { promise: failed, resolve: fail } = Promise.withResolvers<FetchFailure>();
    contents.on('did-fail-load', (_event, code, name, address, isMainFrame) => {
      // A page that goes on to another address breaks off its own load (-3).
      if (isMainFrame && code !== -3) fail(readNetError(name, address, this.parts.proxy));
    });
    const loading = contents.loadURL(url).then(
      () => null,
      () => null,
    );
    const answer = await Promise.race([failed, loading, pause(loadWithinMs, null)]);
    if (answer !== null) return answer;
    if (status >= 400) {
      return { ...failure('status', `the server answers ${status}`), status };
    }
    return isThere ? null : failure('timed-out', 'the page is not there in time');
  }

  /** Resolves when no request is under way and the page does not grow any more, or after a while. */
  async #settle(contents: WebContents): Promise<void> {
    const until = performance.now() + settleWithinMs;
    let size = -1;
    let quietSince = performance.now();
    while (performance.now() < until && performance.now() - quietSince < quietMs) {
      await pause(pollMs);
      const now = await inWorld(contents, 'document.getElementsByTagName("*").length');
      if (now === size && this.#requests.underWay === 0) continue;
      size = Number(now);
      quietSince = performance.now();
    }
  }

  async #save(contents: WebContents): Promise<CaptureAnswer> {
    await mkdir(this.parts.folder, { recursive: true, mode: 0o700 });
    const path = join(this.parts.folder, 'page.mhtml');
    try {
      await contents.savePage(path, 'MHTML');
      if ((await stat(path)).size > largestPage) {
        return failure('too-large', `larger than ${largestPage} bytes`);
      }
      return { ok: true, url: contents.getURL(), bytes: new Uint8Array(await readFile(path)) };
    } finally {
      await rm(this.parts.folder, { recursive: true, force: true });
    }
  }

  #open(): BrowserWindow {
    const { session, proxy, port } = this.parts;
    const window = new BrowserWindow({
      show: false,
      frame: false,
      width: 1_280,
      height: 1_024,
      webPreferences: {
        session,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        nodeIntegrationInSubFrames: false,
        nodeIntegrationInWorker: false,
        webSecurity: true,
        webviewTag: false,
        spellcheck: false,
        navigateOnDragDrop: false,
        backgroundThrottling: false,
        disableDialogs: true,
        autoplayPolicy: 'user-gesture-required',
      },
    });
    const { webContents } = window;
    webContents.setAudioMuted(true);
    webContents.on('login', (event, _details, asked, answer) => {
      event.preventDefault();
      answerLogin(proxy, port, asked, answer);
    });
    // A page may ask whether to leave it.
    webContents.on('will-prevent-unload', (event) => event.preventDefault());
    return window;
  }

  /** Deletes what the page has stored. */
  async #forget(): Promise<void> {
    const { session } = this.parts;
    await session.closeAllConnections();
    await session.clearStorageData();
    await session.clearCache();
  }
}

/** The whole page, a screen at a time, so that pictures load that wait for being seen. */
const scrollOnce = `(async () => {
  const step = innerHeight;
  const end = Math.min(document.documentElement.scrollHeight, 40 * step);
  for (let top = 0; top < end; top += step) {
    scrollTo({ top, behavior: 'instant' });
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
  scrollTo({ top: 0, behavior: 'instant' });
})()`;

/** Null when the page has gone to another address meanwhile. */
function inWorld(contents: WebContents, code: string): Promise<unknown> {
  return contents.executeJavaScriptInIsolatedWorld(world, [{ code }]).catch(() => null);
}

const failure = (reason: FetchFailure['reason'], message: string): FetchFailure => ({
  ...{ ok: false, reason, message },
});
