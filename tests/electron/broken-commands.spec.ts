// Interrupts every long command, run by its own process and by an open window: each ends with its exit
// code and a sentence, and leaves the library whole, unlocked and without a process.
import { readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect } from '@playwright/test';
import { isExhaustive } from '../exhaustive';
import {
  articlesIn,
  begin,
  killFirstRenderer,
  processes,
  processesOf,
  renderersOf,
  untilArticles,
} from './begun-command';
import { type Account, type CommandResult, longTestMs, test } from './carrel';
import { commandsOn, expectSound, listAll, served, titleOf, wordOf, writePages } from './shelf';

test.setTimeout(longTestMs);

test.skip(process.platform !== 'linux', 'looks for processes in /proc');

const count = 120;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

function expectInterrupted(result: CommandResult, what: string): void {
  expect(result.code, `${what}: ${result.stdout}${result.stderr}`).toBe(130);
  expect(result.stderr, what).toMatch(/^carrel: interrupted \(SIGINT\).*\.$/m);
  expect(result.stderr, what).not.toMatch(/Error|refused/);
}

/** The profiles of this account that a process has locked. */
function locksOf({ XDG_CONFIG_HOME }: Account): string[] {
  const names = readdirSync(XDG_CONFIG_HOME, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => basename(name) === 'carrel.lock');
}

/** Who carries the commands out: a process of their own, or a running window. */
const runners = [
  ['a process of its own', false],
  ['a running window', true],
] as const;

test('Ctrl-C during each long command, run by its own process or by a window', async ({
  library,
  account,
  carrel,
  openCarrel,
}) => {
  await carrel(['import', writePages(library, count, () => 2_000)]);
  const queries = join(library, 'queries');
  writeFileSync(queries, `${wordOf(7)} ripens late\n`.repeat(20_000));
  for (const [who, opens] of runners) {
    const app = opens ? (await openCarrel()).app : null;

    const search = begin({ library, account }, ['search', '--batch', queries]);
    await new Promise((resolve) => search.child.stdout?.once('data', resolve));
    search.child.kill('SIGINT');
    const found = await search.ended;
    expectInterrupted(found, `search by ${who}`);
    const whole = found.stdout.slice(0, found.stdout.lastIndexOf('\n')).split('\n');
    for (const line of whole) expect(JSON.parse(line).hits).toHaveLength(1);
    expect((await carrel(['search', wordOf(3), '--json'])).stdout).toContain(titleOf(3));

    // A command that has already ended must have succeeded.
    for (const [args, ...moments] of [
      [['verify'], 500, 1_000],
      [['reextract', '--all'], 500, 1_000],
      [['list', '--json'], 500, ...(isExhaustive ? [1_000] : [])],
      ...(isExhaustive ? [[['list'], 500, 1_000] as const] : []),
    ] as const) {
      for (const ms of moments) {
        const { child, ended } = begin({ library, account }, [...args]);
        await pause(ms);
        child.kill('SIGINT');
        const result = await ended;
        if (result.code !== 0 && child.signalCode === null) {
          expectInterrupted(result, `${args.join(' ')} after ${ms} ms by ${who}`);
        }
        if (!opens) expect(locksOf(account)).toEqual([]);
      }
    }
    await expectSound(carrel, count);
    await app?.close();
    await expect.poll(() => processesOf(account)).toEqual([]);
    expect(locksOf(account)).toEqual([]);
  }
});

