// @vitest-environment happy-dom
// The list's keys, from the key to what is selected and shown.
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useRef, useState } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type Services, ServicesProvider } from '../../../renderer/ui/app/services';
import { useWorkspaceCommands } from '../../../renderer/ui/app/use-workspace-commands';
import type { WorkspaceState } from '../../../renderer/ui/app/workspace-state';
import { ArticleRows, type ArticleRowsHandle } from '../../../renderer/ui/library/article-rows';
import { nothingSelected, type Selection } from '../../../renderer/ui/library/selection';
import { frameKey } from '../../../renderer/ui/reader/frame-events';
import { article } from '../article';

vi.mock('../../../renderer/ui/settings/preferences-context', () => ({
  usePreferences: () => ({ preferences: { keys } }),
}));
/** The reader's own keys. */
let keys: Record<string, string[]> = {};

const ids = ['A', 'B', 'C', 'D', 'E', 'F'];
const rows = ids.map((id) => article({ id, title: `Title ${id}` }));
const unfold = vi.fn();
const openMenu = vi.fn();
const askDelete = vi.fn();
const openReader = vi.fn();
const showPlace = vi.fn();
const services = {
  bridge: { on: () => () => {}, request: async () => null },
} as unknown as Services;

/** The part of the workspace that the list's keys act on. */
function List() {
  const [selection, select] = useState<Selection>(nothingSelected);
  const listHandle = useRef<ArticleRowsHandle>(null);
  const { firstKey } = useWorkspaceCommands({
    shown: { rows, selection, select, unfold, searching: false },
    trashPlace: { isOpen: false },
    allHighlightsPage: { place: { isOpen: false } },
    times: { isOpen: false },
    tabs: {},
    ofCollection: { listed: null, remove() {}, move() {}, place: null },
    sidebar: { isDrawerOpen: false },
    panes: { shows: 'all', read() {}, whenShown: (run: () => void) => run() },
    dialogs: {},
    imports: {},
    transfer: {},
    link: {},
    history: {},
    navigation: { showPlace, focusList() {} },
    changes: {},
    box: {},
    actions: { askDelete },
    reader: {
      current: {
        closeFind: () => false,
        uncoverText: () => false,
        clearChosen: () => false,
        leaveOriginal: () => false,
        stopAloud: () => false,
        leavePanel: () => false,
        focus: openReader,
      },
    },
    listHandle,
  } as unknown as WorkspaceState);
  return (
    <>
      <ArticleRows
        rows={rows}
        selection={selection}
        onSelect={select}
        onOpen={() => {}}
        onPick={() => {}}
        onMenu={openMenu}
        label="Articles"
        viewKey="all"
        startKey=""
        ref={listHandle}
      />
      <output>{firstKey}</output>
      <input aria-label="Note" />
      <button type="button">Star</button>
    </>
  );
}

const box = () => screen.getByRole('listbox');
const press = (key: string, more = {}, at: Element = box()) =>
  // `fireEvent` returns false when the key was handled.
  fireEvent.keyDown(at, { key, ...more });
const titleEnd = (row: Element | null | undefined) =>
  row?.querySelector('.row-title')?.textContent?.slice(-1);
const selected = () =>
  screen
    .getAllByRole('option')
    .filter((each) => each.getAttribute('aria-selected') === 'true')
    .map(titleEnd)
    .join('');
/** The row that the list announces to a screen reader. */
const active = () => {
  const id = box().getAttribute('aria-activedescendant');
  return id === null ? undefined : titleEnd(document.getElementById(id));
};

