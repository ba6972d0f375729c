// The owner's side of the quick command line, over a real socket. tests/electron/packed.spec.ts runs the
// client itself.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
} from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Order } from '../../../../electron/command-line';
import type { Interruption, Terminal } from '../../../../electron/commands';
import { doorKey, namesOf, openClientDoor } from '../../../../electron/handover/client-door';
import { longestFrame } from '../../../../electron/handover/client-frames';
import ids from '../../../../extension/ids.json' with { type: 'json' };

let data: string;
let library: string;
let close: (() => void) | null;
let taken: { order: Order; terminal: Terminal }[];
let mayTake: boolean;
let doors: { held: number };
const sockets: Socket[] = [];

beforeEach(() => {
  data = realpathSync(mkdtempSync(join(tmpdir(), 'carrel-door-')));
  library = join(data, 'library');
  mkdirSync(library);
  taken = [];
  mayTake = true;
  const counted = { held: 0 };
  doors = counted;
  close = openClientDoor(data, {
    version: '1.2.3',
    packed: true,
    names: namesOf({ library: null, profile: null }, library, true),
    mayTake: () => mayTake,
    take: (order, terminal) => void taken.push({ order, terminal }),
    hold: () => {
      let isHeld = true;
      counted.held += 1;
      return () => {
        if (isHeld) counted.held -= 1;
        isHeld = false;
      };
    },
  });
});
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
  close?.();
  rmSync(data, { recursive: true, force: true });
});

const own = { program: process.execPath, profile: '', library: '' };
const doorOf = (named: Partial<typeof own>) => join(data, 'doors', doorKey({ ...own, ...named }));

function frame(kind: string, payload: string | Buffer = ''): Buffer {
  const bytes = Buffer.from(payload);
  const head = Buffer.alloc(5);
  head.write(kind);
  head.writeUInt32BE(bytes.length, 1);
  return Buffer.concat([head, bytes]);
}

const command = (words: string[], { program = process.execPath, cwd = '/', version = '1' } = {}) =>
  frame('C', `${[version, program, cwd, 'e', ...words].join('\0')}\0`);

/** A client; `heard` resolves to what it is sent until the connection ends or `until` says so. */
function client(path = doorOf({})) {
  const socket = connect(path);
  sockets.push(socket);
  let text = '';
  socket.on('error', () => {});
  socket.on('data', (chunk) => {
    text += chunk.toString('latin1');
  });
  const ended = new Promise<string>((resolve) => socket.on('close', () => resolve(text)));
  return { socket, ended, said: () => text };
}

const taker = async () => {
  await expect.poll(() => taken.length).toBe(1);
  return taken[0] as (typeof taken)[number];
};

it('only this user can enter the folder of the sockets', () => {
  expect(statSync(join(data, 'doors')).mode & 0o777).toBe(0o700);
});

it('the key is the one that the client works out', () => {
  // FNV-1a of 64 bits, worked out elsewhere.
  expect(doorKey({ program: 'a', profile: 'b', library: 'c' })).toBe('cec64e155111225d');
  expect(existsSync(doorOf({}))).toBe(true);
  expect(existsSync(doorOf({ library }))).toBe(true);
});

it('carries a command with stdin, signals, both streams and the exit code', async () => {
  const { socket, ended } = client();
  socket.write(command(['search', '등대', '--json'], { cwd: '/tmp' }));
  const { order, terminal } = await taker();
  expect(order).toMatchObject({ kind: 'command', cwd: '/tmp', call: { words: ['등대'] } });
  expect(terminal.stderrIsTerminal).toBe(true);
  const stdin = terminal.readStdin();
  const bytes = Buffer.from('빛이 돈다');
  // A character in two pieces.
  socket.write(Buffer.concat([frame('I', bytes.subarray(0, 4)), frame('I', bytes.subarray(4))]));
  socket.write(frame('E'));
  expect(await stdin).toBe('빛이 돈다');
  const heard: Interruption[] = [];
  terminal.onInterrupted((why) => heard.push(why));
  socket.write(Buffer.concat([frame('S', Buffer.from([2])), frame('P')]));
  await expect.poll(() => heard).toHaveLength(2);
  expect(heard).toEqual([{ kind: 'signal', signal: 'SIGINT' }, { kind: 'output-closed' }]);
  await terminal.write('stdout', 'out');
  await terminal.write('stderr', 'err');
  void terminal.done(141);
  expect(await ended).toBe(
    `${frame('T')}${frame('A')}${frame('1', 'out')}${frame('2', 'err')}${frame('X', Buffer.from([141])).toString('latin1')}`,
  );
  await expect.poll(() => doors.held).toBe(0);
});

