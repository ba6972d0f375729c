/**
 * The parts of the module `electron` that main uses, without Electron: `vi.mock('electron', () =>
 * import('./fake-electron'))`. It records what it is given, for tests to read and to call; tests emit
 * events by hand.
 */
import { EventEmitter } from 'node:events';
import { syncBuiltinESMExports } from 'node:module';
import timers from 'node:timers/promises';
import { vi } from 'vitest';

type Listener = (...args: never[]) => unknown;

/** A frame of one of our own pages, unless `change` says otherwise. */
export const newFrame = (change: Record<string, unknown> = {}) => ({
  parent: null,
  origin: 'app://carrel',
  detached: false,
  isDestroyed: () => false,
  ...change,
});

let nextId = 1;

export class FakeContents extends EventEmitter {
  readonly id = nextId++;
  readonly mainFrame = newFrame();
  readonly sent: [name: string, payload: unknown][] = [];
  isGone = false;
  hasCrashed = false;
  openHandler: (() => { action: string }) | null = null;
  session: object = {};
  readonly setWebRTCIPHandlingPolicy = vi.fn();

  isDestroyed = () => this.isGone;
  isCrashed = () => this.hasCrashed;
  // No process has this id: setting its priority fails, as on a system that forbids it.
  getOSProcessId = () => -1;
  setWindowOpenHandler(handler: () => { action: string }): void {
    this.openHandler = handler;
  }
  send(name: string, payload: unknown): void {
    this.sent.push([name, payload]);
  }
  forcefullyCrashRenderer(): void {
    this.crash('killed');
  }
  /** Ends the renderer's process. */
  crash(reason: string): void {
    this.hasCrashed = true;
    this.emit('render-process-gone', {}, { reason });
  }
}

/** What loading does in the next windows, instead of succeeding. */
export const nextLoad: { current: ((address: string) => Promise<void>) | null } = { current: null };

export class BrowserWindow extends EventEmitter {
  /** Every opened window, in order. */
  static opened: BrowserWindow[] = [];
  readonly webContents = new FakeContents();
  readonly loadURL = vi.fn(nextLoad.current ?? (async (_address: string) => {}));
  readonly show = vi.fn();

  constructor(readonly options: { show?: boolean; webPreferences: Record<string, unknown> }) {
    super();
    BrowserWindow.opened.push(this);
    app.emit('web-contents-created', {}, this.webContents);
  }
  isDestroyed = () => this.webContents.isGone;
  isMinimized = () => false;
  isMaximized = () => false;
  isFullScreen = () => false;
  isFocused = () => false;
  getNormalBounds = () => ({ x: 100, y: 80, width: 1000, height: 700 });
  moveTop(): void {}
  focus(): void {}
  hide(): void {}
  destroy(): void {
    if (this.isDestroyed()) return;
    this.webContents.isGone = true;
    this.emit('closed');
  }
  /** Closes the window as its user does; a listener may prevent that. */
  close(): void {
    const event = newEvent();
    this.emit('close', event);
    if (!event.defaultPrevented) this.destroy();
  }
}

export function newEvent<Fields extends object>(fields?: Fields) {
  return {
    defaultPrevented: false,
    preventDefault() {
      this.defaultPrevented = true;
    },
    ...fields,
  };
}

export const app = Object.assign(new EventEmitter(), {
  commandLine: { appendSwitch: vi.fn() },
  getPreferredSystemLanguages: vi.fn(() => ['en']),
});

const handlers = new Map<string, Listener>();
export const ipcMain = {
  handle: (name: string, listener: Listener) => void handlers.set(name, listener),
  /** Sends a request as a renderer; resolves to the answer or rejects with its error. */
  ask: async (event: object, name: string, ...args: unknown[]) => {
    const listener = handlers.get(name);
    if (!listener) throw new Error(`nobody answers ${name}`);
    return (listener as (...all: unknown[]) => unknown)(event, ...args);
  },
  names: () => [...handlers.keys()],
};

export const Menu = {
  buildFromTemplate: (template: unknown) => template,
  setApplicationMenu: vi.fn(),
};

export const screen = {
  getAllDisplays: vi.fn(() => [display(0, 0, 1920, 1080)]),
};

/** A display without panels of the system. */
export function display(x: number, y: number, width: number, height: number) {
  const bounds = { x, y, width, height };
  return { bounds, workArea: bounds };
}

export const protocol = { handle: vi.fn(), registerSchemesAsPrivileged: vi.fn() };
export const dialog = { showErrorBox: vi.fn() };
export const shell = { showItemInFolder: vi.fn(), openPath: vi.fn(async () => '') };

type RequestDetails = { url: string; resourceType: string };

/** A session that records its handlers. */
export class FakeSession extends EventEmitter {
  beforeRequest:
    | ((details: RequestDetails, answer: (a: { cancel: boolean }) => void) => void)
    | null = null;
  requestPermission: ((...args: unknown[]) => void) | null = null;
  checkPermission: ((...args: unknown[]) => boolean) | null = null;
  checkDevice: (() => boolean) | null = null;
  readonly webRequest = {
    onBeforeRequest: (handler: NonNullable<FakeSession['beforeRequest']>) => {
      this.beforeRequest = handler;
    },
  };
  readonly setSpellCheckerEnabled = vi.fn();
  readonly setSpellCheckerLanguages = vi.fn();
  readonly setSpellCheckerDictionaryDownloadURL = vi.fn();
  setPermissionRequestHandler(handler: (...args: unknown[]) => void): void {
    this.requestPermission = handler;
  }
  setPermissionCheckHandler(handler: (...args: unknown[]) => boolean): void {
    this.checkPermission = handler;
  }
  setDevicePermissionHandler(handler: () => boolean): void {
    this.checkDevice = handler;
  }
}

const nodesPause = timers.setTimeout;

/**
 * Makes `setTimeout` of `node:timers/promises` use the global timer, which Vitest's fake clock
 * replaces. `vi.mock` will not do: test files share a worker, and the mock of a built-in module would
 * stay for the files that follow.
 */
export function pauseByGlobalTimer(): void {
  setPause(
    ((ms: number) => new Promise((resolve) => setTimeout(resolve, ms))) as typeof nodesPause,
  );
}

export const pauseByNodesTimer = () => setPause(nodesPause);

function setPause(pause: typeof nodesPause): void {
  timers.setTimeout = pause;
  syncBuiltinESMExports();
}