beforeEach(() => {
  vi.clearAllMocks();
  keys = {};
  // happy-dom has no layout, and the list draws only rows in view: here three whole rows.
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(330);
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(400);
  render(
    <ServicesProvider value={services}>
      <List />
    </ServicesProvider>,
  );
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

it('goes to a place by two keys, and forgets the first one by Esc or another key', () => {
  const shows = (first: string) => expect(screen.getByRole('status').textContent).toBe(first);
  expect(press('g')).toBe(false);
  shows('g');
  press('Shift');
  press('u');
  expect(showPlace.mock.calls).toEqual([[expect.objectContaining({ state: 'unread' })]]);
  shows('');

  press('g');
  press('Escape');
  press('g');
  press('j');
  expect(selected()).toBe('A');
  press('g');
  press('u', {}, screen.getByRole('textbox'));
  press('g');
  press('ㅕ', { code: 'KeyU', isComposing: true });
  expect(showPlace).toHaveBeenCalledTimes(1);
});

it.each([
  ['arrows', ['ArrowDown', 'ArrowDown', 'ArrowUp', 'ArrowDown'], 'B'],
  ['the first row from nowhere', ['ArrowUp'], 'A'],
  ['the last row from nowhere', ['End'], 'F'],
  ['no further than the first', ['Home', 'ArrowUp'], 'A'],
  ['no further than the last', ['End', 'ArrowDown'], 'F'],
  ['a screen of rows', ['Home', 'PageDown'], 'D'],
  ['a screen of rows back', ['End', 'PageUp'], 'C'],
])('moves the selection by keys: %s', (_what, keys, wanted) => {
  for (const key of keys) expect(press(key)).toBe(false);
  expect([selected(), active()]).toEqual([wanted, wanted]);
});

it('extends the selection by Shift and arrows, and gives it back in the other direction', () => {
  for (const key of ['Home', 'ArrowDown']) press(key);
  for (const _ of [1, 2]) press('ArrowDown', { shiftKey: true });
  expect([selected(), active()]).toEqual(['BCD', 'D']);
  for (const _ of [1, 2, 3]) press('ArrowUp', { shiftKey: true });
  expect([selected(), active()]).toEqual(['AB', 'A']);
});

it('selects all by Ctrl+A, keeps its active row, and Esc goes back to that one', () => {
  for (const key of ['Home', 'ArrowDown']) press(key);
  expect(press('a', { ctrlKey: true })).toBe(false);
  expect([selected(), active()]).toEqual(['ABCDEF', 'B']);
  press('Escape');
  expect([selected(), active()]).toEqual(['B', 'B']);
});

it('gives the list the focus by Esc when there is nothing to take back', () => {
  press('Escape', {}, document.body);
  expect(document.activeElement).toBe(box());
});

it('folds and unfolds the copies of the active row', () => {
  press('ArrowRight');
  expect(unfold).not.toHaveBeenCalled();
  press('ArrowDown');
  press('ArrowRight');
  expect(unfold).toHaveBeenLastCalledWith('A', true);
  press('ArrowLeft');
  expect(unfold).toHaveBeenLastCalledWith('A', false);
});

it('leaves letters to a field, and arrows to a button', () => {
  press('ArrowDown');
  press('j', {}, screen.getByRole('textbox'));
  press('ArrowDown', {}, screen.getByRole('button'));
  expect(selected()).toBe('A');
});

it('moves on while an arrow is held, and asks once to delete', () => {
  press('ArrowDown');
  for (const _ of [1, 2]) press('ArrowDown', { repeat: true });
  expect(selected()).toBe('C');
  press('Delete');
  press('Delete', { repeat: true });
  expect(askDelete).toHaveBeenCalledOnce();
});

it('goes to the article by Enter', () => {
  press('ArrowDown');
  press('Enter');
  expect(openReader).toHaveBeenCalledOnce();
});

it('carries out a key of a frame before the next one comes', () => {
  for (const wanted of ['A', 'B']) {
    const detail = new KeyboardEvent('keydown', { key: 'j', cancelable: true });
    // Not through the testing library, which would wait until React has rendered.
    window.dispatchEvent(new CustomEvent(frameKey, { detail }));
    expect([selected(), detail.defaultPrevented]).toEqual([wanted, true]);
  }
});
