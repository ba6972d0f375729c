import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { shownCommands } from '../../../electron/ipc/command-table';
import { makePackageTree } from '../../../scripts/packing/linux/package-tree.mjs';

const work = mkdtempSync(join(tmpdir(), 'carrel-tree-'));
afterEach(() => rmSync(work, { recursive: true, force: true }));

test('a package installs a man page for each command, and the completions', async () => {
  const unpacked = join(work, 'unpacked');
  mkdirSync(unpacked);
  for (const name of ['carrel', 'chrome-sandbox']) writeFileSync(join(unpacked, name), '');
  const root = join(work, 'root');
  await makePackageTree(root, unpacked, { version: '1.2.3', date: new Date('2025-02-20') });

  const manual = join(root, 'usr/share/man/man1');
  for (const name of ['carrel', ...shownCommands.map((each) => `carrel-${each}`)]) {
    const page = gunzipSync(readFileSync(join(manual, `${name}.1.gz`))).toString();
    expect(page).toMatch(/^\.TH CARREL.* 1 "2025-02-20" "Carrel 1\.2\.3"/);
  }
  for (const path of [
    'bash-completion/completions/carrel',
    'zsh/vendor-completions/_carrel',
    'fish/vendor_completions.d/carrel.fish',
  ]) {
    expect(readFileSync(join(root, 'usr/share', path), 'utf8')).toContain('restore-from-trash');
  }
});
