import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { test } from './engine-page';
import { survivors } from './survivors';

const folder = join(import.meta.dirname, '../../../shared/data/xss');

test('leaves nothing of the public collections of hostile snippets', async ({ engine }) => {
  test.skip(!existsSync(folder), `the public collections of snippets are not in ${folder}`);
  const snippets = readdirSync(folder).flatMap((file) => {
    const cases: { html: string }[] = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    return cases.map(({ html }) => html);
  });
  expect(snippets.length).toBeGreaterThan(500);
  expect(await survivors(await engine.emptyPage(), snippets)).toEqual([]);
});
