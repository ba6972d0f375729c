// Commands that are interrupted by Ctrl-C, a kill, a closed pipe, a full disk or a quit. Each ends
// once, with its exit code, reports what it has done, and disturbs no other command.
import { mkdtempSync, openSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { articlesIn, begin, untilArticles } from './begun-command';
import { type CommandResult, longTestMs, test } from './carrel';
import { keptArticles } from './kept-articles';
import { expectSound, served, writePages } from './shelf';

test.setTimeout(longTestMs);

const count = 120;

const importedOf = ({ stdout }: CommandResult) => Number(/(\d+) imported/.exec(stdout)?.[1]);

test('a signal ends an import, which says what is in the library by then', async ({
  library,
  account,
}) => {
  const count = 100;
  const pages = writePages(library, count, () => 2_000);
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const) {
    const before = articlesIn(library);
    const { child, ended } = begin({ library, account }, ['import', pages]);
    await untilArticles(library, before + 10);
    child.kill(signal);
    const result = await ended;
    expect(result.code, signal).toBe(code);
    expect(result.stdout).toMatch(/^\d+ imported, .* \d+ files not read$/m);
    expect(result.stderr).toContain(`interrupted (${signal})`);
    expect(importedOf(result)).toBe(articlesIn(library) - before);
    expect(articlesIn(library)).toBeLessThan(count);
  }
  await served(['--library', library], account, async (run) => {
    expect((await run(['import', pages])).code).toBe(0);
    await expectSound(run, count);
  });
});

test('a signal to the whole process group has its exit code and the last count', async ({
  library,
  account,
}) => {
  const pages = writePages(library, count, () => 2_000);
  const { child, ended } = begin({ library, account }, ['import', pages, '--json']);
  await untilArticles(library, 20);
  process.kill(-(child.pid as number), 'SIGTERM');
  const result = await ended;
  expect(result.code).toBe(143);
  expect(result.stderr).toContain('interrupted (SIGTERM)');
  expect(JSON.parse(result.stdout).imported).toBeLessThanOrEqual(articlesIn(library));
});

test('an interrupted export leaves no file behind', async ({ library, account, carrel }) => {
  // So many that the export is still being written when the signal comes.
  await carrel(['import', writePages(library, 200, () => 2_000)]);
  const place = mkdtempSync(join(tmpdir(), 'carrel-exports-'));
  for (const name of ['all.zip', 'all']) {
    const { child, ended } = begin({ library, account }, ['export', join(place, name)]);
    await expect.poll(() => readdirSync(place).length, { timeout: 60_000 }).toBeGreaterThan(0);
    child.kill('SIGINT');
    expect(await ended).toMatchObject({ code: 130, stdout: '' });
    expect(readdirSync(place)).toEqual([]);
  }
  rmSync(place, { recursive: true });
});

test('the window goes on when a command that it runs is interrupted or killed', async ({
  library,
  account,
  carrel,
  openCarrel,
}) => {
  const pages = writePages(library, count, () => 2_000);
  const { app } = await openCarrel();
  const first = begin({ library, account }, ['import', pages]);
  await untilArticles(library, 10);
  const waiting = carrel(['stats', '--json']);
  first.child.kill('SIGINT');
  const result = await first.ended;
  expect(result).toMatchObject({ code: 130 });
  expect(result.stderr).toContain('interrupted (SIGINT)');
  expect(result.stdout).toMatch(/files not read/);
  expect(JSON.parse((await waiting).stdout).articles).toBeGreaterThanOrEqual(10);

  const before = articlesIn(library);
  const second = begin({ library, account }, ['import', pages, '--tag', 'again']);
  await untilArticles(library, before + 5);
  second.child.kill('SIGKILL');
  await second.ended;
  expect(await carrel(['list'])).toMatchObject({ code: 0 });

  const asking = begin({ library, account }, ['search', '--batch', '-']);
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  asking.child.kill('SIGKILL');
  await asking.ended;
  expect(await carrel(['stats'])).toMatchObject({ code: 0 });
  const closedAt = Date.now();
  await app.close();
  expect(Date.now() - closedAt).toBeLessThan(20_000);
  expect(await carrel(['stats'])).toMatchObject({ code: 0 });
});

test('a quit while a command runs ends both and unlocks the library', async ({
  library,
  account,
  openCarrel,
}) => {
  const pages = writePages(library, count, () => 2_000);
  const { app } = await openCarrel();
  const { ended } = begin({ library, account }, ['import', pages]);
  await untilArticles(library, 10);
  await app.close();
  const result = await ended;
  expect(result.code).toBe(3);
  expect(result.stderr).toContain('Carrel was closed');
  const titles = keptArticles(library).map(({ title }) => title);
  expect(titles.length).toBeGreaterThanOrEqual(10);
  await served(['--library', library], account, async (run) => {
    expect((await run(['import', pages])).code).toBe(0);
    await expectSound(run, count);
  });
});

test.describe('an output that cannot be written', () => {
  test.skip(process.platform !== 'linux', 'needs /dev/full');

  for (const [who, opens] of [
    ['this process', false],
    ['a running window', true],
  ] as const) {
    test(`is an error: by ${who}`, async ({ library, account, carrel, openCarrel }) => {
      await carrel(['import', writePages(library, 3)]);
      if (opens) await openCarrel();
      const full = () => openSync('/dev/full', 'w');
      for (const args of [['list'], ['list', '--json'], ['stats'], ['help'], ['import', library]]) {
        const result = await begin({ library, account }, args, full()).ended;
        expect(result.code, args.join(' ')).toBe(74);
        expect(result.stderr).toMatch(/could not be written: .*ENOSPC/);
      }
      const report = await carrel(['import', join(library, 'pages'), '--report', '/dev/full']);
      expect(report.code).toBe(3);
      expect(report.stderr).toContain('/dev/full could not be written');
    });
  }

  test('a closed pipe ends the command without a message', async ({ library, account, carrel }) => {
    const pages = writePages(library, count, () => 2_000);
    const { child, ended } = begin({ library, account }, ['import', pages, '--report-each']);
    child.stdout?.once('data', () => child.stdout?.destroy());
    const result = await ended;
    expect(result.code).toBe(141);
    expect(result.stderr).not.toContain('carrel:');
    expect(articlesIn(library)).toBeLessThan(count);
    expect(await carrel(['list'])).toMatchObject({ code: 0 });
  });
});
