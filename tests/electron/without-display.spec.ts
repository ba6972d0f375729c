// The command line where there is no display (ssh, cron), and an owner without a window: carrel serve.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { WatchList } from '../../electron/watch/watch-list';
import {
  commandWords,
  electronPath,
  profileOf,
  repository,
  runToEnd,
  switches,
  test,
} from './carrel';
import { keptArticles } from './kept-articles';
import { resultOf } from './shelf';

const nowhere = { DISPLAY: '', WAYLAND_DISPLAY: '', DBUS_SESSION_BUS_ADDRESS: '' };

test.skip(process.platform !== 'linux', 'only Linux has machines without a display');

test('commands work without a display, and an owner without one leaves the library to a window', async ({
  library,
  account,
  carrel,
  openCarrel,
}) => {
  const environment = { ...account, ...nowhere };
  const blind = (...args: string[]) =>
    runToEnd(electronPath, commandWords([...args, '--library', library]), { environment });
  const page = join(account.XDG_CONFIG_HOME, 'night.html');
  const text = 'The cranes stood over the quay like herons, and the water was black and still. ';
  writeFileSync(page, `<title>Harbour</title><h1>Harbour</h1><p>${text.repeat(12)}</p>`);
  expect(resultOf(await blind('import', page, '--json'))).toMatchObject({ imported: 1 });

  // It takes in what is saved into a watched folder, as a window does.
  const watched = join(account.XDG_CONFIG_HOME, 'saved');
  mkdirSync(watched);
  const profile = profileOf(account, library);
  const list = await WatchList.open(profile, join(account.XDG_CONFIG_HOME, 'Carrel'));
  await list.add(watched);
  const serving = serve(library, environment);
  expect(await firstLine(serving)).toMatchObject({ library, idleMinutes: 10 });
  writeFileSync(join(watched, 'tide.html'), `<title>Tide</title><p>${'The tide. '.repeat(99)}</p>`);
  const pdf = join(account.XDG_CONFIG_HOME, 'night.pdf');
  const [found, printed, window] = await Promise.all([
    blind('search', 'herons', '--json'),
    blind('export', 'herons', '--format', 'pdf', '--out', pdf),
    runToEnd(electronPath, [...switches, repository, '--library', library], { environment }),
  ]);
  expect(resultOf<{ hits: unknown[] }>(found).hits).toHaveLength(1);
  expect(printed).toMatchObject({ code: 0, stderr: '' });
  expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-');
  expect(window.code).toBe(3);
  expect(window.stderr).toContain('carrel: There is no display for a window');

  await expect.poll(() => keptArticles(library).map(({ title }) => title)).toContain('Tide');

  // Who has a display gets the window.
  const ended = once(serving, 'exit');
  const opened = await openCarrel();
  await expect(opened.page.getByText('Harbour').first()).toBeVisible();
  expect(await ended).toEqual([0, null]);

  // The process of the window goes on without it.
  const { process: owner } = resultOf<{ process: number }>(await carrel(['serve', '--json']));
  expect(owner).toBe(opened.app.process().pid);
  await opened.page.close();
  expect(resultOf(await carrel(['list', '--json']))).toHaveLength(2);
  const closed = once(opened.app.process(), 'exit');
  expect(await carrel(['serve', '--stop'])).toMatchObject({ code: 0, stdout: '' });
  await closed;
  expect(await carrel(['serve', '--stop'])).toMatchObject({ code: 0, stdout: '', stderr: '' });
});

function serve(library: string, environment: Record<string, string>): ChildProcess {
  const words = commandWords(['serve', '--watch', '--idle', '10', '--json', '--library', library]);
  return spawn(electronPath, words, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...environment },
  });
}

async function firstLine({ stdout }: ChildProcess): Promise<unknown> {
  const [chunk] = await once(stdout as NonNullable<typeof stdout>, 'data');
  return JSON.parse(String(chunk));
}
