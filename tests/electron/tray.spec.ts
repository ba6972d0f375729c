// Carrel without its window: the tray, the quick search, and what is told of new articles meanwhile.
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { type ElectronApplication, expect, type Page } from '@playwright/test';
import { en } from '../../renderer/ui/i18n/en';
import { electronPath, repository, runToEnd, switches, test } from './carrel';
import { listAll, titleOf, writePages } from './shelf';

const rows = (page: Page) => page.getByRole('option');
const heading = (page: Page, name: string) =>
  page
    .frameLocator('iframe[sandbox="allow-same-origin"]')
    .getByRole('heading', { name, exact: true });

/** How many windows of this page are seen. */
const seen = (app: ElectronApplication, page = 'index.html') =>
  app.evaluate(
    ({ BrowserWindow }, name) =>
      BrowserWindow.getAllWindows().filter(
        (each) => each.isVisible() && each.webContents.getURL().endsWith(name),
      ).length,
    page,
  );

interface Told {
  told: { title: string; body: string; click(): void }[];
}

test('goes on in the tray, tells of new articles, and searches from there', async ({
  account,
  carrel,
  library,
  openCarrel,
}, testInfo) => {
  const pages = writePages(testInfo.outputPath(), 4);
  const watched = testInfo.outputPath('watched');
  mkdirSync(watched);
  const { app, page } = await openCarrel();
  await carrel(['import', join(pages, 'page-0000.html')]);
  const start = (...args: string[]) =>
    runToEnd(electronPath, [...switches, repository, '--library', library, ...args], {
      environment: account,
    });
  // The desktop's notifications are not there in a test.
  await app.evaluate(({ dialog, Notification }, path) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] });
    const kept: Told = { told: [] };
    Object.assign(globalThis, kept);
    Notification.isSupported = () => true;
    Notification.prototype.show = function show() {
      kept.told.push({ title: this.title, body: this.body, click: () => this.emit('click') });
    };
  }, watched);
  const told = () =>
    app.evaluate(() =>
      (globalThis as unknown as Told).told.map(({ title, body }) => `${title} | ${body}`),
    );

  await test.step('starts at login only when it is switched on', async () => {
    const entry = join(account.XDG_CONFIG_HOME, 'autostart', 'carrel.desktop');
    await page.keyboard.press('Control+,');
    const toggle = page.getByRole('switch', { name: en.desktop.startAtLogin });
    await expect(toggle).not.toBeChecked();
    expect(existsSync(entry)).toBe(false);
    await page.getByText(en.desktop.startAtLogin).click();
    await expect(toggle).toBeChecked();
    expect(readFileSync(entry, 'utf8')).toMatch(/^Exec=.*"--library" .*"--in-tray"$/m);
    await page.getByRole('tab', { name: en.watch.title }).click();
    await page.getByRole('button', { name: en.watch.add }).click();
    await expect(page.getByRole('listitem').filter({ hasText: watched })).toContainText(
      en.watch.states.watching,
    );
    await page.keyboard.press('Escape');
  });

  await test.step('a closed window is hidden, and what comes in is told', async () => {
    await app.evaluate(({ BrowserWindow }) => {
      for (const each of BrowserWindow.getAllWindows()) if (each.isVisible()) each.close();
    });
    await expect.poll(() => seen(app)).toBe(0);
    renameSync(join(pages, 'page-0001.html'), join(watched, 'page-0001.html'));
    await expect.poll(told).toEqual([`${titleOf(1)} | ${en.watch.arrivedFrom('watched')}`]);
    renameSync(join(pages, 'page-0002.html'), join(watched, 'page-0002.html'));
    await expect.poll(told).toHaveLength(2);
    expect((await told())[1]).toContain(en.watch.arrived(2));
  });

  await test.step('a click shows what came', async () => {
    await app.evaluate(() => (globalThis as unknown as Told).told.at(-1)?.click());
    await expect.poll(() => seen(app)).toBe(1);
    await expect(page.locator('[role=option][aria-selected=true]')).toHaveCount(2);
    await expect(rows(page)).toHaveCount(3);
  });

  await test.step('the quick search opens an article', async () => {
    await app.evaluate(({ BrowserWindow }) => {
      for (const each of BrowserWindow.getAllWindows()) if (each.isVisible()) each.close();
    });
    const opened = app.waitForEvent('window');
    await start('--quick-search');
    const quick = await opened;
    await expect(quick.getByText(en.quick.hint)).toBeVisible();
    expect(await seen(app)).toBe(0);
    await quick.keyboard.type(titleOf(2));
    await expect(rows(quick).first()).toContainText(titleOf(2));
    await expect(quick.locator('mark').first()).toBeVisible();
    const closed = quick.waitForEvent('close');
    await quick.keyboard.down('Enter');
    await closed;
    await expect.poll(() => seen(app)).toBe(1);
    await expect(heading(page, titleOf(2))).toBeVisible();
  });

  await test.step('switched off, a closed window is the end', async () => {
    await start('--find');
    await expect(page.getByRole('combobox').or(page.getByRole('searchbox')).first()).toBeFocused();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+,');
    await page.getByText(en.desktop.startAtLogin).click();
    await expect(page.getByRole('switch', { name: en.desktop.startAtLogin })).not.toBeChecked();
    expect(existsSync(join(account.XDG_CONFIG_HOME, 'autostart', 'carrel.desktop'))).toBe(false);
    const opened = app.waitForEvent('window');
    await start('--quick-search');
    const quick = await opened;
    await expect(quick.getByText(en.quick.hint)).toBeVisible();
    const axe = new AxeBuilder({ page: quick }).setLegacyMode();
    const { violations } = await axe
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
      .analyze();
    expect(violations).toEqual([]);
    // The window is closed; the quick search holds the process, and does not hold up its end.
    const closed = page.waitForEvent('close');
    await app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows().filter((each) =>
        each.webContents.getURL().endsWith('index.html'),
      );
      window?.close();
    });
    await closed;
    expect(await seen(app, 'quick.html')).toBe(1);
    const ended = app.waitForEvent('close');
    await app.evaluate(({ app: carrel }) => carrel.quit()).catch(() => {});
    await ended;
  });

  expect(await listAll(carrel)).toHaveLength(3);
});
