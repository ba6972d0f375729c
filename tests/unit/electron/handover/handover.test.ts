// The two sides of a hand-over, over a real socket.
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Order } from '../../../../electron/command-line';
import type { Interruption, Terminal } from '../../../../electron/commands';
import { serveOwner } from '../../../../electron/handover/caller';
import { longestLine } from '../../../../electron/handover/message-lines';
import { readToOwner } from '../../../../electron/handover/messages';
import { acceptHandover } from '../../../../electron/handover/owner';

let folder: string;
let server: Server;
let caller: Socket;
let terminal: Promise<Terminal>;
let settled: Promise<void>;

const line: Order = {
  kind: 'command',
  call: { name: 'list', words: [], options: {} },
  ...{ library: null, profile: null, cwd: '/', verbose: false },
};
const task = { kind: 'task', line, stderrIsTerminal: false };

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'carrel-handover-'));
  const path = join(folder, 's');
  server = createServer().listen(path);
  const called = new Promise<Socket>((resolve) => server.once('connection', resolve));
  terminal = new Promise((resolveTask) => {
    settled = new Promise((resolve) => {
      acceptHandover(path, {
        onTask: (_line, one) => resolveTask(one),
        givesWay: ({ kind }) => kind === 'open',
        onSettled: resolve,
      });
    });
  });
  caller = await called;
  caller.on('error', () => {});
});
afterEach(() => {
  caller.destroy();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

const say = (message: unknown) => caller.write(`${JSON.stringify(message)}\n`);
const closed = (socket: Socket) =>
  new Promise<void>((resolve) => {
    socket.resume();
    socket.once('close', () => resolve());
  });

function interruptionOf(one: Terminal): Promise<Interruption> {
  return new Promise((resolve) => one.onInterrupted(resolve));
}

it.each([
  ['no JSON', 'list everything\n'],
  ['JSON that is no message', '{"kind":"task"}\n'],
  [
    'a task whose words are no texts',
    `${JSON.stringify({ ...task, line: { ...line, call: { name: 'list', words: [1], options: {} } } })}\n`,
  ],
  ['null', 'null\n'],
  ['a line without an end', 'x'.repeat(longestLine + 1)],
  ['a line that is too long', `"${'x'.repeat(longestLine + 1)}"\n`],
])('hangs up on %s', async (_what, text) => {
  caller.write(text);
  await closed(caller);
  await settled;
});

it.each([
  ['garbage', 'garbage\n'],
  ['a second task', `${JSON.stringify(task)}\n`],
  ['a line of another shape', '{"kind":"line","line":{"kind":"line","text":1}}\n'],
  ['an unknown signal', '{"kind":"interrupted","why":{"kind":"signal","signal":"SIGSEGV"}}\n'],
])('takes %s behind the task for the end of the caller', async (_what, text) => {
  say(task);
  const why = interruptionOf(await terminal);
  caller.write(text);
  expect(await why).toEqual({ kind: 'caller-gone' });
});

it('tells a caller to ask again when it cannot carry out the order, and hangs up', async () => {
  let heard = '';
  caller.on('data', (chunk) => {
    heard += chunk;
  });
  say({ ...task, line: { ...line, kind: 'open', files: [], canDraw: true } });
  await closed(caller);
  await settled;
  expect(heard).toBe('{"kind":"ask-again"}\n');
});

it('goes on asking when the owner says so', async () => {
  const { owner, connection } = await connectedPair();
  const { own } = newOwn();
  const outcome = serveOwner(connection, own, line);
  owner.end('{"kind":"ask-again"}\n');
  expect(await outcome).toBeNull();
});

it('learns that a caller has ended, and does not wait to send its exit code', async () => {
  say(task);
  const one = await terminal;
  const why = interruptionOf(one);
  caller.destroy();
  expect(await why).toEqual({ kind: 'caller-gone' });
  await one.write('stdout', 'to nobody');
  await one.done(0);
  await expect(one.readStdin()).resolves.toBe('');
});

it('ends the wait for stdin when the caller is gone', async () => {
  say(task);
  const stdin = (await terminal).readStdin();
  caller.destroy();
  await expect(stdin).resolves.toBe('');
});

it('ignores stdin that was not asked for', async () => {
  say(task);
  const one = await terminal;
  say({ kind: 'stdin', text: 'early', isLast: true, failure: null });
  await new Promise((resolve) => setTimeout(resolve, 50));
  const stdin = one.readStdin();
  say({ kind: 'stdin', text: 'asked ', isLast: false, failure: null });
  say({ kind: 'stdin', text: 'for', isLast: true, failure: null });
  await expect(stdin).resolves.toBe('asked for');
});

it('asks the caller for lines of stdin, one by one, and takes its end for theirs', async () => {
  say(task);
  const one = await terminal;
  say({ kind: 'line', line: { kind: 'line', text: 'not asked for' } });
  await new Promise((resolve) => setTimeout(resolve, 50));
  const asked = new Promise<string>((resolve) => {
    caller.setEncoding('utf8').once('data', resolve);
  });
  const first = one.readLine();
  expect(await asked).toBe('{"kind":"line"}\n');
  say({ kind: 'line', line: { kind: 'line', text: 'a' } });
  expect(await first).toEqual({ kind: 'line', text: 'a' });
  const second = one.readLine();
  say({ kind: 'line', line: { kind: 'too-long' } });
  expect(await second).toEqual({ kind: 'too-long' });
  const third = one.readLine();
  caller.destroy();
  expect(await third).toBeNull();
  expect(await one.readLine()).toBeNull();
});

it('sends the owner the line that it asks for', async () => {
  const { owner, connection } = await connectedPair();
  void serveOwner(connection, newOwn().own, line);
  owner.write('{"kind":"line"}\n');
  const heard = await new Promise<string>((resolve) => {
    let text = '';
    owner.setEncoding('utf8').on('data', (piece) => {
      text += piece;
      if (text.includes('"line":{')) resolve(text);
    });
  });
  expect(heard).toContain('{"kind":"line","line":{"kind":"line","text":"a line"}}');
  owner.destroy();
});

it('keeps output that a caller does not read, and drops it after a while', async () => {
  say(task);
  const one = await terminal;
  caller.pause();
  await one.write('stdout', 'x'.repeat(1024 * 1024));
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    let isDone = false;
    const done = one.done(0).then(() => {
      isDone = true;
    });
    await vi.advanceTimersByTimeAsync(9_000);
    expect(isDone).toBe(false);
    vi.advanceTimersByTime(1_000);
    await done;
  } finally {
    vi.useRealTimers();
  }
});

const connectedPair = async () => {
  const path = join(folder, 'owner');
  const listening = createServer().listen(path);
  const accepted = new Promise<Socket>((resolve) => listening.once('connection', resolve));
  const connection = connect(path);
  const owner = await accepted;
  listening.close();
  return { owner, connection };
};

/** Not UTF-8, and more than one piece as base64. */
const everyByte = Uint8Array.from({ length: 300_000 }, (_, at) => at % 256);

function newOwn(): { own: Terminal; said: string[]; interrupt: (why: Interruption) => void } {
  const said: string[] = [];
  let listener: (why: Interruption) => void = () => {};
  const own: Terminal = {
    ...{ cwd: '/', stderrIsTerminal: false },
    write: async (_stream, text) => {
      // Prints more slowly than the owner sends.
      await new Promise((resolve) => setTimeout(resolve, 30));
      said.push(text);
    },
    readStdin: async () => 'stdin',
    readLine: async () => ({ kind: 'line', text: 'a line' }),
    readStdinBytes: async () => everyByte,
    onInterrupted: (next) => {
      listener = next;
    },
    done: async () => {},
  };
  return { own, said, interrupt: (why) => listener(why) };
}

it('prints everything that came before the end, however slowly, and uses the first exit code', async () => {
  const { owner, connection } = await connectedPair();
  const { own, said } = newOwn();
  const exitCode = serveOwner(connection, own, line);
  for (const text of ['one', 'two', 'three']) {
    owner.write(`${JSON.stringify({ kind: 'write', stream: 'stdout', text })}\n`);
  }
  owner.write('{"kind":"done","exitCode":0}\n{"kind":"done","exitCode":7}\n');
  owner.end();
  expect(await exitCode).toBe(0);
  expect(said).toEqual(['one', 'two', 'three']);
});

it('sends a file that comes by stdin as base64 when the owner asks for it', async () => {
  const { owner, connection } = await connectedPair();
  void serveOwner(connection, newOwn().own, line);
  owner.write('{"kind":"stdin","asBytes":true}\n');
  const text = await new Promise<string>((resolve) => {
    let heard = '';
    owner.on('data', (chunk) => {
      heard += chunk;
      if (heard.includes('"isLast":true')) resolve(heard);
    });
  });
  const messages = text
    .trim()
    .split('\n')
    .map((each) => JSON.parse(each));
  const pieces = messages.filter(({ kind }) => kind === 'stdin');
  expect(pieces.every(({ isBytes }) => isBytes)).toBe(true);
  expect(pieces.length).toBeGreaterThan(2);
  const base64 = pieces.map((piece) => piece.text).join('');
  expect(Buffer.from(base64, 'base64').equals(everyByte)).toBe(true);
  owner.destroy();
});

it('takes a file that comes by stdin as it is', async () => {
  say(task);
  const bytes = (await terminal).readStdinBytes();
  const base64 = Buffer.from(everyByte).toString('base64');
  const piece = { kind: 'stdin', isLast: false, failure: null, isBytes: true };
  // Not cut at a whole group of four characters.
  say({ ...piece, text: base64.slice(0, 99_999) });
  say({ ...piece, text: base64.slice(99_999) });
  say({ ...piece, text: '', isLast: true });
  expect(Buffer.from(await bytes).equals(everyByte)).toBe(true);
});

it('refuses a file by stdin from a program that would pass it as text', async () => {
  say(task);
  const bytes = (await terminal).readStdinBytes();
  say({ kind: 'stdin', text: 'as text', isLast: true, failure: null });
  await expect(bytes).rejects.toThrow('earlier version');
});

it('tells the owner of a signal, and ends at the second', async () => {
  const { owner, connection } = await connectedPair();
  const { own, interrupt } = newOwn();
  const exitCode = serveOwner(connection, own, line);
  interrupt({ kind: 'signal', signal: 'SIGINT' });
  const heard = await new Promise<string>((resolve) => {
    let text = '';
    owner.on('data', (chunk) => {
      text += chunk;
      if (text.includes('interrupted')) resolve(text);
    });
  });
  expect(heard).toContain('{"kind":"interrupted","why":{"kind":"signal","signal":"SIGINT"}}');
  interrupt({ kind: 'signal', signal: 'SIGINT' });
  expect(await exitCode).toBe(130);
  owner.destroy();
});

it.each([
  [['carrel://article/x'], true],
  // A caller of an earlier version sends none.
  [undefined, true],
  ['carrel://article/x', false],
  [[1], false],
  [{}, false],
])('reads an order to open the links %j: %j', (links, isRead) => {
  const open = { kind: 'open', files: [], links, library: null, profile: null, cwd: '/' };
  const read = readToOwner({ kind: 'task', line: open, stderrIsTerminal: false });
  expect(read !== null).toBe(isRead);
});

it.each([
  [undefined, true],
  ['quick-search', true],
  ['everything', false],
  [7, false],
])('reads an order to show %j: %j', (shows, isRead) => {
  const open = { kind: 'open', files: [], shows, library: null, profile: null, cwd: '/' };
  const read = readToOwner({ kind: 'task', line: open, stderrIsTerminal: false });
  expect(read !== null).toBe(isRead);
});
