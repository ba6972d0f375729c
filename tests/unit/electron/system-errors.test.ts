import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { getSystemErrorMap } from 'node:util';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openNamedFolder } from '../../../electron/named-library';
import { namedProfile } from '../../../electron/profile';
import { systemReason, systemSentence } from '../../../electron/system-errors';
import { AtomicWriter } from '../../../electron/vault/atomic-file';
import { openBundle } from '../../../electron/vault/import-bundle';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'carrel-errors-'));
  writeFileSync(join(folder, 'file'), 'text');
  mkdirSync(join(folder, 'folder'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const failureOf = async (work: () => unknown): Promise<unknown> => {
  try {
    return await work();
  } catch (error) {
    return error;
  }
};

const write = (path: string) => () => new AtomicWriter(folder).write(path, Buffer.from('x'));

it.each([
  [
    'a missing file',
    () => readFileSync(join(folder, 'none')),
    'none: no such file or folder (ENOENT)',
  ],
  ['a folder', () => readFileSync(join(folder, 'folder')), null],
  [
    'a file in the path',
    () => readFileSync(join(folder, 'file/x')),
    'file/x: a part of the path is a file, not a folder (ENOTDIR)',
  ],
  [
    'a name that is too long',
    () => readFileSync(join(folder, 'x'.repeat(300))),
    `${'x'.repeat(300)}: the name is too long (ENAMETOOLONG)`,
  ],
  ['a rename onto a folder', write('folder'), 'folder: it is a folder (EISDIR)'],
])('%s', async (_what, work, text) => {
  const sentence = systemSentence(await failureOf(work as () => unknown));
  expect(sentence).toBe(text === null ? 'it is a folder (EISDIR)' : join(folder, text));
});

it('names the file that was to be written, not the temporary one', async () => {
  rmSync(folder, { recursive: true });
  const sentence = systemSentence(await failureOf(write('list.zip')));
  expect(sentence).toBe(`${join(folder, 'list.zip')}: no such file or folder (ENOENT)`);
});

/** What no file, folder or pipe answers: of programs, sockets, numbers and streams of System V. */
const ofOtherCalls = [
  ...['E2BIG', 'ECHILD', 'EDOM', 'EFAULT', 'ENOEXEC', 'ERANGE', 'ESRCH'],
  ...['EADDRINUSE', 'EADDRNOTAVAIL', 'EAFNOSUPPORT', 'EALREADY', 'EDESTADDRREQ', 'EINPROGRESS'],
  ...['EISCONN', 'EMSGSIZE', 'ENOPROTOOPT', 'ENOTSOCK', 'EPROTONOSUPPORT', 'EPROTOTYPE'],
  ...['EIDRM', 'EMULTIHOP', 'ENOMSG', 'ENOSR', 'ENOSTR'],
  // Other names of EAGAIN and ENOTSUP.
  ...['EWOULDBLOCK', 'EOPNOTSUPP'],
];
/** Linux has these, and Node knows neither their names nor their numbers. */
const unknownToNode = { EUCLEAN: 117, EREMOTEIO: 121, ENOMEDIUM: 123, ENOKEY: 126 };
const errno: Readonly<Record<string, number>> = {
  ...constants.errno,
  ...(process.platform === 'linux' && unknownToNode),
};
const pathErrors = Object.keys(errno).filter((code) => !ofOtherCalls.includes(code));

it.each(pathErrors)('%s is a clause of ours, with the name of the file', (code) => {
  const path = '/home/kim/.list.zip.0123456789ab.tmp';
  const number = errno[code] ?? 0;
  // Node has no name for some.
  const name = getSystemErrorMap().get(-number)?.[0] ?? `Unknown system error -${number}`;
  const error = Object.assign(new Error(`${name}: words of the system, open '${path}'`), {
    ...{ code: number === 0 ? code : name, errno: -number, path },
  });
  const sentence = systemSentence(error);
  expect(sentence).toMatch(new RegExp(`^/home/kim/list\\.zip: [a-z' ,-]+ \\(${code}\\)$`));
  expect(sentence).not.toContain('words of the system');
});

it.skipIf(process.platform === 'win32')('a pipe is no export, and is not waited for', async () => {
  execFileSync('mkfifo', [join(folder, 'pipe')]);
  expect(await openBundle(join(folder, 'pipe'))).toEqual({
    ...{ ok: false, reason: 'damaged' },
    message: `${join(folder, 'pipe')}: neither a folder nor a file`,
  });
});

it('an error without words of its own keeps those of the system', () => {
  const error = Object.assign(new Error("EFAULT: bad address, open '/x'"), {
    ...{ code: 'EFAULT', errno: -14, path: '/x' },
  });
  expect(systemSentence(error)).toBe('/x: bad address');
  expect(systemReason(new Error('damaged: x'))).toBe('damaged: x');
});

it.each([
  ['a restore', async () => (await openBundle(join(folder, 'none.zip'))) as { message: string }],
  ['a library', () => failureOf(() => openNamedFolder('/proc/none')) as Promise<Error>],
  ['a profile', () => failureOf(() => namedProfile(join(folder, 'file'), '/x')) as Promise<Error>],
])('%s says what is wrong without the words of a system call', async (_what, work) => {
  const { message } = await work();
  expect(message).not.toMatch(/E[A-Z]+:|, \w+ '/);
  expect(message).toMatch(/\((?:ENOENT|ENOTDIR)\)$/);
});
