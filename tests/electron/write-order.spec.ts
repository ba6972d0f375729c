// A test with SIGKILL says nothing about a power cut. Which bytes reach the disk, and in which order,
// is read from the system calls of one import. The order of files alone is tested in
// tests/unit/electron/vault/atomic-file.test.ts.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { commandWords, electronPath, profileOf, runToEnd, test } from './carrel';
import { wordOf, writePages } from './shelf';

interface Call {
  /** Seconds since 1970 when the call returned. */
  at: number;
  name: string;
  /** The paths in the call below the library or the profile, in order. */
  paths: string[];
  /** True when the written bytes contain the article's own word. */
  tells: boolean;
}

/**
 * With `-yy` strace prints the paths of descriptors; a call that strace printed in two parts is joined.
 */
function readCalls(folder: string, roots: readonly string[]): Call[] {
  const calls: Call[] = [];
  for (const name of readdirSync(folder)) {
    for (const line of readFileSync(join(folder, name), 'utf8').split('\n')) {
      const match = /^(\d+\.\d+) (\w+)\((.*)\) += .*<(\d+\.\d+)>$/.exec(line);
      if (match === null || / = -1 /.test(line)) continue;
      const [, start, call = '', args = '', took] = match;
      const found = args.match(/(?<=[<"])\/[^>"]*/g) ?? [];
      const paths = found.flatMap((path) => {
        const root = roots.find((each) => path.startsWith(`${each}/`));
        return root === undefined ? [] : [path.slice(root.length + 1)];
      });
      const tells = args.includes(wordOf(0));
      if (paths.length > 0)
        calls.push({ at: Number(start) + Number(took), name: call, paths, tells });
    }
  }
  return calls.sort((a, b) => a.at - b.at);
}

test('an original is on disk before the database refers to it, and article.json is written last', async ({
  account,
  library,
}) => {
  test.skip(spawnSync('strace', ['-V']).error !== undefined, 'strace is not installed here');
  const traces = join(library, 'traces');
  mkdirSync(traces);
  const pages = writePages(library, 1, () => 2_000);
  const home = join(library, 'home');
  const watched = 'trace=write,pwrite64,writev,pwritev,fsync,fdatasync,rename,renameat,renameat2';
  const words = [
    '-ff',
    '-ttt',
    '-T',
    '-yy',
    '-s',
    '1000000',
    '-e',
    watched,
    '-o',
    join(traces, 'trace'),
  ];
  const command = commandWords(['import', pages, '--library', home]);
  const result = await runToEnd('strace', [...words, electronPath, ...command], {
    environment: account,
  });
  expect(result.stdout).toContain('1 imported');
  const calls = readCalls(traces, [home, profileOf(account, home)]);

  const isSync = ({ name }: Call) => /sync/.test(name);
  const first = (what: string, fits: (call: Call) => boolean, after = -1): number => {
    const at = calls.findIndex((call, index) => index > after && fits(call));
    expect(at, what).toBeGreaterThan(after);
    return at;
  };
  /** The index of the call that completes temp file, fsync, rename, fsync of the folder. */
  const settled = (path: RegExp, after = -1): number => {
    const renamed = first(
      `rename to ${path}`,
      ({ name, paths }) => /^rename/.test(name) && path.test(paths[1] ?? ''),
      after,
    );
    const [temp = '', final = ''] = calls[renamed]?.paths ?? [];
    expect(temp).toMatch(/\/\.[^/]+\.tmp$/);
    const written = first(
      'write of the temp file',
      ({ name, paths }) => /write/.test(name) && paths[0] === temp,
    );
    const synced = first(
      'fsync of the temp file',
      (call) => isSync(call) && call.paths[0] === temp,
      written,
    );
    expect(synced).toBeLessThan(renamed);
    const folder = final.slice(0, final.lastIndexOf('/'));
    return first(
      'fsync of the folder',
      (call) => isSync(call) && call.paths[0] === folder,
      renamed,
    );
  };
  const original = settled(/^originals\/..\/[0-9a-f]{64}\.html$/);
  const image = settled(/^assets\/..\/[0-9a-f]{64}\.png$/);
  const html = settled(/\/article\.html$/, original);
  const json = settled(/\/article\.json$/, html);

  // The transaction: the first bytes of LevelDB's log that are synced after the original.
  const isLog = ({ paths }: Call) => /^IndexedDB\/.*\/\d+\.log$/.test(paths[0] ?? '');
  const begun = first(
    'the transaction',
    (call) => isLog(call) && /write/.test(call.name),
    Math.max(original, image),
  );
  const committed = first('its commit', (call) => isLog(call) && isSync(call), begun);
  expect(committed).toBeLessThan(html);
  expect(json).toBeGreaterThan(html);
  // Before that the database contained no word of the article.
  const told = first('the article in the log', (call) => isLog(call) && call.tells);
  expect(told).toBeGreaterThanOrEqual(begun);
  expect(told).toBeLessThanOrEqual(committed);
});