test('Ctrl-C during a restore, run by its own process or by a window', async ({
  library,
  account,
  openCarrel,
}) => {
  // A quick machine has not read this many when the signal comes.
  const many = 2 * count;
  const pages = writePages(library, many, () => 2_000);
  const bundle = join(library, 'bundle.zip');
  await served(['--library', join(library, 'source')], account, async (run) => {
    await run(['import', pages]);
    await run(['export', bundle]);
  });
  for (const [who, opens] of runners) {
    const target = join(library, who);
    const run = commandsOn(target, account);
    const app = opens ? (await openCarrel({ args: ['--library', target] })).app : null;
    const { child, ended } = begin({ library: target, account }, ['restore', bundle]);
    await untilArticles(target, 5);
    child.kill('SIGINT');
    const result = await ended;
    expectInterrupted(result, `restore by ${who}`);
    expect(result.stdout).toMatch(/^\d+ added, .* articles not read$/m);
    if (opens) {
      await expectSound(run, articlesIn(target));
    } else {
      await served(['--library', target], account, async (run) => {
        expect(await run(['restore', bundle])).toMatchObject({ code: 0 });
        await expectSound(run, many);
      });
    }
    await app?.close();
    await expect.poll(() => processesOf(account)).toEqual([]);
    expect(locksOf(account)).toEqual([]);
  }
});

test('a second Ctrl-C ends a command that its window does not end', async ({
  library,
  account,
  carrel,
}) => {
  const pages = writePages(library, count, () => 2_000);
  const { child, ended } = begin({ library, account }, ['import', pages]);
  await untilArticles(library, 5);
  const stopped = renderersOf(account);
  expect(stopped.length).toBeGreaterThan(0);
  for (const pid of stopped) process.kill(pid, 'SIGSTOP');
  try {
    child.kill('SIGINT');
    // Within half a second a second SIGINT counts as the same Ctrl-C.
    await pause(700);
    const hasExited = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGINT');
    expect(await Promise.race([hasExited, pause(9_000)])).toBe(130);
  } finally {
    for (const pid of stopped) {
      if (processesOf(account).includes(pid)) process.kill(pid, 'SIGCONT');
    }
  }
  // The stopped processes have held the streams open.
  const result = await ended;
  expectInterrupted(result, 'import');
  expect(result.stderr).toContain('not counted');
  expect(result.stdout).toMatch(/^\d+ imported/m);
  await expect.poll(() => processesOf(account)).toEqual([]);
  expect(await carrel(['import', pages])).toMatchObject({ code: 0 });
  await expectSound(carrel, count);
});

test('a command whose window ends before it starts runs in the next window', async ({
  library,
  account,
  carrel,
}) => {
  await carrel(['import', writePages(library, 3)]);
  const hadBegun = /^carrel: the process that ran this command ended unexpectedly\.$/m;
  let result: CommandResult;
  do {
    const older = processes();
    const { ended } = begin({ library, account }, ['list']);
    killFirstRenderer(account, older);
    result = await ended;
    // The window was killed too late: it had already taken the command.
  } while (hadBegun.test(result.stderr));
  expect(result).toMatchObject({ code: 0, stderr: '' });
  expect(result.stdout.match(/Article \d+/g)).toHaveLength(3);
});

test('short commands, sometimes two at a time, print nothing on stderr', async ({
  library,
  account,
}) => {
  const [first] = await served(['--library', library], account, async (run) => {
    await run(['import', writePages(library, 12)]);
    return listAll(run);
  });
  const id = first?.id ?? '';
  const turns = [
    ['list'],
    ['search', 'quince0003', '--json'],
    ['show', id],
    ['stats'],
    ['tag', id, '--add', 'kept'],
  ];
  for (let turn = 0; turn < (isExhaustive ? 10 : turns.length); turn++) {
    const besides = turn % 4 === 3 ? [turns[(turn + 1) % turns.length]!] : [];
    const commands = [turns[turn % turns.length]!, ...besides];
    const results = await Promise.all(
      commands.map((args) => {
        const { child, ended } = begin({ library, account }, args);
        child.stdin?.end();
        return ended;
      }),
    );
    for (const [at, result] of results.entries()) {
      expect(result, commands[at]?.join(' ')).toMatchObject({ code: 0, stderr: '' });
      expect(result.stdout).not.toBe('');
    }
  }
  await expect.poll(() => processesOf(account)).toEqual([]);
});
