// The quick command line itself, compiled here, with a script in the place of the whole program.
import { execFile } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { openClientDoor } from '../../../electron/handover/client-door';
import { compileClient } from '../../../scripts/packing/quick-client.mjs';

let folder: string;
let client: string | null;
let close: (() => void) | null = null;

beforeAll(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'carrel-client-')));
  const script = '#!/bin/sh\nshift\necho "program: $*"\nexec cat 2>&1\n';
  writeFileSync(join(folder, 'program'), script, { mode: 0o755 });
  client =
    process.platform === 'win32'
      ? null
      : await compileClient(join(folder, 'bin'), 'program', '7.8.9');
}, 30_000);
afterEach(() => close?.());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** An owner that answers each command by what it has read from stdin. */
function openOwner(): void {
  close = openClientDoor(join(folder, 'Carrel'), {
    version: '1.2.3',
    packed: true,
    names: [{ program: join(folder, 'program'), profile: '', library: '' }],
    mayTake: () => true,
    take: async (_order, terminal) => {
      const read = await terminal.readStdin().catch((error: Error) => error.message);
      await terminal.write('stdout', `owner: ${read}`);
      await terminal.done(0);
    },
    hold: () => () => {},
  });
}

/** What a shell prints that runs the client as `carrel`. */
function inShell(script: string): Promise<{ code: number; stdout: string; stderr: string }> {
  const env = { ...process.env, XDG_CONFIG_HOME: folder, HOME: folder, carrel: client as string };
  return new Promise((resolve) =>
    execFile('sh', ['-c', script], { cwd: folder, env }, (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), stdout, stderr }),
    ),
  );
}

it.each([
  ['a folder', '<.', 'it is a folder (EISDIR)'],
  ['closed', '<&-', 'it is not open for this (EBADF)'],
  ['open for writing only', '0>written', 'it is not open for this (EBADF)'],
  ['empty', '</dev/null', ''],
])('tells the owner why stdin that is %s cannot be read', async (_what, redirection, reason) => {
  if (client === null) return;
  openOwner();
  const result = await inShell(`"$carrel" import - ${redirection}`);
  expect(result).toEqual({ code: 0, stdout: `owner: ${reason}`, stderr: '' });
});

it('gives the whole program a closed stdin that fails', async () => {
  if (client === null) return;
  const { stdout } = await inShell('"$carrel" --ozone-platform=x import - <&-');
  expect(stdout).toContain('program: --ozone-platform=x import -\n');
  expect(stdout).toMatch(/Bad file descriptor/);
});

it('proposes nothing to a shell where no Carrel is open', async () => {
  if (client === null) return;
  expect(await inShell('"$carrel" __complete tags -- x')).toEqual({
    ...{ code: 0, stdout: '', stderr: '' },
  });
  openOwner();
  const answered = await inShell('"$carrel" __complete tags -- x </dev/null');
  expect(answered).toEqual({ code: 0, stdout: 'owner: ', stderr: '' });
});

it('prints the version of the program that it was packed with', async () => {
  if (client === null) return;
  expect((await inShell('"$carrel" --version')).stdout).toBe('carrel 7.8.9\n');
});

it('ends when the output is closed', async () => {
  if (client === null) return;
  openOwner();
  expect(await inShell('"$carrel" list >&- </dev/null')).toEqual({
    code: 74,
    stdout: '',
    stderr: 'carrel: the output could not be written: it is not open for this (EBADF)\n',
  });
});
