// Every command prints with --json and --jsonl what docs/cli.md says.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { longTestMs, test } from './carrel';
import { allKeys, comparisons } from './command-calls';

test('every command prints the JSON that docs/cli.md says', async ({ carrel, openCarrel }) => {
  test.setTimeout(longTestMs);
  await openCarrel();
  const folder = mkdtempSync(join(tmpdir(), 'carrel-answers-'));
  const compared = await comparisons({
    run: (args, stdin) => carrel(args, { stdin }),
    path: (name) => join(folder, name),
    write: writeFileSync,
  });
  expect(compared.filter(({ fault }) => fault !== null)).toEqual([]);
  expect([...new Set(compared.map(({ key }) => key))].sort()).toEqual([...allKeys].sort());
});
