import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ElectronApplication, expect, type Page } from '@playwright/test';
import type {} from '../../renderer/bridge';
import { longTestMs, profileOf, test } from './carrel';
import { holdClipboard } from './clipboard';
import { packetsIn, questionsIn } from './net-log';
import { startWebSite, type WebSite } from './web-site';

let site: WebSite;
test.beforeEach(async () => {
  site = await startWebSite();
});
test.afterEach(() => site.close());

const ledgerOf = (page: Page) =>
  page.evaluate(() => window.carrel.request('readLedger', '', 1_000));

/** Pastes as a user does: by the clipboard and the key. */
async function paste(app: ElectronApplication, page: Page, text: string): Promise<void> {
  const giveBack = await holdClipboard();
  await app.evaluate(({ clipboard }, pasted) => clipboard.writeText(pasted), text);
  await page.keyboard.press('Control+V');
  await expect(page.getByRole('dialog')).toBeVisible();
  giveBack();
}

test('adds addresses that are pasted, sent and only linked; then reads without a request', async ({
  openCarrel,
  library,
  account,
}) => {
  test.setTimeout(longTestMs);
  const profile = profileOf(account, library);
  mkdirSync(profile, { recursive: true });
  const allowedHosts = [new URL(site.origin).host];
  writeFileSync(join(profile, 'network.json'), JSON.stringify({ allowedHosts }));
  const at = (path: string) => `${site.origin}${path}`;
  const links = join(library, 'links.txt');
  writeFileSync(links, `${at('/lamps')}\tThe lamps\n${at('/gone')}\tA page that is gone\n`);
  const sent = `carrel://add?url=${encodeURIComponent(at('/korean'))}`;

  const { app, page } = await openCarrel({ args: [links, sent] });
  // A link from outside only asks.
  const dialog = page.getByRole('dialog', { name: 'Add an address' });
  const field = dialog.getByLabel('Address of a page');
  await expect(field).toHaveValue(at('/korean'));
  expect(site.asked).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  expect(site.asked).toEqual([]);

  // Pasted: several in lines, then one.
  await expect(page.getByRole('option')).toHaveCount(2);
  await page.getByRole('button', { name: 'Close import report' }).click();
  await paste(app, page, `${at('/lamps')}\n${at('/korean')}\n`);
  await expect(field).toHaveValue(`${at('/lamps')} ${at('/korean')}`);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await paste(app, page, `  ${at('/scripted')}\n`);
  await expect(field).toHaveValue(at('/scripted'));
  await dialog.getByLabel('Tags').fill('harbour, 등대');
  await field.press('Enter');
  const added = page.getByRole('option', { name: 'A scripted story' });
  await expect(added).toBeVisible({ timeout: 30_000 });
  await added.click();
  const frame = page.frameLocator('iframe[sandbox="allow-same-origin"]');
  await expect(frame.locator('.article-tags')).toContainText('harbour');

  // Only a link: its page is fetched into the same article.
  await page.getByRole('option', { name: 'The lamps' }).click();
  await frame.getByRole('button', { name: 'Fetch the page now' }).click();
  await expect(frame.getByText('Lamp 1. The harbour lamps')).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole('option')).toHaveCount(3);

  // A dead link: the archive is asked only when the user says so.
  await page.getByRole('option', { name: 'A page that is gone' }).click();
  await frame.getByRole('button', { name: 'Fetch the page now' }).click();
  const offer = page.getByRole('button', { name: /Wayback Machine/ });
  await expect(offer).toBeVisible({ timeout: 30_000 });
  const archive = `https://web.archive.org/web/2id_/${at('/gone')}`;
  expect((await ledgerOf(page)).map(({ url }) => url)).not.toContain(archive);
  await offer.click();
  await expect
    .poll(async () => (await ledgerOf(page)).map(({ url, why }) => `${why} ${url}`))
    .toContain(`archive ${archive}`);
  await page.getByRole('button', { name: 'Close import report' }).click();

  // Foreign script in our own page has no way out, although the proxy of the fetching session runs.
  const asked = site.asked.length;
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Page.setBypassCSP', { enabled: true });
  const outcome = await page.evaluate(async (there) => {
    new Image().src = `${there}/image`;
    new WebSocket(there.replace('http', 'ws'));
    navigator.sendBeacon(`${there}/beacon`, 'x');
    return fetch(`${there}/fetch`, { mode: 'no-cors' }).then(
      () => 'fetched',
      () => 'refused',
    );
  }, site.origin);
  await page.waitForTimeout(500);
  expect(outcome).toBe('refused');
  expect(site.asked).toHaveLength(asked);

  // The settings list every request, and switch all of it off.
  await page.keyboard.press('Control+,');
  await page.getByRole('tab', { name: 'Network' }).click();
  const ledger = page.getByRole('region', { name: 'All requests' });
  await expect(ledger.getByText(at('/story.json'))).toBeVisible();
  await page.getByRole('searchbox', { name: 'Find a request' }).fill('page lamps 200');
  await expect(ledger.getByRole('row')).toHaveCount(2);
  await page.getByText('Fetch pages and feeds from the network').click();
  await expect(page.getByText('Nothing is ever fetched.')).toBeVisible();
  await page.keyboard.press('Escape');
  const count = site.asked.length;
  await paste(app, page, at('/lamps'));
  await expect(field).toHaveValue(at('/lamps'));
  await field.press('Enter');
  await expect(dialog.getByRole('status')).toContainText('switched off');
  expect(site.asked).toHaveLength(count);
  // On again, by the user's own click.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+,');
  await page.getByRole('tab', { name: 'Network' }).click();
  await page.getByText('Fetch pages and feeds from the network').click();
  await expect(page.getByText('Only the addresses and feeds')).toBeVisible();
  await app.close();

  // Reading afterwards, with fetching switched on: no packet, no question, no request.
  const netLog = join(library, 'net-log.json');
  const again = await openCarrel({ args: [`--log-net-log=${netLog}`] });
  const known = await ledgerOf(again.page);
  for (const name of ['A scripted story', 'Harbour lamps']) {
    await again.page.getByRole('option', { name }).click();
    const shown = again.page.frameLocator('iframe[sandbox="allow-same-origin"]');
    await expect(shown.getByText(/^(?:Lamp|Script) 1\./).first()).toBeVisible();
    await again.page.keyboard.press('o');
    await again.page.waitForTimeout(700);
    await again.page.keyboard.press('Escape');
  }
  expect(await ledgerOf(again.page)).toEqual(known);
  expect(await again.page.evaluate(() => window.carrel.request('cancelledRequests'))).toBe(0);
  await again.app.close();
  expect(site.asked).toHaveLength(count);
  const log = readFileSync(netLog, 'utf8');
  expect(log.length, 'the log was written').toBeGreaterThan(1_000);
  expect(log).not.toContain(site.origin);
  expect(questionsIn(log)).toEqual([]);
  expect(packetsIn(log)).toEqual([]);
});