it('carries stdin that is no text', async () => {
  const { socket } = client();
  socket.write(command(['import', '--stdin', '--name', 'x']));
  const stdin = (await taker()).terminal.readStdinBytes();
  const bytes = Buffer.from([0xff, 0, 0xd8, 1, 2]);
  const pieces = [bytes.subarray(0, 1), bytes.subarray(1)].map((piece) => frame('I', piece));
  // The client sends nothing before it is asked.
  await expect.poll(() => socket.bytesRead).toBe(frame('T').length + frame('A').length);
  socket.write(Buffer.concat([...pieces, frame('E')]));
  expect(Buffer.from(await stdin)).toEqual(bytes);
});

it('answers what needs no library, and wrong use, by itself', async () => {
  const { socket, ended } = client();
  socket.write(command(['serch']));
  const heard = await ended;
  expect(heard).toContain('did you mean search?');
  expect(heard.endsWith('\x01')).toBe(true);
  expect(taken).toHaveLength(0);
});

describe('leaves to the whole program', () => {
  it.each([
    ['a window', ['/'], {}],
    ['a link', ['carrel://article/x'], {}],
    ['what touches no library', ['extract', 'x'], {}],
    ['a command that serves another program', ['mcp'], {}],
    ['another library', ['list', '--library', '/elsewhere'], {}],
    ['another profile', ['list', '--profile', '/elsewhere'], {}],
    ['another program', ['list'], { program: '/opt/other/carrel' }],
    ['a folder that is not absolute', ['list'], { cwd: 'x' }],
    ["a browser's call", [`chrome-extension://${ids.chromium}/`], {}],
  ])('%s', async (_what, words, options) => {
    const { socket, ended } = client();
    socket.write(command(words, options));
    const heard = await ended;
    expect(heard).toBe(`${frame('N')}`);
    expect(taken).toHaveLength(0);
    await expect.poll(() => doors.held).toBe(0);
  });

  it('everything while it ends', async () => {
    mayTake = false;
    const { socket, ended } = client();
    socket.write(command(['list']));
    expect(await ended).toBe(frame('N').toString());
  });
});

describe('hangs up on', () => {
  it.each([
    ['no frame', Buffer.from('GET / HTTP/1.1\r\n\r\n')],
    ['a frame that is too long', frame('C', Buffer.alloc(longestFrame + 1))],
    ['another kind first', frame('I', 'text')],
    ['another version', command(['list'], { version: '2' })],
    ['a command without its end', frame('C', '1\0/carrel\0/\0e\0list')],
    ['too few fields', frame('C', '1\0')],
    ['a second command', Buffer.concat([command(['list']), command(['list'])])],
    ['an unknown signal', Buffer.concat([command(['list']), frame('S', Buffer.from([9]))])],
    ['an unknown kind', Buffer.concat([command(['list']), frame('?')])],
  ])('%s', async (_what, bytes) => {
    const { socket, ended } = client();
    socket.write(bytes);
    expect(await ended).not.toContain('X');
    await expect.poll(() => doors.held).toBe(0);
  });
});

it('a socket that a killed owner has left is replaced; the end removes all names', async () => {
  const again = openClientDoor(data, {
    version: '1.2.3',
    packed: false,
    names: namesOf({ library, profile: null }, library, false),
    mayTake: () => true,
    take: (order, terminal) => void taken.push({ order, terminal }),
    hold: () => () => {},
  });
  const { socket } = client(doorOf({ library }));
  // In the repository Chromium's switches and the app's folder stand before the command.
  socket.write(command(['--no-sandbox', '/src/carrel', '--cli', 'list', '--library', library]));
  expect((await taker()).order).toMatchObject({
    kind: 'command',
    call: { name: 'list', words: [] },
  });
  again?.();
  close?.();
  expect(readdirSync(join(data, 'doors'))).toEqual([]);
});

it('there is none where the path is too long for a socket', () => {
  const services = {
    version: '',
    packed: true,
    mayTake: () => true,
    take: () => {},
    hold: () => () => {},
  };
  expect(openClientDoor(join(data, 'x'.repeat(100)), { ...services, names: [own] })).toBeNull();
});
