/** Saves the page of a tab: takes it, sends it to Carrel, and shows on the button how that went. */
import type { Failed, Saved } from '../messages';
import { showSign } from './badge';
import { type Captured, capture } from './capture';
import { sendPage } from './host';
import { note } from './known';
import { missingText, outcomeText, reasonText } from './words';

export interface Marks {
  tags: string[];
  note: string;
}

export const noMarks: Marks = { tags: [], note: '' };

export type SaveState =
  | { step: 'taking' | 'sending' }
  | { step: 'saved'; outcome: Saved['outcome']; article: string; text: string; missing: string }
  | { step: 'failed'; reason: string; text: string };

/** A page that was sent, kept so that tags and a note can be added to it. */
export interface Sent {
  state: SaveState;
  page: Captured | null;
}

export async function saveTab(
  tab: chrome.tabs.Tab,
  marks: Marks,
  tell: (state: SaveState) => void = () => {},
): Promise<Sent> {
  const tabId = tab.id ?? -1;
  const show = async (state: SaveState) => {
    tell(state);
    await showState(tabId, state);
    return state;
  };
  await show({ step: 'taking' });
  const taken = await capture(tab);
  if (!taken.ok) return { state: await show(failure(taken.reason, '')), page: null };
  await show({ step: 'sending' });
  const state = await send(taken.page, marks);
  return { state: await show(state), page: taken.page };
}

/** Sends a page; the same bytes again only add tags, note and highlights. */
async function send(page: Captured, { tags, note: text }: Marks): Promise<SaveState> {
  const { url, title, mediaType, bytes, quotes } = page;
  const head = {
    url,
    title: title.slice(0, LONGEST_TITLE),
    mediaType,
    savedAt: Date.now(),
    tags,
    note: text,
    highlights: quotes,
  };
  return stateOf(await sendPage(head, bytes), page);
}

/** Characters; Carrel refuses more than 16,384. */
const LONGEST_TITLE = 2_000;

function stateOf(answer: Saved | Failed, { url, missing }: Captured): SaveState {
  if (answer.kind === 'failed') return failure(answer.reason, answer.message);
  const { outcome, article } = answer;
  note({ url, article, savedAt: Date.now(), state: '' });
  return {
    step: 'saved',
    outcome,
    article,
    text: outcomeText(outcome),
    missing: missingText(missing),
  };
}

export function failure(reason: string, message: string): SaveState {
  return { step: 'failed', reason, text: reasonText(reason, message) };
}

async function showState(tabId: number, state: SaveState): Promise<void> {
  if (state.step === 'saved') {
    return showSign(tabId, 'saved', [state.text, state.missing].filter(Boolean).join(' '));
  }
  if (state.step === 'failed') return showSign(tabId, 'failed', state.text);
  return showSign(tabId, 'saving', chrome.i18n.getMessage(state.step));
}

/** Sends a page that was saved once more, with the tags and the note that came later. */
export async function sendAgain(tabId: number, page: Captured, marks: Marks): Promise<void> {
  await showState(tabId, { step: 'sending' });
  await showState(tabId, await send(page, marks));
}
