/** The entries of the context menu, and what they do. */
import { showSign } from './badge';
import { call, enter } from './capture';
import { sendLinks } from './host';
import { noMarks, saveTab } from './save';
import { reasonText } from './words';

const ENTRIES = {
  'save-page': ['page', 'image', 'frame'],
  'save-link': ['link'],
  'save-selection': ['selection'],
  'save-selected-links': ['selection'],
} as const;

/** Entries outlast the background, so that they are made once for each version. */
export async function makeMenus(): Promise<void> {
  await chrome.contextMenus.removeAll();
  for (const [id, contexts] of Object.entries(ENTRIES)) {
    const title = chrome.i18n.getMessage(id.replaceAll('-', '_'));
    chrome.contextMenus.create({ id, title, contexts: [...contexts] });
  }
}

export async function clickMenu(
  { menuItemId, linkUrl, linkText }: chrome.contextMenus.Clicked,
  tab: chrome.tabs.Tab | undefined,
): Promise<void> {
  if (tab?.id === undefined) return;
  if (menuItemId === 'save-link' && linkUrl) {
    return saveLinks(tab.id, [{ url: linkUrl, title: linkText ?? '' }]);
  }
  if (menuItemId === 'save-selected-links') {
    await enter(tab.id);
    return saveLinks(tab.id, (await call(tab.id, 'links')) ?? []);
  }
  // The selection becomes a highlight in either case.
  await saveTab(tab, noMarks);
}

async function saveLinks(tabId: number, links: { url: string; title: string }[]): Promise<void> {
  await showSign(tabId, 'saving', chrome.i18n.getMessage('sending'));
  const answer = await sendLinks(links, []);
  if (answer.kind === 'failed') {
    return showSign(tabId, 'failed', reasonText(answer.reason, answer.message));
  }
  return showSign(tabId, 'saved', chrome.i18n.getMessage('links_saved', String(links.length)));
}
