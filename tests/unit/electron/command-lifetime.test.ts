import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Commands, type Interruption, sentenceOf, type Terminal } from '../../../electron/commands';
import type { CommandCall } from '../../../electron/ipc/command-table';

const graceMs = 1_000;

interface Caller extends Terminal {
  interrupt(why: Interruption): void;
  said: Record<'stdout' | 'stderr', string>;
  exitCodes: number[];
}

const callOf = (name: CommandCall['name']): CommandCall => ({ name, words: [], options: {} });

function newCaller(): Caller {
  let listener: (why: Interruption) => void = () => {};
  const caller: Caller = {
    ...{ cwd: '/', stderrIsTerminal: false },
    ...{ said: { stdout: '', stderr: '' }, exitCodes: [] },
    async write(stream, text) {
      caller.said[stream] += text;
    },
    readStdin: () => new Promise(() => {}),
    readLine: () => new Promise(() => {}),
    readStdinBytes: () => new Promise(() => {}),
    onInterrupted(next) {
      listener = next;
    },
    async done(exitCode) {
      caller.exitCodes.push(exitCode);
    },
    interrupt: (why) => listener(why),
  };
  return caller;
}

let window: { wake: () => void; breakOff: (id: number) => void; destroy: () => void };
let onIdle: ReturnType<typeof vi.fn<() => void>>;
let commands: Commands;

beforeEach(() => {
  vi.useFakeTimers();
  window = { wake: vi.fn(), breakOff: vi.fn(), destroy: vi.fn() };
  onIdle = vi.fn<() => void>();
  commands = new Commands(window, onIdle, graceMs);
});
afterEach(() => vi.useRealTimers());

const settle = () => vi.advanceTimersByTimeAsync(0);

/** A command that the window runs, and one that waits behind it. */
function begin(): { first: Caller; second: Caller; id: number } {
  const [first, second] = [newCaller(), newCaller()];
  commands.add(callOf('import'), first);
  commands.add(callOf('list'), second);
  return { first, second, id: commands.next()?.id as number };
}

const sigint: Interruption = { kind: 'signal', signal: 'SIGINT' };

describe.each<[string, Interruption, number, RegExp]>([
  ['Ctrl-C', sigint, 130, /interrupted \(SIGINT\)/],
  ['a kill', { kind: 'signal', signal: 'SIGTERM' }, 143, /interrupted \(SIGTERM\)/],
  ['a closed terminal', { kind: 'signal', signal: 'SIGHUP' }, 129, /interrupted \(SIGHUP\)/],
  ['a caller that is gone', { kind: 'caller-gone' }, 3, /^$/],
  ['a closed pipe', { kind: 'output-closed' }, 141, /^$/],
  [
    'a full disk',
    { kind: 'output-failed', stream: 'stdout', message: 'ENOSPC' },
    74,
    /could not be written: ENOSPC/,
  ],
])('%s', (_what, why, exitCode, sentence) => {
  it('ends the command once when the window has finished it, and the next one goes on', async () => {
    const { first, second, id } = begin();
    first.interrupt(why);
    expect(window.breakOff).toHaveBeenCalledExactlyOnceWith(id);
    await commands.finish(id, 0);
    await commands.finish(id, 0);
    expect(first.exitCodes).toEqual([exitCode]);
    expect(first.said.stderr).toMatch(sentence);
    expect(window.destroy).not.toHaveBeenCalled();
    const next = commands.next();
    expect(next).toMatchObject({ call: { name: 'list' } });
    expect(onIdle).not.toHaveBeenCalled();
    await commands.finish(next?.id as number, 0);
    expect(second.exitCodes).toEqual([0]);
    expect(onIdle).toHaveBeenCalledOnce();
  });

  it('ends it without the window when the window does not stop', async () => {
    const { first, id } = begin();
    commands.keepSoFar(id, '3 imported');
    first.interrupt(why);
    await vi.advanceTimersByTimeAsync(graceMs + 1);
    expect(first.exitCodes).toEqual([exitCode]);
    expect(first.said.stdout).toBe('3 imported\n');
    expect(window.destroy).toHaveBeenCalledOnce();
    // Its late answer and its late output are ignored.
    await commands.finish(id, 0);
    await commands.write(id, 'stdout', 'late');
    expect(first.exitCodes).toEqual([exitCode]);
    expect(first.said.stdout).toBe('3 imported\n');
    expect(commands.next()).toMatchObject({ call: { name: 'list' } });
  });

  it('ends a command that waits without waking the window for it', async () => {
    const { second, id } = begin();
    second.interrupt(why);
    await settle();
    expect(second.exitCodes).toEqual([exitCode]);
    expect(window.breakOff).not.toHaveBeenCalled();
    await commands.finish(id, 0);
    expect(commands.next()).toBeNull();
    expect(onIdle).toHaveBeenCalledOnce();
  });
});

