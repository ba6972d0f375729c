import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type {} from '../../renderer/bridge';
import { test } from './carrel';
import { hostilePage } from './hostile-page';
import { questionsIn } from './net-log';

// Reserved for never resolving (RFC 2606); the log would still show the question.
const host = 'canary.invalid';

let server: Server;
let requests: string[];

test.beforeEach(async () => {
  requests = [];
  server = createServer((request, response) => {
    requests.push(request.url ?? '');
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
test.afterEach(() => server.close());

test('a page that tries everything asks nobody, in the reader and as it came', async ({
  openCarrel,
  library,
}) => {
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const file = join(library, 'hostile.html');
  const netLog = join(library, 'net-log.json');
  writeFileSync(file, hostilePage(address, host));

  const { app, page } = await openCarrel({ args: [`--log-net-log=${netLog}`, file] });
  const row = page.getByRole('option', { name: 'A page that wants out' });
  await row.click();
  const frame = page.frameLocator('iframe[sandbox="allow-same-origin"]');
  await expect(frame.getByText('There is enough text').first()).toBeVisible();
  // Hints and refreshes act after the page is drawn.
  await page.waitForTimeout(1_500);
  expect(await frame.locator('html').getAttribute('data-ran')).toBeNull();

  await page.keyboard.press('o');
  await expect(frame.getByRole('heading', { name: 'A page that wants out' })).toBeVisible();
  await page.waitForTimeout(1_500);
  expect(await frame.locator('html').getAttribute('data-ran')).toBeNull();
  expect(await frame.locator('body').getAttribute('data-ran')).toBeNull();
  expect(await page.title()).not.toBe('owned');
  expect(page.url()).toMatch(/^app:\/\/carrel\//);
  await app.close();

  expect(requests).toEqual([]);
  const log = readFileSync(netLog, 'utf8');
  expect(log.length, 'the log was written').toBeGreaterThan(1_000);
  expect(log).not.toContain(host);
  expect(log).not.toContain(address);
  expect(questionsIn(log)).toEqual([]);
});

test('no window of ours can be moved, opened or asked for more', async ({ openCarrel }) => {
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { app, page } = await openCarrel();
  await page.waitForLoadState();
  await page.waitForTimeout(500);
  const windows = app.windows().length;
  const answers = await page.evaluate(async (there) => {
    const outcome = async (work: () => unknown) => {
      try {
        return String(await work());
      } catch (error) {
        return (error as Error).name;
      }
    };
    return {
      opened: await outcome(() => window.open(there)),
      fetched: await outcome(() => fetch(there)),
      node: typeof (globalThis as { require?: unknown }).require,
      process: typeof (globalThis as { process?: unknown }).process,
      injected: await outcome(() => {
        const script = document.createElement('script');
        script.textContent = 'window.injected = true';
        document.body.append(script);
        return 'injected' in window;
      }),
      place: await outcome(
        async () => (await navigator.permissions.query({ name: 'geolocation' })).state,
      ),
      notice: await outcome(() => Notification.requestPermission()),
      unknown: await outcome(() => window.carrel.request('openExternal', 'file:///etc/passwd')),
      wrong: await outcome(() => window.carrel.request('openExternal', 7 as never)),
      notMine: await outcome(() => window.carrel.request('nextCommand')),
    };
  }, address);
  expect(answers).toEqual({
    opened: 'null',
    fetched: 'TypeError',
    node: 'undefined',
    process: 'undefined',
    injected: 'false',
    place: 'denied',
    notice: 'denied',
    unknown: 'false',
    wrong: 'Error',
    notMine: 'Error',
  });
  await page.evaluate((there) => {
    location.href = there;
  }, address);
  await page.waitForTimeout(500);
  expect(page.url()).toMatch(/^app:\/\/carrel\//);
  expect(app.windows()).toHaveLength(windows);
  expect(requests).toEqual([]);
});
