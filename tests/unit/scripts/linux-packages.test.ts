import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { debianVersion } from '../../../scripts/packing/linux/deb.mjs';
import { builderSettings, desktopEntry } from '../../../scripts/packing/linux/desktop-entry.mjs';
import { debianPackagesOf } from '../../../scripts/packing/linux/needed-libraries.mjs';
import { ifPossible } from '../../../scripts/packing/pack.mjs';
import { withoutStack } from '../../../scripts/packing/pack-app.mjs';
import { inProject } from '../../../scripts/setup/places.mjs';
import { SetUpFailed } from '../../../scripts/setup/say.mjs';

const read = (...path: string[]) => readFileSync(inProject(...path), 'utf8');

test('a package depends on what the program is linked with, under both names of a package', () => {
  const libraries = ['libgtk-3.so.0', 'libnss3.so', 'libnssutil3.so'];
  expect(debianPackagesOf({ libraries, glibc: '2.25' })).toEqual([
    'libc6 (>= 2.25)',
    'libgtk-3-0t64 | libgtk-3-0',
    'libnss3',
  ]);
});

test('a program that needs a library of no known package is not packed', () => {
  const needs = { libraries: ['libgtk-4.so.1', 'libX11.so.6'], glibc: '2.25' };
  expect(() => debianPackagesOf(needs)).toThrow('the program needs libgtk-4.so.1');
});

test('a pre-release is older than its release for dpkg', () => {
  expect(debianVersion('1.0.0-beta.2')).toBe('1.0.0~beta.2');
  expect(debianVersion('1.0.0')).toBe('1.0.0');
});

test('the desktop entry opens files and links', () => {
  const lines = desktopEntry('/opt/carrel/carrel').split('\n');
  expect(lines[0]).toBe('[Desktop Entry]');
  expect(lines).toContain('Exec=/opt/carrel/carrel %U');
  expect(lines).toContain('Actions=Search;QuickSearch;');
  expect(lines).toContain('[Desktop Action QuickSearch]');
  expect(lines).toContain('Exec=/opt/carrel/carrel --quick-search');
  const types = lines.find((line) => line.startsWith('MimeType='));
  for (const type of ['text/html', 'application/warc', 'x-scheme-handler/carrel']) {
    expect(types).toContain(`${type};`);
  }
});

/** The extensions of formats in the README that a desktop may offer Carrel for. */
const offered = [
  ...['html', 'htm', 'xhtml', 'mhtml', 'mht', 'webarchive', 'warc', 'wacz', 'maff', 'epub', 'fb2'],
  ...['mobi', 'azw3', 'pdf', 'docx', 'odt', 'rtf', 'hwp', 'hwpx', 'eml', 'mbox', 'msg', 'rss'],
  ...['atom', 'opml', 'enex', 'bib', 'ris', 'json', 'csv', 'xml', 'txt', 'md', 'zip'],
].sort();

test('macOS and Windows offer Carrel for the same files', () => {
  const onMac: string[] = builderSettings().mac.fileAssociations.flatMap(
    ({ ext }: { ext: string | string[] }) => ext,
  );
  const installer = read('resources', 'builder', 'installer.nsh');
  const onWindows = [...installer.matchAll(/carrelOpens \$\{verb\} (\w+)/g)].map(([, ext]) => ext);
  expect(onMac.sort()).toEqual(offered);
  expect(onWindows.sort()).toEqual(offered);
});

test('Linux offers Carrel for the types of these files and no others', () => {
  const types = builderSettings().linux.mimeTypes as string[];
  const added = [
    ...read('resources', 'linux', 'carrel-types.xml').matchAll(/<mime-type type="(.*)">/g),
  ].map(([, type]) => type as string);
  expect(types).toEqual(expect.arrayContaining(added));
  expect(new Set(types).size).toBe(types.length);
});

test('every size of the icon is a picture of this size', () => {
  for (const name of readdirSync(inProject('resources', 'icons'))) {
    const size = /^(\d+)x\1\.png$/.exec(name)?.[1];
    if (size === undefined) continue;
    const picture = readFileSync(join(inProject('resources', 'icons'), name));
    expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([+size, +size]);
  }
});

test("an error of electron-builder is printed without the place in electron-builder's code", () => {
  const printed = `  • building        target=AppImage
  ⨯ getaddrinfo ENOTFOUND tools.example  failedTask=build stackTrace=RequestError: getaddrinfo
    at ClientRequest.<anonymous> (index.js:970:111)
`;
  expect(withoutStack(printed)).toBe(
    '  • building        target=AppImage\n  ⨯ getaddrinfo ENOTFOUND tools.example\n',
  );
});

test('what cannot be packed here is said in one sentence, and the rest goes on', async () => {
  const said: string[] = [];
  const stderr = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said.push(String(text));
    return true;
  });
  try {
    await ifPossible('the deb', async () => '/dist/carrel.deb');
    await ifPossible('the AppImage', async () => 1);
    await ifPossible('the rpm', async () => {
      throw new SetUpFailed('rpmbuild is missing');
    });
  } finally {
    stderr.mockRestore();
  }
  expect(said).toEqual([
    'carrel: the AppImage was not packed: its tools could not be fetched or have failed, as said above\n',
    'carrel: the rpm was not packed: rpmbuild is missing\n',
  ]);
});
