// Links of the scheme carrel:, as a browser or a notes app hands them over: by a second process.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { deepLink, readDeepLink } from '../../renderer/core/highlights/deep-link';
import { en } from '../../renderer/ui/i18n/en';
import { electronPath, repository, runToEnd, switches, test } from './carrel';
import { drop } from './drop';
import { expectInSight } from './in-sight';
import { listAll } from './shelf';

const rows = (page: Page) => page.getByRole('option');
const reader = (page: Page) => page.frameLocator('iframe[sandbox="allow-same-origin"]');
const words = 'Cranes stood over the quay — like herons.';

function savePages(library: string): string[] {
  const folder = join(library, 'saved');
  mkdirSync(folder, { recursive: true });
  const filler = `<p>${'The tide went out and came in again, as it does. '.repeat(12)}</p>`.repeat(
    12,
  );
  return ['harbour', 'lighthouse'].map((name) => {
    const path = join(folder, `${name}.html`);
    const body = `${filler}<p>At the ${name}: ${words} Nobody spoke.</p>${filler}`;
    writeFileSync(
      path,
      `<!doctype html><html lang="en"><meta charset="utf-8"><title>The ${name}</title><article><h1>The ${name}</h1>${body}</article></html>`,
    );
    return path;
  });
}

const selected = (page: Page) =>
  reader(page)
    .locator('body')
    .evaluate((body) => String(body.ownerDocument.getSelection()));

test('a link opens its article at the words, and nothing else', async ({
  account,
  carrel,
  library,
  openCarrel,
}) => {
  const { app, page } = await openCarrel();
  await drop(page, savePages(library));
  await expect(rows(page)).toHaveCount(2);
  const articles = await listAll(carrel);
  const idOf = (title: string) => articles.find((each) => each.title === title)?.id ?? '';
  const open = (...args: string[]) =>
    runToEnd(electronPath, [...switches, repository, '--library', library, ...args], {
      environment: account,
    });
  const passage = { quote: 'Cranes stood over the quay', prefix: '', suffix: '' };

  await test.step('in the running window', async () => {
    await page.keyboard.press('/');
    await page.keyboard.type('lighthouse');
    await expect(rows(page)).toHaveCount(1);
    expect(await open(deepLink(idOf('The harbour'), passage))).toMatchObject({ code: 0 });
    await expect(reader(page).getByRole('heading', { name: 'The harbour' })).toBeAttached();
    await expect.poll(() => selected(page)).toBe(passage.quote);
    await expectInSight(reader(page).getByText(words));
    await expect(rows(page)).toHaveCount(2);
    // Another visit of the article does not select the words again.
    await rows(page).filter({ hasText: 'The lighthouse' }).click();
    await expect(reader(page).getByRole('heading', { name: 'The lighthouse' })).toBeVisible();
    await rows(page).filter({ hasText: 'The harbour' }).click();
    await expect(reader(page).getByRole('heading', { name: 'The harbour' })).toBeAttached();
    expect(await selected(page)).toBe('');
  });

  await test.step('at an original, and with words that are gone', async () => {
    await page.keyboard.press('o');
    await expect(page.getByText(en.reader.originalNote('harbour.html'))).toBeVisible();
    await open(deepLink(idOf('The harbour'), { ...passage, quote: 'no such words in it' }));
    await expect(page.getByText(en.links.wordsMissing)).toBeVisible();
    await expect(reader(page).getByRole('heading', { name: 'The harbour' })).toBeAttached();
  });

  await test.step('of an article that is not there', async () => {
    await open('carrel://article/01JCARRE1TESTARTXC1E000001#x');
    await expect(page.getByText(en.links.unknown)).toBeVisible();
  });

  await test.step('that is no link to an article', async () => {
    for (const link of [
      `carrel://article/${idOf('The harbour')}/../x`,
      'carrel://settings',
      `carrel://evil.example/article/${idOf('The harbour')}`,
    ]) {
      await open(link);
      await expect(page.getByText(en.links.refused)).toBeVisible();
      await open('carrel://article/01JCARRE1TESTARTXC1E000001');
      await expect(page.getByText(en.links.unknown)).toBeVisible();
    }
    expect(readDeepLink('carrel://settings')).toBeNull();
    await expect(reader(page).getByRole('heading', { name: 'The harbour' })).toBeAttached();
  });

  await test.step('when Carrel is closed', async () => {
    await app.close();
    const again = await openCarrel({ args: [deepLink(idOf('The lighthouse'), passage)] });
    await expect.poll(() => selected(again.page)).toBe(passage.quote);
    await expect(
      reader(again.page).getByRole('heading', { name: 'The lighthouse' }),
    ).toBeAttached();
  });
});
