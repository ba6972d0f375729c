/** Chromium, driven by Playwright. Its toolbar is clicked by the DevTools protocol. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CDPSession, chromium, type Page } from '@playwright/test';
import ids from '../../extension/ids.json' with { type: 'json' };
import { type BrowserDriver, type BrowserPlace, hostManifest } from './driver';
import { Popup } from './popup';
import { NAMES } from './site';

export interface ChromiumDriver extends BrowserDriver {
  /** Opens another tab behind the one that is shown. */
  openBehind(url: string): Promise<void>;
  /** The popup that the last click opened. */
  popup(): Promise<Popup>;
}

export async function openChromium(
  executablePath: string,
  { folder, extension, launcher, environment }: BrowserPlace,
): Promise<ChromiumDriver> {
  const profile = join(folder, 'chromium');
  const hosts = join(profile, 'NativeMessagingHosts');
  mkdirSync(hosts, { recursive: true });
  const allowed = { allowed_origins: [`chrome-extension://${ids.chromium}/`] };
  writeFileSync(join(hosts, 'carrel.json'), hostManifest(launcher, allowed));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: false,
    env: { ...process.env, ...environment } as Record<string, string>,
    args: [
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
      '--enable-unsafe-extension-debugging',
      `--host-resolver-rules=${NAMES.map((name) => `MAP ${name} 127.0.0.1`).join(',')}`,
    ],
  });
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  const page = context.pages()[0] ?? (await context.newPage());
  const session = await context.browser()?.newBrowserCDPSession();
  if (!session) throw new Error('Playwright knows no browser of this context');
  return {
    openBehind: async (url) => {
      await (await context.newPage()).goto(url);
      await page.bringToFront();
    },
    open: async (url) => void (await page.goto(url)),
    run: async (script) => void (await page.evaluate(script)),
    click: () => clickButton(session, page),
    sign: () =>
      worker.evaluate(async () => {
        const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
        const tabId = tab?.id ?? -1;
        const [text, title] = await Promise.all([
          chrome.action.getBadgeText({ tabId }),
          chrome.action.getTitle({ tabId }),
        ]);
        return { text, title };
      }),
    popup: () => Popup.find(session),
    close: () => context.close(),
  };
}

async function clickButton(session: CDPSession, page: Page): Promise<void> {
  const { targetInfos } = await session.send('Target.getTargets', { filter: [{}] });
  const tab = targetInfos.find(({ type, url }) => type === 'tab' && url === page.url());
  if (!tab) throw new Error(`no tab shows ${page.url()}`);
  // Playwright's types are older than this command.
  const send = session.send.bind(session) as (command: string, values: object) => Promise<unknown>;
  await send('Extensions.triggerAction', { id: ids.chromium, targetId: tab.targetId });
}
