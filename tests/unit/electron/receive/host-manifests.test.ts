import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { foundBrowsers } from '../../../../electron/receive/browser-list';
import { HostManifests } from '../../../../electron/receive/host-manifests';

let home: string;
let env: NodeJS.ProcessEnv;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'carrel-hosts-'));
  env = { HOME: home, XDG_CONFIG_HOME: join(home, 'settings') };
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const add = (...folders: string[]) => {
  for (const folder of folders) mkdirSync(join(home, folder), { recursive: true });
};
const manifestsFor = (path: string, place: string[] = [], args: string[] = []) =>
  new HostManifests({ path, args, place, profile: home }, () => foundBrowsers('linux', env));
const chromium = 'settings/chromium/NativeMessagingHosts';
const read = (folder: string) =>
  JSON.parse(readFileSync(join(home, folder, 'carrel.json'), 'utf8'));

it('names the packed program to the browsers that are there, in the words of each family', async () => {
  add('settings/chromium', 'settings/google-chrome', '.mozilla/firefox', 'snap/firefox');
  const manifests = manifestsFor('/opt/Carrel/carrel');
  await manifests.write();
  expect(read(chromium)).toEqual({
    ...{ name: 'carrel', description: 'Carrel', path: '/opt/Carrel/carrel', type: 'stdio' },
    allowed_origins: [expect.stringMatching(/^chrome-extension:\/\/[a-p]{32}\/$/)],
  });
  expect(read('.mozilla/native-messaging-hosts')).toMatchObject({
    allowed_extensions: ['carrel@carrel.app'],
  });
  expect(await manifests.states(true)).toEqual([
    { name: 'Chromium', state: 'on' },
    { name: 'Chrome', state: 'on' },
    { name: 'Firefox', state: 'on' },
    { name: 'Firefox (Snap)', state: 'sandboxed' },
  ]);
  expect(existsSync(join(home, 'settings/vivaldi'))).toBe(false);
  await manifests.remove();
  expect(readdirSync(join(home, chromium))).toEqual([]);
  expect((await manifests.states(false)).map(({ state }) => state)).toEqual([
    ...['off', 'off', 'off', 'sandboxed'],
  ]);
});

it('names a program anew that was moved, and leaves another one’s manifest', async () => {
  add('settings/chromium', '.librewolf');
  await manifestsFor('/old/carrel').write();
  const moved = manifestsFor('/new/carrel');
  expect((await moved.states(true)).map(({ state }) => state)).toEqual(['other', 'other']);
  await moved.write();
  expect(read('.librewolf/native-messaging-hosts').path).toBe('/new/carrel');
  await manifestsFor('/old/carrel').remove();
  expect(read(chromium).path).toBe('/new/carrel');
});

it('starts a program that needs words by a script of this user', async () => {
  add('settings/chromium');
  const place = ["--library=Kim's $(touch x) papers", '--profile', '/p'];
  await manifestsFor('/bin/echo', place, ['-n']).write();
  const { path } = read(chromium);
  expect(statSync(path).mode & 0o777).toBe(0o700);
  const printed = execFileSync(path, ['chrome-extension://a/'], { encoding: 'utf8' });
  expect(printed).toBe(`${place.join(' ')} chrome-extension://a/`);
});

it('says which browser’s folder cannot be written, and writes the others', async () => {
  add('settings/chromium', 'settings/vivaldi');
  // A file where the folder should be: root may write into any folder.
  writeFileSync(join(home, chromium), '');
  const manifests = manifestsFor('/opt/carrel');
  await manifests.write();
  expect(await manifests.states(true)).toEqual([
    { name: 'Chromium', state: 'unwritable' },
    { name: 'Vivaldi', state: 'on' },
  ]);
  writeFileSync(join(home, 'settings/vivaldi/NativeMessagingHosts/carrel.json'), '{"path":');
  expect((await manifests.states(true)).at(-1)).toEqual({ name: 'Vivaldi', state: 'unwritable' });
});

it('finds the browsers of a Mac, and none on Windows', () => {
  const support = 'Library/Application Support';
  add(`${support}/Google/Chrome`, `${support}/Firefox`);
  expect(foundBrowsers('darwin', env).map(({ name, hosts }) => [name, hosts])).toEqual([
    ['Chrome', join(home, support, 'Google/Chrome/NativeMessagingHosts')],
    ['Firefox', join(home, support, 'Mozilla/NativeMessagingHosts')],
  ]);
  expect(foundBrowsers('win32', env)).toEqual([]);
});
