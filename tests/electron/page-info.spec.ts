// Where an article came from and what is kept of it, by the keyboard.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { en } from '../../renderer/ui/i18n/en';
import { test } from './carrel';
import { drop } from './drop';

const words = en.pageInfo;

test('page info states source, hash, check and requests, and shows the file', async ({
  clipboard,
  openCarrel,
  library,
}) => {
  const { app, page } = await openCarrel();
  const folder = join(library, 'saved');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'harbour.html');
  writeFileSync(
    file,
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The harbour at night</title><link rel="canonical" href="https://example.org/harbour"></head><body><article><h1>The harbour at night</h1><p>${'The tide went out and came in again, as it does. '.repeat(12)}</p><p><img src="https://example.org/quay.jpg" alt="The quay"></p></article></body></html>`,
  );
  const hash = createHash('sha256').update(readFileSync(file)).digest('hex');
  await drop(page, [folder]);
  await page.getByRole('option').filter({ hasText: 'The harbour at night' }).click();

  const dialog = page.getByRole('dialog', { name: words.title });
  const lineOf = (name: string) =>
    dialog
      .locator('.page-info-line', { has: page.locator('dt', { hasText: new RegExp(`^${name}$`) }) })
      .locator('dd');

  await test.step('of an unchanged file', async () => {
    await page.keyboard.press('i');
    await expect(lineOf(words.sha256)).toHaveText(hash);
    await expect(lineOf(words.check)).toHaveText(words.states.ok);
    await expect(lineOf(words.size)).toHaveText(words.bytes(readFileSync(file).length));
    await expect(lineOf(words.original)).toHaveText('harbour.html');
    await expect(lineOf(words.requests)).toHaveText(words.requestsOf(0));
    await expect(lineOf(words.missingImage)).toHaveText('https://example.org/quay.jpg');
    await page.screenshot({ path: test.info().outputPath('page-info.png') });
  });

  await test.step('the file in the file manager, by the hash of the original', async () => {
    await app.evaluate(({ shell }) => {
      shell.showItemInFolder = (path) => Object.assign(globalThis, { shownItem: path });
    });
    await dialog.getByRole('button', { name: words.show }).press('Enter');
    await expect
      .poll(() => app.evaluate(() => (globalThis as { shownItem?: string }).shownItem))
      .toContain(join('originals', hash.slice(0, 2), hash));
    await dialog.getByRole('button', { name: words.copy }).press('Enter');
    await expect(page.getByText(words.copied)).toBeAttached();
    const copied = await clipboard(app);
    expect(copied).toContain(`${words.sha256}: ${hash}`);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  });

  await test.step('after the file was changed, and a request was stopped', async () => {
    const below = join(library, 'originals', hash.slice(0, 2));
    writeFileSync(join(below, readdirSync(below)[0] ?? ''), 'changed');
    await app.evaluate(({ session }) =>
      session.defaultSession.fetch('http://canary.invalid/').then(
        () => {},
        () => {},
      ),
    );
    await page.keyboard.press('i');
    await expect(lineOf(words.check)).toHaveText(words.states.damaged);
    await expect(lineOf(words.requests)).toHaveText(words.requestsOf(1));
  });
});
