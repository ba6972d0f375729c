import { beforeEach, expect, it, vi } from 'vitest';
import type { Marks, SaveState, Sent } from '../../../extension/background/save';

const saves: { marks: Marks; end(sent: Sent): void }[] = [];
const again: Marks[] = [];
let click = 'save-then-ask';

vi.mock('../../../extension/background/save', () => ({
  noMarks: { tags: [], note: '' },
  saveTab: (_tab: unknown, marks: Marks) =>
    new Promise<Sent>((end) => {
      saves.push({ marks, end });
    }),
  sendAgain: async (_tab: number, _page: unknown, marks: Marks) => void again.push(marks),
}));
vi.mock('../../../extension/background/capture', () => ({ call: vi.fn(), enter: vi.fn() }));
vi.mock('../../../extension/background/host', () => ({
  findTags: async (prefix: string) => [`${prefix}x`],
  openArticle: vi.fn(),
  sendLinks: vi.fn(),
}));
vi.mock('../../../extension/background/known', () => ({ knownAt: async () => null }));
vi.mock('../../../extension/background/words', () => ({ reasonText: () => '' }));
vi.mock('../../../extension/background/settings', () => ({
  readSettings: async () => ({ click, checksAddresses: false }),
}));

const page = { url: 'https://a.example/' } as Sent['page'];
const saved: SaveState = {
  step: 'saved',
  outcome: 'imported',
  article: 'A',
  text: '',
  missing: '',
};
const failed: SaveState = { step: 'failed', reason: 'no-host', text: '' };
const marks = (...tags: string[]): Marks => ({ tags, note: '' });

/** A popup that has opened: what it sends, and how it closes. */
async function openPopup() {
  const { servePopup } = await import('../../../extension/background/popup-port');
  const told: Record<string, unknown>[] = [];
  let send: (message: unknown) => void = () => {};
  let close: () => void = () => {};
  servePopup({
    name: 'popup',
    postMessage: (message: Record<string, unknown>) => void told.push(message),
    disconnect: () => {},
    onMessage: {
      addListener: (listener: typeof send) => {
        send = listener;
      },
    },
    onDisconnect: {
      addListener: (listener: () => void) => {
        close = listener;
      },
    },
  } as unknown as chrome.runtime.Port);
  send({ kind: 'open' });
  await settle();
  return { told, send, close: () => close() };
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 5));

beforeEach(() => {
  saves.length = 0;
  again.length = 0;
  click = 'save-then-ask';
  vi.stubGlobal('chrome', {
    tabs: { query: async () => [{ id: 1, windowId: 1, url: 'https://a.example/', title: 'A' }] },
  });
});

it('saves at once, and adds what was entered when the popup closes', async () => {
  const popup = await openPopup();
  expect(saves).toHaveLength(1);
  popup.send({ kind: 'marks', marks: marks('harbour') });
  popup.close();
  // The page is still on its way.
  saves[0]?.end({ state: saved, page });
  await settle();
  expect(again).toEqual([marks('harbour')]);
});

it('sends nothing again when nothing was entered', async () => {
  const popup = await openPopup();
  saves[0]?.end({ state: saved, page });
  // The popup says every 20 s what it holds.
  popup.send({ kind: 'marks', marks: marks() });
  popup.close();
  await settle();
  expect(again).toEqual([]);
});

it('can be tried again after a failure, with what was entered', async () => {
  const popup = await openPopup();
  popup.send({ kind: 'save' });
  await settle();
  expect(saves).toHaveLength(1);
  saves[0]?.end({ state: failed, page });
  await settle();
  popup.send({ kind: 'marks', marks: marks('harbour') });
  popup.send({ kind: 'save' });
  await settle();
  expect(saves.map((save) => save.marks)).toEqual([marks(), marks('harbour')]);
  saves[1]?.end({ state: saved, page });
  popup.close();
  await settle();
  expect(again).toEqual([]);
});

it('saves once more after a page that was saved, when a permission has come', async () => {
  const popup = await openPopup();
  saves[0]?.end({ state: saved, page });
  await settle();
  popup.send({ kind: 'save' });
  await settle();
  expect(saves).toHaveLength(2);
});

it('waits for the button where the settings say so', async () => {
  click = 'ask-then-save';
  const popup = await openPopup();
  expect(saves).toHaveLength(0);
  expect(popup.told[0]).toMatchObject({ kind: 'opened', title: 'A', asksFirst: true });
  popup.send({ kind: 'tags', prefix: 'h' });
  await settle();
  expect(popup.told[1]).toEqual({ kind: 'tags', prefix: 'h', tags: ['hx'] });
  popup.close();
  await settle();
  expect([saves, again]).toEqual([[], []]);
});
