import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { PackageFacts } from '../../../../electron/ipc/help';
import { DroppedPackages } from '../../../../electron/updates/dropped-packages';
import { type RunTool, readPackage } from '../../../../electron/updates/package-file';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'carrel-packages-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const noTool: RunTool = () => Promise.reject(Object.assign(new Error(), { code: 'ENOENT' }));
function save(name: string, ...parts: (string | number[])[]): string {
  const path = join(folder, name);
  writeFileSync(path, Buffer.concat(parts.map((part) => Buffer.from(part as string, 'latin1'))));
  return path;
}
const rpmOf = (name: string) => [[0xed, 0xab, 0xee, 0xdb, 3, 0, 0, 0, 0, 1], name, '\0'.repeat(90)];

/** A whole package, made by Debian's own tool; null where that is missing. */
function makeDeb(name: string, program: string, version: string): string | null {
  const root = join(folder, `root-${name}`);
  mkdirSync(join(root, 'DEBIAN'), { recursive: true });
  chmodSync(join(root, 'DEBIAN'), 0o755);
  const control = `Package: ${program}\nVersion: ${version}\nArchitecture: amd64\nMaintainer: A <a@b.invalid>\nDescription: x\n`;
  writeFileSync(join(root, 'DEBIAN', 'control'), control);
  try {
    const path = join(folder, name);
    execFileSync('dpkg-deb', ['--build', '--root-owner-group', root, path], { stdio: 'ignore' });
    return path;
  } catch {
    return null;
  }
}

describe('what a package says of itself', () => {
  it('is read from a deb by the system’s tool', async ({ skip }) => {
    const path = makeDeb('any name.deb', 'carrel', '0.9.2-1');
    if (path === null) return skip('dpkg-deb is not there');
    expect(await readPackage(path)).toMatchObject({
      ok: true,
      facts: {
        ...{ kind: 'deb', program: 'carrel', version: '0.9.2', architecture: 'amd64' },
        ...{ signature: 'none', bytes: readFileSync(path).length },
        sha256: createHash('sha256').update(readFileSync(path)).digest('hex'),
      },
    });
  });

  it.each<[string, string, (string | number[])[], Partial<PackageFacts>]>([
    [
      'a deb, without the tool',
      'carrel_0.2.0_amd64.deb',
      ['!<arch>\ndebian-binary   '],
      { program: 'carrel', version: '0.2.0', architecture: 'amd64' },
    ],
    ['an rpm', 'x.rpm', rpmOf('carrel-0.2.0-1'), { program: 'carrel', version: '0.2.0' }],
    [
      'an AppImage',
      'Carrel-0.2.0-x86_64.AppImage',
      ['\x7fELF\x02\x01\x01\0AI\x02'],
      { program: 'Carrel', version: '0.2.0', architecture: 'x86_64' },
    ],
    [
      'an installer for Windows',
      'Carrel-Setup-0.2.0-x64.exe',
      ['MZ'],
      { program: 'Carrel', version: '0.2.0', architecture: 'x64' },
    ],
    [
      'a disk image',
      'Carrel-0.2.0-arm64.dmg',
      ['x'.repeat(2_000), 'koly', '\0'.repeat(508)],
      { program: 'Carrel', version: '0.2.0', architecture: 'arm64' },
    ],
    ['one with another name', 'setup.exe', ['MZ'], { program: null, version: null }],
  ])('is read from %s', async (_what, name, parts, facts) => {
    expect(await readPackage(save(name, ...parts), noTool)).toMatchObject({ ok: true, facts });
  });

  it.each([
    ['a page with a package’s name', 'page.deb', '<!doctype html><title>Carrel</title>'],
    ['an empty file', 'empty.rpm', ''],
    ['a script', 'run.exe', '#!/bin/sh'],
    ['a program that is no AppImage', 'tool.AppImage', '\x7fELF\x02\x01\x01'],
    ['a short disk image', 'short.dmg', 'koly'.slice(1)],
  ])('is not believed: %s', async (_what, name, content) => {
    expect(await readPackage(save(name, content), noTool)).toEqual({
      ...{ ok: false, reason: 'not-a-package' },
    });
  });

  it('cannot be read from a folder, or from what is not there', async () => {
    mkdirSync(join(folder, 'folder.deb'), { recursive: true });
    for (const name of ['folder.deb', 'nothing.deb']) {
      const unreadable = { ok: false, reason: 'unreadable' };
      expect(await readPackage(join(folder, name), noTool)).toEqual(unreadable);
    }
  });

  it('has a signature only as far as the system says so', async () => {
    const rpm = save('signed.rpm', ...rpmOf('carrel-0.2.0-1'));
    const said = async (answer: string | Error) => {
      const tool: RunTool = () =>
        answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
      const read = await readPackage(rpm, tool);
      return read.ok && read.facts.signature;
    };
    expect(await said('signed.rpm:\n  Header V4 RSA/SHA256 Signature, key ID ab: OK')).toBe(
      'valid',
    );
    expect(await said('  Header V4 RSA/SHA256 Signature, key ID ab: NOKEY')).toBe('unknown');
    expect(await said('  Header SHA256 digest: OK')).toBe('none');
    expect(await said(Object.assign(new Error(), { code: 1 }))).toBe('invalid');
    expect(await said(Object.assign(new Error(), { code: 'ENOENT' }))).toBe('unknown');
  });
});

