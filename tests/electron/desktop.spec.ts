// What the desktop hands over: files that are opened with Carrel, by a second process.
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { en } from '../../renderer/ui/i18n/en';
import { electronPath, repository, runToEnd, switches, test } from './carrel';
import { listAll } from './shelf';

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

  await test.step('an article is dragged out as a file, and shown in the file manager', async () => {
    await app.evaluate(({ BrowserWindow, shell }) => {
      for (const { webContents } of BrowserWindow.getAllWindows()) {
        webContents.startDrag = (item) => void Object.assign(globalThis, { dragged: item.files });
      }
      shell.showItemInFolder = (path) => void Object.assign(globalThis, { shownFile: path });
    });
    const row = rows(page).filter({ hasText: 'The harbour' });
    await row.click();
    await row.evaluate((element) =>
      element.dispatchEvent(new DragEvent('dragstart', { bubbles: true, cancelable: true })),
    );
    const dragged = () =>
      app.evaluate(() => (globalThis as { dragged?: string[] }).dragged?.[0] ?? '');
    await expect.poll(dragged).toMatch(/[\\/]The harbour\.html$/);
    expect(readFileSync(await dragged())).toEqual(readFileSync(harbour));
    await row.click({ button: 'right' });
    await page.getByRole('menuitem', { name: en.transfer.show }).click();
    await expect
      .poll(() => app.evaluate(() => (globalThis as { shownFile?: string }).shownFile ?? ''))
      .toMatch(/articles.*article\.html$/);
  });

  await test.step('a file that cannot be read', async () => {
    const empty = join(folder, 'empty.html');
    writeFileSync(empty, '');
    await open(empty);
    await expect(page.getByText(en.import.failures['empty-file'])).toBeVisible();
    await expect(heading(page, 'The harbour')).toBeVisible();
  });
});

test('xdg-open follows a link, and gio open shows a saved page', async ({
  account,
  carrel,
  library,
  openCarrel,
}, testInfo) => {
  test.skip(process.platform !== 'linux', 'these are tools of Linux desktops');
  const data = testInfo.outputPath('data');
  const applications = join(data, 'applications');
  mkdirSync(applications, { recursive: true });
  const words = [electronPath, ...switches, repository, '--library', library];
  const program = testInfo.outputPath('carrel');
  writeFileSync(program, `#!/bin/sh\nexec ${words.map((word) => `'${word}'`).join(' ')} "$@"\n`);
  chmodSync(program, 0o755);
  const types = ['x-scheme-handler/carrel', 'application/x-mimearchive', 'multipart/related'];
  // As the package's entry: `%U` passes links, and files as file: addresses.
  writeFileSync(
    join(applications, 'carrel.desktop'),
    `[Desktop Entry]\nType=Application\nName=Carrel\nExec=${program} %U\nMimeType=${types.join(';')};\n`,
  );
  const environment = { ...account, XDG_DATA_HOME: data };
  const run = (program: string, ...args: string[]) => runToEnd(program, args, { environment });
  expect(await run('xdg-mime', 'default', 'carrel.desktop', ...types)).toMatchObject({ code: 0 });

  const saved = savePage(testInfo.outputPath(), 'harbour');
  const { page } = await openCarrel();
  await carrel(['import', saved]);
  const [article] = await listAll(carrel);
  expect(await run('xdg-open', `carrel://article/${article?.id}`)).toMatchObject({ code: 0 });
  await expect(heading(page, 'The harbour')).toBeVisible();

  const mhtml = testInfo.outputPath('등대 page.mhtml');
  const html = readFileSync(savePage(testInfo.outputPath(), 'lighthouse'), 'utf8');
  writeFileSync(
    mhtml,
    `From: <Saved by Blink>\r\nSnapshot-Content-Location: https://a.example/l\r\nSubject: L\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----b"\r\n\r\n------b\r\nContent-Type: text/html\r\nContent-Location: https://a.example/l\r\n\r\n${html}\r\n------b--\r\n`,
  );
  expect(await run('gio', 'open', mhtml)).toMatchObject({ code: 0 });
  await expect(heading(page, 'The lighthouse')).toBeVisible();
});
