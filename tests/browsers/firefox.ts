/** Firefox, driven by Marionette. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import ids from '../../extension/ids.json' with { type: 'json' };
import { type BrowserDriver, type BrowserPlace, hostManifest } from './driver';
import { Marionette } from './marionette';
import { NAMES } from './site';

/** Firefox makes names of elements out of the add-on's id. */
const ELEMENT = ids.firefox.replace(/[^a-z0-9]/g, '_');

const preferences = {
  'network.dns.localDomains': NAMES.join(','),
  'browser.shell.checkDefaultBrowser': false,
  'browser.aboutwelcome.enabled': false,
  'browser.startup.page': 0,
  'datareporting.policy.dataSubmissionEnabled': false,
  'app.update.enabled': false,
  'marionette.port': 0,
};

export interface FirefoxDriver extends BrowserDriver {
  /** The addresses of all tabs. */
  tabs(): Promise<string[]>;
  /** Leaves one empty tab. */
  closeOtherTabs(): Promise<void>;
  /** Carries out the extension's command on this letter, as the key with its modifiers does. */
  pressKey(letter: string): Promise<void>;
  /** What a user does who presses "Allow" and then the browser's own button. */
  allowAllSites(): Promise<void>;
}

export async function openFirefox(
  executable: string,
  { folder, extension, launcher, environment }: BrowserPlace,
): Promise<FirefoxDriver> {
  const [profile, home] = [join(folder, 'firefox'), join(folder, 'home')];
  const hosts = join(home, '.mozilla', 'native-messaging-hosts');
  for (const each of [profile, hosts]) mkdirSync(each, { recursive: true });
  const allowed = { allowed_extensions: [ids.firefox] };
  writeFileSync(join(hosts, 'carrel.json'), hostManifest(launcher, allowed));
  const lines = Object.entries(preferences).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  );
  writeFileSync(join(profile, 'user.js'), lines.join('\n'));
  const child = spawn(
    executable,
    ['--marionette', '--remote-allow-system-access', '--profile', profile, '--no-remote'],
    { env: { ...process.env, ...environment, HOME: home }, stdio: 'ignore' },
  );
  const marionette = await Marionette.connect(await portOf(child, profile));
  await marionette.send('Addon:Install', { path: extension, temporary: true });
  await marionette.chrome(
    `CustomizableUI.addWidgetToArea('${ELEMENT}-browser-action', CustomizableUI.AREA_NAVBAR); resolve();`,
  );
  return {
    open: async (url) => {
      await closePanels(marionette);
      await marionette.send('WebDriver:Navigate', { url }).catch((error) => {
        // A PDF is shown by the browser and never says that it is loaded.
        if (!url.endsWith('.pdf')) throw error;
      });
    },
    run: async (script) => {
      await marionette.send('WebDriver:ExecuteScript', { script, args: [], sandbox: 'default' });
    },
    click: () => marionette.chrome(`document.getElementById('${ELEMENT}-BAP').click(); resolve();`),
    sign: () =>
      marionette.chrome(`
        const button = document.getElementById('${ELEMENT}-BAP');
        const { extensionTitle } = JSON.parse(button.getAttribute('data-l10n-args') ?? '{}');
        resolve({ text: button.getAttribute('badge') ?? '', title: extensionTitle ?? '' });`),
    tabs: () =>
      marionette.chrome(
        'resolve([...gBrowser.tabs].map((tab) => tab.linkedBrowser.currentURI.spec));',
      ),
    closeOtherTabs: () =>
      marionette.chrome(
        'while (gBrowser.tabs.length > 1) gBrowser.removeTab(gBrowser.tabs.at(-1)); resolve();',
      ),
    pressKey: (letter) =>
      marionette.chrome(
        `document.querySelector('#ext-keyset-id-${ELEMENT} key[key="${letter}" i]').doCommand(); resolve();`,
      ),
    allowAllSites: () =>
      marionette.chrome(`
        const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
        const { extension } = WebExtensionPolicy.getByID('${ids.firefox}');
        ExtensionPermissions.add('${ids.firefox}', { permissions: [], origins: ['<all_urls>'] }, extension).then(() => resolve());`),
    async close() {
      marionette.close();
      const ended = new Promise((resolve) => child.once('close', resolve));
      child.kill();
      await ended;
    },
  };
}

const closePanels = (marionette: Marionette) =>
  marionette.chrome(
    `for (const panel of document.querySelectorAll('panel')) panel.hidePopup(); resolve();`,
  );

/** The port that this Firefox has chosen, which it writes into its profile. */
async function portOf(child: ChildProcess, profile: string): Promise<number> {
  const file = join(profile, 'MarionetteActivePort');
  while (!existsSync(file)) {
    if (child.exitCode !== null) throw new Error('Firefox has ended at its start');
    await pause(50);
  }
  return Number(readFileSync(file, 'utf8'));
}
