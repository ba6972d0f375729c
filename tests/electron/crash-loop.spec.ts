// Windows that crash again and again are loaded again a few times; then a reason is shown.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import english from '../../resources/locales/en.json' with { type: 'json' };
import { profileOf, test } from './carrel';
import { writePages } from './shelf';

test('a page that crashes at each load is replaced by one that says what to do', async ({
  library,
  account,
  openCarrel,
}) => {
  const { app } = await openCarrel();
  await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows().filter((each) => each.isVisible());
    if (window === undefined) throw new Error('no window');
    // Crashes the renderer at every load of the page, as a fault of its code would; other pages are
    // left alone.
    const crash = () => {
      if (window.webContents.getURL().endsWith('/index.html')) {
        window.webContents.forcefullyCrashRenderer();
      }
    };
    window.webContents.on('dom-ready', crash);
    crash();
  });
  const shown = () =>
    app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows().filter((each) => each.isVisible());
      return window?.webContents.getURL();
    });
  await expect.poll(shown, { timeout: 30_000 }).toBe('app://carrel/failure.html');
  const text = await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows().filter((each) => each.isVisible());
    return window?.webContents.executeJavaScript('document.body.innerText');
  });
  expect(text).toContain(english.native.failure.title);

  const log = readFileSync(join(profileOf(account, library), 'carrel.log'), 'utf8');
  expect(log.match(/page\.loaded-again crashed/g)).toHaveLength(3);
  expect(log.match(/page\.given-up crashed/g)).toHaveLength(1);

  // A key loads the page again once it no longer crashes.
  await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows().filter((each) => each.isVisible());
    window?.webContents.removeAllListeners('dom-ready');
    window?.webContents.sendInputEvent({ type: 'keyDown', keyCode: 'R' });
  });
  await expect.poll(shown, { timeout: 30_000 }).toBe('app://carrel/index.html');
});

test('an import window that ends at each start ends the command with a reason', async ({
  library,
  carrel,
  openCarrel,
}) => {
  const pages = writePages(library, 3);
  const { app } = await openCarrel();
  const hasImporter = () =>
    app.evaluate(({ webContents }) =>
      webContents.getAllWebContents().some((each) => each.getURL().endsWith('/import.html')),
    );
  await expect.poll(hasImporter).toBe(true);
  await app.evaluate(({ app: electron, webContents }) => {
    electron.on('web-contents-created', (_event, contents) => {
      contents.on('did-navigate', (_navigation, url) => {
        if (url.endsWith('/import.html')) contents.forcefullyCrashRenderer();
      });
    });
    for (const each of webContents.getAllWebContents()) {
      if (each.getURL().endsWith('/import.html')) each.forcefullyCrashRenderer();
    }
  });
  const result = await carrel(['import', pages]);
  expect(result).toMatchObject({ code: 3 });
  expect(result.stdout).toContain('3 failed');
  const verified = await carrel(['verify']);
  expect(verified.code).toBe(3);
  expect(verified.stderr).toMatch(/import window/);
});
