import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { expect, it } from 'vitest';
import { Commands, type Terminal } from '../../../electron/commands';
import type { CommandCall } from '../../../electron/ipc/command-table';

function taskFor(call: Partial<CommandCall>, stdin = '', read?: () => never) {
  const window = { wake: () => {}, breakOff: () => {}, destroy: () => {} };
  const commands = new Commands(window, () => {});
  const terminal: Terminal = {
    cwd: '/home/kim',
    stderrIsTerminal: false,
    write: async () => {},
    readStdin: async () => read?.() ?? stdin,
    readLine: async () => null,
    readStdinBytes: async () => read?.() ?? new Uint8Array(),
    onInterrupted: () => {},
    done: async () => {},
  };
  commands.add({ name: 'import', words: [], options: {}, ...call }, terminal);
  const task = commands.next();
  if (task === null) throw new Error('no task waits');
  return { commands, id: task.id };
}

it('lets a command read the files that its user named, and no others', () => {
  const { commands, id } = taskFor({ words: ['pages', '../a.html'], options: { tag: ['x'] } });
  expect(commands.pathToRead(id, 'pages')).toBe('/home/kim/pages');
  expect(commands.pathToRead(id, '../a.html')).toBe('/home/a.html');
  for (const path of ['/etc/passwd', 'pages/../..', './pages', 'x', '', '/home/kim/pages']) {
    expect(() => commands.pathToRead(id, path), path).toThrow('not told to read');
  }
});

it('lets a command write the file that its user named for it, and no other', () => {
  const { commands, id } = taskFor({ words: ['a.html'], options: { report: ['r.csv'] } });
  expect(commands.pathToWrite(id, 'r.csv')).toBe('/home/kim/r.csv');
  for (const path of ['a.html', '/home/kim/.bashrc', '']) {
    expect(() => commands.pathToWrite(id, path), path).toThrow('not told to write');
  }
});

const calls: [Partial<CommandCall>, string[], string[]][] = [
  [{ name: 'search', words: ['query.txt'], options: { batch: ['b.txt'] } }, ['b.txt'], []],
  [{ name: 'restore', words: ['old.zip'] }, ['old.zip'], []],
  [{ name: 'export', words: ['new.zip'] }, [], ['new.zip']],
  // With --out the words are a query, which names no file.
  [{ name: 'export', words: ['query.txt'], options: { out: ['new.zip'] } }, [], ['new.zip']],
  [{ name: 'tag', words: ['01J'], options: { add: ['t'] } }, [], []],
  [{ name: 'list', options: { tag: ['t'] } }, [], []],
];

it.each(calls)('%j reads and writes what its words name', (call, reads, writes) => {
  const { commands, id } = taskFor(call);
  const every = ['query.txt', 'b.txt', 'old.zip', 'new.zip', '01J', 't'];
  const allowed = (check: (path: string) => string) =>
    every.filter((path) => {
      try {
        check(path);
        return true;
      } catch {
        return false;
      }
    });
  expect(allowed((path) => commands.pathToRead(id, path))).toEqual(reads);
  expect(allowed((path) => commands.pathToWrite(id, path))).toEqual(writes);
});

it('takes the lines of stdin for files where the user wrote -, once they were read', async () => {
  const { commands, id } = taskFor({ name: 'extract', words: ['-'] }, 'a.html\r\nb.html\n');
  expect(() => commands.pathToRead(id, 'a.html')).toThrow();
  await commands.readStdin(id);
  expect(commands.pathToRead(id, 'a.html')).toBe('/home/kim/a.html');
  expect(commands.pathToRead(id, 'b.html')).toBe('/home/kim/b.html');
  expect(() => commands.pathToRead(id, 'c.html')).toThrow();
  const without = taskFor({ name: 'extract', words: ['x'] }, 'a.html\n');
  await without.commands.readStdin(without.id);
  expect(() => without.commands.pathToRead(without.id, 'a.html')).toThrow();
});

it('says why stdin cannot be read', async () => {
  const { commands, id } = taskFor({ name: 'import', words: ['-'] }, '', () => {
    readFileSync(tmpdir());
    throw new Error('a folder was read');
  });
  const reason = 'it is a folder (EISDIR)';
  expect(await commands.readStdin(id)).toEqual({ ok: false, reason });
  expect(await commands.readStdinBytes(id)).toEqual({ ok: false, reason });
});

it('runs what only reads beside a command that changes the library, and others one after the other', async () => {
  const commands = new Commands(
    { wake: () => {}, breakOff: () => {}, destroy: () => {} },
    () => {},
  );
  const terminal: Terminal = {
    ...{ cwd: '/', stderrIsTerminal: false, write: async () => {}, readStdin: async () => '' },
    readStdinBytes: async () => new Uint8Array(),
    ...{ readLine: async () => null, onInterrupted: () => {}, done: async () => {} },
  };
  const names = ['add', 'tag', 'list', 'feeds', 'search'] as const;
  for (const name of names) commands.add({ name, words: [], options: {} }, terminal);
  const next = () => commands.next()?.call.name ?? null;
  expect([next(), next(), next(), next()]).toEqual(['add', 'list', 'search', null]);
  await commands.finish(3, 0);
  expect(next()).toBeNull();
  await commands.finish(1, 0);
  expect([next(), next()]).toEqual(['tag', null]);
  await commands.finish(2, 0);
  expect(next()).toBe('feeds');
});

it('lets any number of clients be served beside commands, and no command wait for them', async () => {
  const { commands, id } = taskFor({ name: 'add' });
  const terminal = commands.terminal(id);
  const next = () => commands.next()?.call.name ?? null;
  const add = (name: CommandCall['name']) =>
    commands.add({ name, words: [], options: { write: [] } }, terminal);
  for (let i = 0; i < 12; i += 1) add('mcp');
  for (let i = 0; i < 12; i += 1) expect(next()).toBe('mcp');
  add('tag');
  add('list');
  expect([next(), next()]).toEqual(['list', null]);
  await commands.finish(id, 0);
  expect(next()).toBe('tag');
});

it('ends the wait for a line when the command ends', async () => {
  const { commands, id } = taskFor({ name: 'mcp' });
  commands.terminal(id).readLine = () => new Promise(() => {});
  const line = commands.readLine(id);
  await commands.finish(id, 0);
  expect(await line).toBeNull();
  expect(await commands.readLine(id)).toBeNull();
});