describe('handing a package to the installer', () => {
  const open = vi.fn(async (_path: string) => true);
  const packages = (checksum: PackageFacts['checksum'] = 'unknown') => {
    open.mockClear();
    return new DroppedPackages({
      ...{ version: '0.2.0', platform: 'linux', compare: () => checksum },
      ...{ open, show: () => {}, tool: noTool },
    });
  };
  const examine = async (kept: DroppedPackages, path: string) => {
    const answer = await kept.examine(path);
    if (!answer.ok) throw new Error(answer.reason);
    return answer.facts;
  };
  const deb = (name = 'carrel_0.3.0_amd64.deb') => save(name, '!<arch>\ndebian-binary   ');

  it('opens a package of Carrel, once it is asked to', async () => {
    const kept = packages();
    const facts = await examine(kept, deb());
    expect(facts).toMatchObject({ age: 'newer', isForThisSystem: true, checksum: 'unknown' });
    expect(open).not.toHaveBeenCalled();
    expect(await kept.install(facts.ticket)).toEqual({ ok: true });
    expect(open).toHaveBeenCalledExactlyOnceWith(join(folder, 'carrel_0.3.0_amd64.deb'));
  });

  it('refuses a file that has changed since it was shown', async () => {
    const kept = packages();
    const { ticket } = await examine(kept, deb());
    save('carrel_0.3.0_amd64.deb', '!<arch>\ndebian-binary   and more');
    expect(await kept.install(ticket)).toEqual({ ok: false, reason: 'changed' });
    expect(open).not.toHaveBeenCalled();
  });

  it('says when the system has no installer', async () => {
    const kept = packages();
    open.mockResolvedValueOnce(false);
    const { ticket } = await examine(kept, deb());
    expect(await kept.install(ticket)).toEqual({ ok: false, reason: 'no-installer' });
  });

  it.each([
    ['of another program', () => deb('other_0.3.0_amd64.deb'), 'unknown'],
    ['whose checksum differs', () => deb(), 'differs'],
    ['for another system', () => save('Carrel-Setup-0.3.0-x64.exe', 'MZ'), 'unknown'],
    [
      'that is the program itself',
      () => save('Carrel-0.3.0.AppImage', '\x7fELF\x02\x01\x01\0AI\x02'),
      'unknown',
    ],
  ] as const)('never opens a package %s', async (_what, path, checksum) => {
    const kept = packages(checksum);
    const { ticket } = await examine(kept, path());
    await expect(kept.install(ticket)).rejects.toThrow();
    await expect(kept.install('made up')).rejects.toThrow();
    expect(open).not.toHaveBeenCalled();
  });

  it.each([
    ['carrel_0.2.0_amd64.deb', 'same'],
    ['carrel_0.1.9_amd64.deb', 'older'],
    ['carrel_0.10.0_amd64.deb', 'newer'],
    ['carrel.deb', 'unknown'],
  ])('compares the version of %s', async (name, age) => {
    expect(await examine(packages(), deb(name))).toMatchObject({ age });
  });
});
