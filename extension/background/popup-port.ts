/** The background's side of the popup: it saves, and answers while the popup is open. */
import type { Link } from '../messages';
import type { FromPopup, Tabs, ToPopup } from '../popup/popup-messages';
import { call, enter } from './capture';
import { findTags, openArticle, sendLinks } from './host';
import { knownAt } from './known';
import { type Marks, noMarks, type Sent, saveTab, sendAgain } from './save';
import { readSettings } from './settings';
import { reasonText } from './words';

export function servePopup(port: chrome.runtime.Port): void {
  if (port.name !== 'popup') return;
  const popup = new Popup((message) => port.postMessage(message));
  port.onMessage.addListener((message) => void popup.answer(message as FromPopup));
  port.onDisconnect.addListener(() => void popup.close());
}

class Popup {
  #isOpen = true;
  #isSaving = false;
  #marks: Marks = noMarks;
  /** The save that has begun, and what it was sent with. */
  #save: { tabId: number; sent: Promise<Sent>; marks: Marks } | null = null;
  readonly #post: (message: ToPopup) => void;

  constructor(post: (message: ToPopup) => void) {
    this.#post = post;
  }

  async answer(asked: FromPopup): Promise<void> {
    switch (asked.kind) {
      case 'open':
        return this.#open();
      case 'save':
        return this.#begin(await activeTab());
      case 'marks':
        this.#marks = asked.marks;
        return;
      case 'tags':
        return this.#tell({ ...asked, tags: await findTags(asked.prefix) });
      case 'article':
        return openArticle(asked.article);
      case 'links':
        return this.#tell({ kind: 'links', links: await linksOfPage() });
      case 'save-links':
        return this.#saveLinks(asked.links);
      case 'save-tabs':
        return this.#saveTabs(asked.which);
    }
  }

  /** Tags and a note that the page was sent without follow it. */
  async close(): Promise<void> {
    this.#isOpen = false;
    const save = this.#save;
    if (!save || JSON.stringify(save.marks) === JSON.stringify(this.#marks)) return;
    const { page, state } = await save.sent;
    if (page && state.step === 'saved') await sendAgain(save.tabId, page, this.#marks);
  }

  async #open(): Promise<void> {
    const tab = await activeTab();
    const { click } = await readSettings();
    const asksFirst = click === 'ask-then-save';
    const tabs = {
      selected: (await tabsOf('selected')).length,
      window: (await tabsOf('window')).length,
    };
    this.#tell({ kind: 'opened', title: tab?.title ?? '', asksFirst, tabs });
    if (!asksFirst) return this.#begin(tab);
    const known = tab?.url ? await knownAt(tab.url) : null;
    if (known) this.#tell({ kind: 'known', known });
  }

  #begin(tab: chrome.tabs.Tab | undefined): void {
    if (tab?.id === undefined || this.#isSaving) return;
    this.#isSaving = true;
    const sent = saveTab(tab, this.#marks, (state) => this.#tell({ kind: 'state', state }));
    const save = { tabId: tab.id, sent, marks: this.#marks };
    this.#save = save;
    void sent.then(({ state }) => {
      this.#isSaving = false;
      // Nothing was saved that tags could be added to; the page may be tried again.
      if (state.step === 'failed' && this.#save === save) this.#save = null;
    });
  }

  async #saveLinks(links: Link[]): Promise<void> {
    const answer = await sendLinks(links, this.#marks.tags);
    const isOk = answer.kind === 'saved';
    const text = isOk
      ? chrome.i18n.getMessage('links_saved', String(links.length))
      : reasonText(answer.reason, answer.message);
    this.#tell({ kind: 'links-saved', text, isOk });
  }

  /** One after the other: each page is in memory until it is sent. */
  async #saveTabs(which: Tabs): Promise<void> {
    const tabs = await tabsOf(which);
    const failures: { title: string; text: string }[] = [];
    const tell = (done: number) =>
      this.#tell({ kind: 'progress', done, total: tabs.length, failures });
    tell(0);
    for (const [at, tab] of tabs.entries()) {
      const { state } = await saveTab(tab, this.#marks);
      if (state.step === 'failed') failures.push({ title: tab.title ?? '', text: state.text });
      tell(at + 1);
    }
  }

  #tell(message: ToPopup): void {
    if (this.#isOpen) this.#post(message);
  }
}

async function activeTab(): Promise<chrome.tabs.Tab | undefined> {
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  return tab;
}

/** The tabs with web pages; where addresses may not be known, all of them. */
async function tabsOf(which: Tabs): Promise<chrome.tabs.Tab[]> {
  const query = which === 'selected' ? { highlighted: true } : {};
  const tabs = await chrome.tabs.query({ currentWindow: true, ...query });
  return tabs.filter(({ url }) => url === undefined || /^(?:https?|file):/.test(url));
}

async function linksOfPage(): Promise<Link[]> {
  const tab = await activeTab();
  if (tab?.id === undefined || (await enter(tab.id)) === null) return [];
  return (await call(tab.id, 'links')) ?? [];
}
