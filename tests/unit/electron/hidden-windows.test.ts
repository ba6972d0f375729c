import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Commands } from '../../../electron/commands';
import type { Asks } from '../../../electron/receive/asks';

vi.mock('electron', () => import('./fake-electron'));
const { BrowserWindow, pauseByGlobalTimer, pauseByNodesTimer } = await import('./fake-electron');
const { HiddenCommandWindow } = await import('../../../electron/command-window');
const { ImportWindow } = await import('../../../electron/import-window');

const opened = () => BrowserWindow.opened;
const lastWindow = () => {
  const window = opened().at(-1);
  if (!window) throw new Error('no window was opened');
  return window;
};

beforeEach(() => {
  vi.useFakeTimers();
  pauseByGlobalTimer();
  BrowserWindow.opened = [];
});
afterEach(() => {
  pauseByNodesTimer();
  vi.useRealTimers();
});

describe('the import window', () => {
  const pingEveryMs = 2_000;
  const ping = vi.fn<() => void>();
  const onGone = vi.fn<(reason: string, wasAtFault: boolean) => void>();
  let mayClose: boolean;
  let imports: InstanceType<typeof ImportWindow>;

  beforeEach(() => {
    ping.mockClear();
    onGone.mockClear();
    mayClose = false;
    imports = new ImportWindow(ping, onGone, () => mayClose);
  });
  afterEach(() => {
    for (const window of opened()) window.destroy();
  });

  const startListening = async () => {
    const started = imports.start();
    imports.pong();
    await started;
    return lastWindow();
  };

  it('is one window for all who start it, and starts when it first answers', async () => {
    let started = 0;
    for (let times = 0; times < 3; times++) void imports.start().then(() => started++);
    await vi.advanceTimersByTimeAsync(0);
    expect([opened().length, started]).toEqual([1, 0]);
    imports.pong();
    await vi.advanceTimersByTimeAsync(0);
    expect([opened().length, started]).toEqual([1, 3]);
  });

  it('is ended after ten pings without an answer, and not before', async () => {
    const window = await startListening();
    await vi.advanceTimersByTimeAsync(10 * pingEveryMs);
    expect(ping).toHaveBeenCalledTimes(10);
    expect(onGone).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(pingEveryMs);
    expect(onGone).toHaveBeenCalledExactlyOnceWith('timed-out', true);
    expect(window.isDestroyed()).toBe(true);
    await vi.advanceTimersByTimeAsync(10 * pingEveryMs);
    expect(ping).toHaveBeenCalledTimes(10);
  });

  it('lives while it answers now and then', async () => {
    const window = await startListening();
    for (let answers = 0; answers < 5; answers++) {
      await vi.advanceTimersByTimeAsync(10 * pingEveryMs);
      imports.pong();
    }
    expect(window.isDestroyed()).toBe(false);
  });

  it('counts the silence of each window anew', async () => {
    await startListening();
    await vi.advanceTimersByTimeAsync(9 * pingEveryMs);
    lastWindow().webContents.crash('crashed');
    await startListening();
    await vi.advanceTimersByTimeAsync(9 * pingEveryMs);
    expect(onGone).toHaveBeenCalledExactlyOnceWith('crashed', true);
  });

  it.each([
    ['crashed', true],
    ['oom', true],
    ['clean-exit', false],
  ])('that ends by %s: at fault %s', async (reason, wasAtFault) => {
    (await startListening()).webContents.crash(reason);
    expect(onGone).toHaveBeenCalledExactlyOnceWith('crashed', wasAtFault);
  });

  it('is not at fault when it is renewed', async () => {
    const window = await startListening();
    imports.renew();
    expect(onGone).toHaveBeenCalledExactlyOnceWith('crashed', false);
    expect(window.isDestroyed()).toBe(true);
    await startListening();
    lastWindow().webContents.crash('crashed');
    expect(onGone).toHaveBeenLastCalledWith('crashed', true);
  });

  it('is opened three times when it ends before it listens, and then no more', async () => {
    const refused = expect(imports.start()).rejects.toThrow('crashed');
    for (let losses = 0; losses < 3; losses++) {
      lastWindow().webContents.crash('crashed');
      await vi.advanceTimersByTimeAsync(0);
    }
    await refused;
    expect(opened()).toHaveLength(3);
    await expect(imports.start()).rejects.toThrow('cannot be started');
    expect(opened()).toHaveLength(3);
  });

  it('forgets losses at the start once a window has listened', async () => {
    void imports.start();
    for (let losses = 0; losses < 2; losses++) {
      lastWindow().webContents.crash('crashed');
      await vi.advanceTimersByTimeAsync(0);
    }
    imports.pong();
    for (let losses = 0; losses < 2; losses++) {
      lastWindow().webContents.crash('crashed');
      await vi.advanceTimersByTimeAsync(0);
      void imports.start();
    }
    imports.pong();
    await expect(imports.start()).resolves.toBeUndefined();
  });

  it('stays open until it may close', async () => {
    const window = await startListening();
    window.close();
    expect(window.isDestroyed()).toBe(false);
    mayClose = true;
    window.close();
    expect(window.isDestroyed()).toBe(true);
    expect(onGone).not.toHaveBeenCalled();
  });
});

