// What the desktop hands over: files that are opened with Carrel, by a second process.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { en } from '../../renderer/ui/i18n/en';
import { electronPath, repository, runToEnd, switches, test } from './carrel';

const rows = (page: Page) => page.getByRole('option');
const heading = (page: Page, name: string) =>
  page
    .frameLocator('iframe[sandbox="allow-same-origin"]')
    .getByRole('heading', { name, exact: true });
const report = (page: Page) =>
  page.getByRole('complementary', { name: en.import.title }).getByRole('grid');

function savePage(folder: string, name: string): string {
  const path = join(folder, `${name}.html`);
  const body = `<p>${`At the ${name} the tide went out and came in again, as it does. `.repeat(12)}</p>`;
  writeFileSync(
    path,
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>The ${name}</title><article><h1>The ${name}</h1>${body.repeat(6)}</article></html>`,
  );
  return path;
}

test('a file opened from the desktop is shown, and many open the report', async ({
  account,
  library,
  openCarrel,
}) => {
  const folder = join(library, 'saved');
  mkdirSync(folder, { recursive: true });
  const [harbour, lighthouse, quay, pier] = ['harbour', 'lighthouse', 'quay', 'pier'].map((name) =>
    savePage(folder, name),
  ) as [string, string, string, string];
  const { app, page } = await openCarrel({ args: [harbour] });
  const open = (...files: string[]) =>
    runToEnd(electronPath, [...switches, repository, '--library', library, ...files], {
      environment: account,
    });

  await test.step('the file that has started Carrel', async () => {
    await expect(heading(page, 'The harbour')).toBeVisible();
    await expect(page.getByText(en.import.opened('The harbour'))).toBeVisible();
    await expect(page.getByRole('complementary', { name: en.import.title })).toHaveCount(0);
  });

  await test.step('a file in the running window, which comes to the front', async () => {
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
    expect(await open(lighthouse)).toMatchObject({ code: 0 });
    await expect(heading(page, 'The lighthouse')).toBeVisible();
    await expect
      .poll(() =>
        app.evaluate(({ BrowserWindow }) =>
          BrowserWindow.getAllWindows().some(
            (window) => window.isVisible() && !window.isMinimized(),
          ),
        ),
      )
      .toBe(true);
  });

  await test.step('a file whose article is in the library, also while something else is listed', async () => {
    await page.keyboard.press('/');
    await page.keyboard.type('lighthouse');
    await expect(rows(page)).toHaveCount(1);
    await open(harbour);
    await expect(heading(page, 'The harbour')).toBeVisible();
    await expect(page.getByText(en.import.wasThere('The harbour'))).toBeVisible();
    await expect(rows(page)).toHaveCount(2);
  });

  await test.step('many files', async () => {
    await open(quay, pier, harbour);
    await expect(report(page)).toBeVisible();
    await expect(report(page).getByRole('row')).toHaveCount(3);
    await expect(heading(page, 'The harbour')).toBeVisible();
    await page.getByRole('button', { name: en.import.close }).click();
  });

  await test.step('a file that cannot be read', async () => {
    const empty = join(folder, 'empty.html');
    writeFileSync(empty, '');
    await open(empty);
    await expect(page.getByText(en.import.failures['empty-file'])).toBeVisible();
    await expect(heading(page, 'The harbour')).toBeVisible();
  });
});
