/** Opens with a click on the button. The page is saved meanwhile; tags and a note can be added. */
import type { SaveState } from '../background/save';
import { localize, part } from '../localize';
import type { KnownAddress } from '../messages';
import { makeLinkList } from './link-list';
import type { FromPopup, Tabs, ToPopup } from './popup-messages';
import { makeTagField } from './tag-field';

const ALL = { origins: ['<all_urls>'] };
const say = chrome.i18n.getMessage;
const port = chrome.runtime.connect({ name: 'popup' });
const tell = (message: FromPopup) => port.postMessage(message);

localize(document);
const note = part<HTMLTextAreaElement>('note');
const done = part<HTMLButtonElement>('done');
const tagField = makeTagField(sendMarks, (prefix) => tell({ kind: 'tags', prefix }));
const linkList = makeLinkList(showLinkCount);
let article: string | null = null;
/** What the main button does: it saves first, and closes the popup afterwards. */
let savesFirst = false;

port.onMessage.addListener((message) => show(message as ToPopup));
port.onDisconnect.addListener(() => window.close());
note.addEventListener('input', sendMarks);
part('tag').addEventListener('input', sendMarks);
part('form').addEventListener('submit', (event) => {
  event.preventDefault();
  sendMarks();
  if (savesFirst) tell({ kind: 'save' });
  else window.close();
});
part('open').addEventListener('click', () => {
  if (article) tell({ kind: 'article', article });
});
part('options').addEventListener('click', () => void chrome.runtime.openOptionsPage());
part('allow').addEventListener('click', () => void allow());
part('selected-tabs').addEventListener('click', () => void saveTabs('selected'));
part('window-tabs').addEventListener('click', () => void saveTabs('window'));
part('show-links').addEventListener('click', () => {
  showView('links-view');
  tell({ kind: 'links' });
});
part('back').addEventListener('click', () => showView('save-view'));
part('save-links').addEventListener('click', () => {
  part<HTMLButtonElement>('save-links').disabled = true;
  tell({ kind: 'save-links', links: linkList.chosen() });
});
tell({ kind: 'open' });
// A background without messages is ended after 30 s, and what is typed here would be lost with it.
setInterval(sendMarks, 20_000);

function sendMarks(): void {
  tell({ kind: 'marks', marks: { tags: tagField.tags(), note: note.value.trim() } });
}

function show(message: ToPopup): void {
  if (message.kind === 'opened') showOpened(message);
  else if (message.kind === 'state') showState(message.state);
  else if (message.kind === 'known') showKnown(message.known);
  else if (message.kind === 'tags') tagField.suggest(message.prefix, message.tags);
  else if (message.kind === 'links') {
    linkList.show(message.links);
    if (message.links.length === 0) part('links-status').textContent = say('failed_no_links');
  } else if (message.kind === 'links-saved') {
    part('links-status').textContent = message.text;
    part('links-status').classList.toggle('wrong', !message.isOk);
    showLinkCount();
  } else showProgress(message);
}

function showOpened({ title, asksFirst, tabs }: Extract<ToPopup, { kind: 'opened' }>): void {
  part('title').textContent = title;
  setMainButton(asksFirst);
  showTabs(tabs);
  part('tag').focus();
}

function showKnown({ savedAt, article }: KnownAddress): void {
  const day = new Date(savedAt).toLocaleDateString(chrome.i18n.getUILanguage());
  part('status').textContent = say('known_since', day);
  setArticle(article);
}

function showState(state: SaveState): void {
  const status = part('status');
  const isOver = state.step === 'saved' || state.step === 'failed';
  status.textContent = isOver ? state.text : say(state.step);
  status.classList.toggle('wrong', state.step === 'failed');
  setMainButton(state.step === 'failed');
  if (state.step !== 'saved') return;
  setArticle(state.article);
  part('missing').textContent = state.missing;
  part('missing').hidden = state.missing === '';
  if (state.missing) void showAllow();
}

function setMainButton(saves: boolean): void {
  savesFirst = saves;
  done.textContent = say(saves ? 'save' : 'done');
}

function setArticle(id: string): void {
  article = id;
  part('open').hidden = id === '';
}

/** A permission can bring what is missing. */
async function showAllow(): Promise<void> {
  part('allow-box').hidden = await chrome.permissions.contains(ALL);
}

async function allow(): Promise<void> {
  if (!(await chrome.permissions.request(ALL))) return;
  part('allow-box').hidden = true;
  tell({ kind: 'save' });
}

function showTabs(tabs: Record<Tabs, number>): void {
  for (const which of ['selected', 'window'] as const) {
    const button = part(`${which}-tabs`);
    button.hidden = tabs[which] < 2;
    button.textContent = say(`save_${which}_tabs`, String(tabs[which]));
  }
}

/** Firefox lets nobody read a tab in the background without a permission for its site. */
async function saveTabs(which: Tabs): Promise<void> {
  if (chrome.pageCapture === undefined && !(await chrome.permissions.request(ALL))) return;
  sendMarks();
  tell({ kind: 'save-tabs', which });
}

function showProgress({ done, total, failures }: Extract<ToPopup, { kind: 'progress' }>): void {
  part('progress-box').hidden = false;
  part('progress').textContent = say('tabs_saved', [String(done - failures.length), String(total)]);
  part('failures').replaceChildren(
    ...failures.map(({ title, text }) => {
      const row = document.createElement('li');
      row.textContent = `${title}: ${text}`;
      return row;
    }),
  );
}

function showView(view: 'save-view' | 'links-view'): void {
  for (const id of ['save-view', 'links-view']) part(id).hidden = id !== view;
  part(view === 'links-view' ? 'link-filter' : 'tag').focus();
}

function showLinkCount(): void {
  const count = linkList.chosen().length;
  const button = part<HTMLButtonElement>('save-links');
  button.textContent = say('save_n_links', String(count));
  button.disabled = count === 0;
}