describe('the command’s window', () => {
  const signalWithinMs = 250;
  let commands: { windowGone: ReturnType<typeof vi.fn>; failAll: ReturnType<typeof vi.fn> };
  let asks: { windowGone: ReturnType<typeof vi.fn>; failAll: ReturnType<typeof vi.fn> };
  let hidden: InstanceType<typeof HiddenCommandWindow>;

  beforeEach(() => {
    commands = { windowGone: vi.fn(async () => hidden.wake()), failAll: vi.fn(async () => {}) };
    asks = { windowGone: vi.fn(), failAll: vi.fn() };
    hidden = new HiddenCommandWindow(
      () => commands as unknown as Commands,
      () => asks as unknown as Asks,
    );
  });

  it('is opened for the first command, and told of the next ones', () => {
    hidden.wake();
    hidden.wake();
    expect(opened()).toHaveLength(1);
    expect(lastWindow().webContents.sent).toEqual([['commandWaiting', null]]);
    hidden.breakOff(7);
    expect(lastWindow().webContents.sent.at(-1)).toEqual(['commandBrokenOff', { task: 7 }]);
  });

  it('tells of its end when no signal has come meanwhile', async () => {
    hidden.wake();
    lastWindow().webContents.crash('crashed');
    await vi.advanceTimersByTimeAsync(signalWithinMs - 1);
    expect(commands.windowGone).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(commands.windowGone).toHaveBeenCalledOnce();
    expect(asks.windowGone).toHaveBeenCalledOnce();
    expect(opened()).toHaveLength(2);
  });

  it('is destroyed at once when its process has ended, so that no other one runs in it', async () => {
    hidden.wake();
    const lost = lastWindow();
    lost.webContents.crash('killed');
    expect(lost.isDestroyed()).toBe(true);
    // A command that comes meanwhile waits for the next window.
    hidden.wake();
    hidden.breakOff(7);
    expect(opened()).toHaveLength(1);
    expect(lost.webContents.sent).toEqual([]);
    await vi.advanceTimersByTimeAsync(signalWithinMs);
    expect(opened()).toHaveLength(2);
  });

  it('tells of no end when a signal has destroyed it first', async () => {
    hidden.wake();
    lastWindow().webContents.crash('clean-exit');
    hidden.destroy();
    await vi.advanceTimersByTimeAsync(signalWithinMs);
    expect(commands.windowGone).not.toHaveBeenCalled();
    expect(opened()).toHaveLength(1);
  });

  const loseWindows = async (count: number) => {
    for (let losses = 0; losses < count; losses++) {
      lastWindow().webContents.crash('crashed');
      await vi.advanceTimersByTimeAsync(signalWithinMs);
    }
  };

  it('fails all commands when four windows end before they have taken one', async () => {
    hidden.wake();
    await loseWindows(3);
    expect(commands.failAll).not.toHaveBeenCalled();
    await loseWindows(1);
    expect(commands.failAll).toHaveBeenCalledOnce();
    expect(asks.failAll).toHaveBeenCalledOnce();
    expect(opened()).toHaveLength(4);
  });

  it('counts those losses anew once a window has asked for a command', async () => {
    hidden.wake();
    await loseWindows(3);
    hidden.isUp();
    await loseWindows(3);
    expect(commands.failAll).not.toHaveBeenCalled();
  });

  it('opens another one after it was closed', () => {
    hidden.wake();
    lastWindow().close();
    hidden.breakOff(1);
    hidden.wake();
    expect(opened()).toHaveLength(2);
  });
});