it('a second Ctrl-C ends it at once', async () => {
  const { first } = begin();
  first.interrupt(sigint);
  first.interrupt(sigint);
  await settle();
  expect(first.exitCodes).toEqual([130]);
  expect(window.destroy).toHaveBeenCalledOnce();
});

it('the end of the window fails the command that it ran, and no other', async () => {
  const { first, second, id } = begin();
  commands.keepSoFar(id, '3 imported');
  await commands.windowGone();
  expect(first).toMatchObject({ exitCodes: [3], said: { stdout: '3 imported\n' } });
  expect(first.said.stderr).toMatch(/ended unexpectedly/);
  expect(second.exitCodes).toEqual([]);
  expect(window.wake).toHaveBeenCalledTimes(3);
  expect(commands.next()).toMatchObject({ call: { name: 'list' } });
});

it('says what others have worded without what a terminal obeys', async () => {
  const { first, second, id } = begin();
  commands.keepSoFar(id, '3 imported\x1b[2J\r\nforged');
  const message = 'ENOSPC\x1b]0;x\x07 \u202e\x9b2J\nforged';
  first.interrupt({ kind: 'output-failed', stream: 'stdout', message });
  await vi.advanceTimersByTimeAsync(graceMs + 1);
  await commands.failAll('none \x1b[31mcan be had');
  for (const text of [first.said.stdout, first.said.stderr, second.said.stderr]) {
    expect(text).toMatch(/^[^\p{Cc}\u202e]+\n$/u);
  }
});

it('a quit breaks all of them off and resolves when they have their answers', async () => {
  const { first, second, id } = begin();
  const quitting = commands.quit();
  await settle();
  expect(second.exitCodes).toEqual([3]);
  expect(second.said.stderr).toBe(`${sentenceOf({ kind: 'quit' }, 'not begun')}\n`);
  await commands.finish(id, 0);
  await quitting;
  expect(first.exitCodes).toEqual([3]);
  expect(first.said.stderr).toMatch(/Carrel was closed before/);
});

it('what cannot be said on stderr costs the work nothing, and the exit code tells of it', async () => {
  const { first, id } = begin();
  first.interrupt({ kind: 'output-failed', stream: 'stderr', message: 'ENOSPC' });
  expect(window.breakOff).not.toHaveBeenCalled();
  await commands.finish(id, 0);
  expect(first.exitCodes).toEqual([74]);
});

it('a command that waits for stdin gets nothing when it ends', async () => {
  const { id } = begin();
  const stdin = commands.readStdin(id);
  await commands.finish(id, 3);
  await expect(stdin).resolves.toEqual({ ok: true, content: '' });
});

it('is not idle while a command is on its way', async () => {
  const hasCome = commands.expect();
  const caller = newCaller();
  commands.add(callOf('stats'), caller);
  const id = commands.next()?.id as number;
  await commands.finish(id, 0);
  expect(onIdle).not.toHaveBeenCalled();
  hasCome();
  await settle();
  expect(onIdle).toHaveBeenCalledOnce();
});
