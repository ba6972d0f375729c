/** The extension's background: a service worker in Chromium, an event page in Firefox. */

import { MARKED_CSS } from '../page/quotes';
import { answerPage, call, enter } from './capture';
import { checkTab } from './known';
import { clickMenu, makeMenus } from './menus';
import { servePopup } from './popup-port';
import { noMarks, saveTab } from './save';
import { readSettings } from './settings';

/** With a popup a click opens it and it saves; without one the click itself saves. */
async function setClick(): Promise<void> {
  const { click } = await readSettings();
  await chrome.action.setPopup({ popup: click === 'save' ? '' : 'popup.html' });
}

chrome.runtime.onInstalled.addListener(async ({ reason }) => {
  await makeMenus();
  await setClick();
  // Firefox's archive is ours, which needs a permission for other sites' pictures and frames.
  const isAsked = reason === 'install' && chrome.pageCapture === undefined;
  if (isAsked) await chrome.tabs.create({ url: chrome.runtime.getURL('options.html#welcome') });
});
chrome.runtime.onStartup.addListener(setClick);
chrome.storage.onChanged.addListener(setClick);

chrome.action.onClicked.addListener((tab) => void saveTab(tab, noMarks));
chrome.contextMenus.onClicked.addListener((clicked, tab) => void clickMenu(clicked, tab));
chrome.commands.onCommand.addListener((name, tab) => {
  if (name === 'mark-selection' && tab?.id !== undefined) void mark(tab.id);
});
chrome.runtime.onConnect.addListener(servePopup);

chrome.runtime.onMessage.addListener((question, sender, answer) => {
  const work = answerPage(question, sender);
  work?.then(answer, () => answer(null));
  // True keeps the channel open until the answer comes.
  return work !== undefined;
});

chrome.tabs.onUpdated.addListener((tabId, { status, url }, tab) => {
  const shown = url ?? tab.url;
  if (shown && (url || status === 'complete')) void checkTab(tabId, shown);
});

async function mark(tabId: number): Promise<void> {
  if ((await enter(tabId)) === null) return;
  await chrome.scripting.insertCSS({ target: { tabId }, css: MARKED_CSS });
  await call(tabId, 'markSelection');
}
