import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { openEnginePage } from './engine-page';
import { survivors } from './survivors';

const folder = join(import.meta.dirname, '../../../shared/data/xss');

test('leaves nothing of the public collections of hostile snippets', async () => {
  test.skip(!existsSync(folder), 'skipped: no data');
  const snippets = readdirSync(folder).flatMap((file) => {
    const cases: { html: string }[] = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    return cases.map(({ html }) => html);
  });
  const { page, close } = await openEnginePage();
  try {
    expect(snippets.length).toBeGreaterThan(500);
    expect(await survivors(page, snippets)).toEqual([]);
  } finally {
    await close();
  }
});
