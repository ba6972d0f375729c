/** The extension's settings. After installing it in Firefox this page explains the permission. */
import { readSettings, type Settings, writeSettings } from '../background/settings';
import { localize, part } from '../localize';

const ALL = { origins: ['<all_urls>'] };
const say = chrome.i18n.getMessage;

localize(document);
part('welcome').hidden = location.hash !== '#welcome';
part('without').textContent = say(chrome.pageCapture ? 'without_chromium' : 'without_firefox');
part('all-sites').addEventListener('click', () => void switchAllSites());
void showAllSites();
void showSettings();
void showKeys();

async function switchAllSites(): Promise<void> {
  // The browser asks only in the turn of a click: nothing may be awaited before.
  const isAllowed = part('all-sites').dataset.allowed === 'true';
  await (isAllowed ? chrome.permissions.remove(ALL) : chrome.permissions.request(ALL));
  await showAllSites();
}

async function showAllSites(): Promise<void> {
  const isAllowed = await chrome.permissions.contains(ALL);
  const button = part('all-sites');
  button.dataset.allowed = String(isAllowed);
  button.textContent = say(isAllowed ? 'disallow' : 'allow');
  part('all-sites-state').textContent = say(
    isAllowed ? 'all_sites_allowed' : 'all_sites_not_allowed',
  );
}

async function showSettings(): Promise<void> {
  const { click, checksAddresses } = await readSettings();
  for (const radio of document.querySelectorAll<HTMLInputElement>('[name=click]')) {
    radio.checked = radio.value === click;
    radio.addEventListener('change', () => {
      void writeSettings({ click: radio.value as Settings['click'] });
    });
  }
  const check = part<HTMLInputElement>('checks-addresses');
  check.checked = checksAddresses;
  check.addEventListener('change', () => void writeSettings({ checksAddresses: check.checked }));
}

async function showKeys(): Promise<void> {
  const commands = await chrome.commands.getAll();
  const shown = { _execute_action: 'save_page', 'mark-selection': 'mark_selection' };
  for (const [name, text] of Object.entries(shown)) {
    const shortcut = commands.find((command) => command.name === name)?.shortcut;
    const key = document.createElement('kbd');
    key.textContent = shortcut || say('no_key');
    part('keys').append(key, ` ${say(text)}`, document.createElement('br'));
  }
}
