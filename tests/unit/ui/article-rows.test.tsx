// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useRef, useState } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { FoldedRow } from '../../../renderer/library/copies/fold-copies';
import {
  ArticleRows,
  type ArticleRowsHandle,
  type StartRows,
} from '../../../renderer/ui/library/article-rows';
import { type Density, rowHeights } from '../../../renderer/ui/library/density';
import { nothingSelected, type Selection } from '../../../renderer/ui/library/selection';
import { useSelection } from '../../../renderer/ui/library/use-selection';
import { article } from '../article';

const all = ['A', 'B', 'C', 'D', 'E'].map((id) => article({ id, title: `Title ${id}` }));
const onOpen = vi.fn();
const onMenu = vi.fn();
const onPick = vi.fn();
const onUnfold = vi.fn();
const onEnd = vi.fn();
let folds: ReadonlyMap<string, FoldedRow>;
let list: ArticleRowsHandle | null;
let startAt: { current: StartRows | null };
const onScrolled = vi.fn();

interface ListProps {
  rows?: typeof all;
  viewKey?: string;
  density?: Density;
  dateBy?: 'saved' | 'published';
}

function List({ rows = all, viewKey = 'all', ...looks }: ListProps) {
  const state = useState<Selection>(nothingSelected);
  const [selection, onSelect] = useSelection(state, rows, viewKey);
  const ref = useRef<ArticleRowsHandle>(null);
  list = ref.current;
  const given = {
    rows,
    selection,
    onSelect,
    onOpen,
    onPick,
    onMenu,
    onUnfold,
    onEnd,
    folds,
    viewKey,
    startAt,
    onScrolled,
    ref,
  };
  return <ArticleRows {...given} {...looks} label="Articles" startKey="" />;
}

const box = () => screen.getByRole('listbox');
const row = (id: string) => screen.getByRole('option', { name: new RegExp(`^Title ${id}`) });
const selected = () =>
  screen
    .getAllByRole('option')
    .filter((each) => each.getAttribute('aria-selected') === 'true')
    .map((each) => each.querySelector('.row-title')?.textContent?.slice(-1))
    .join('');
/** The row that the list announces to a screen reader. */
const active = () => {
  const id = box().getAttribute('aria-activedescendant');
  return id && document.getElementById(id)?.querySelector('.row-title')?.textContent?.slice(-1);
};

beforeEach(() => {
  vi.clearAllMocks();
  folds = new Map();
  startAt = { current: null };
  // happy-dom has no layout, and the list draws only rows in view.
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600);
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(400);
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

it('selects one row by a click, and names it as active', () => {
  render(<List />);
  expect(active()).toBe(null);
  fireEvent.click(row('B'));
  expect([selected(), active()]).toEqual(['B', 'B']);
});

it('extends by Shift from where the selection began, in both directions', () => {
  render(<List />);
  fireEvent.click(row('C'));
  fireEvent.click(row('E'), { shiftKey: true });
  expect([selected(), active()]).toEqual(['CDE', 'E']);
  fireEvent.click(row('A'), { shiftKey: true });
  expect([selected(), active()]).toEqual(['ABC', 'A']);
});

it.each([['ctrlKey'], ['metaKey']])('adds and takes away one row by %s', (key) => {
  render(<List />);
  fireEvent.click(row('A'));
  fireEvent.click(row('D'), { [key]: true });
  expect(selected()).toBe('AD');
  fireEvent.click(row('A'), { [key]: true });
  expect([selected(), active()]).toEqual(['D', 'A']);
});

it('tells a screen reader the place of each row, its state and its copies', () => {
  folds = new Map([['B', { count: 2, isLeader: true, isOpen: false } as FoldedRow]]);
  render(<List />);
  expect(box().getAttribute('aria-multiselectable')).toBe('true');
  expect(row('B').getAttribute('aria-setsize')).toBe('5');
  expect(row('B').getAttribute('aria-posinset')).toBe('2');
  expect(row('B').getAttribute('aria-label')).toMatch(/^Title B, unread, 2 copies, collapsed/);
  expect(row('A').getAttribute('aria-label')).not.toContain('cop');
});

it.each(['comfortable', 'compact', 'line'] as const)('has rows of their height: %s', (density) => {
  const { rerender } = render(<List />);
  rerender(<List density={density} />);
  // `list` is the handle of the render before.
  rerender(<List density={density} viewKey="other" />);
  expect(row('C').style.top).toBe(`${2 * rowHeights[density]}px`);
  expect(list?.pageSize()).toBe(Math.floor(600 / rowHeights[density]));
});

it('shows the date by which it is sorted', () => {
  const savedAt = new Date(2025, 1, 3).getTime();
  const rows = [article({ id: 'A', title: 'Title A', publishedAt: '2019-05', savedAt })];
  const { rerender } = render(<List rows={rows} dateBy="saved" />);
  expect(row('A').textContent).toContain('saved Feb 3');
  expect(row('A').textContent).not.toContain('2019');
  for (const dateBy of ['published', undefined] as const) {
    rerender(<List rows={rows} {...(dateBy && { dateBy })} />);
    expect(row('A').textContent).toContain('May 2019');
    expect(row('A').textContent).not.toContain('saved');
  }
  rerender(<List rows={rows} density="line" dateBy="saved" />);
  expect(row('A').textContent).toContain('Feb 3');
  expect(row('A').getAttribute('aria-label')).toContain('saved Feb 3');
});

it('opens and closes the copies by their mark, and selects nothing', () => {
  folds = new Map([['B', { count: 2, isLeader: true, isOpen: true } as FoldedRow]]);
  render(<List />);
  fireEvent.click(row('B').querySelector('[data-unfold]') as Element);
  expect(onUnfold).toHaveBeenCalledExactlyOnceWith('B', false);
  expect(selected()).toBe('');
});

it('opens the menu at the pointer, for the row below it or for all that are selected', () => {
  render(<List />);
  fireEvent.contextMenu(row('B'), { clientX: 30, clientY: 40 });
  expect(onMenu).toHaveBeenLastCalledWith({ x: 30, y: 40 });
  expect(selected()).toBe('B');
  fireEvent.click(row('D'), { shiftKey: true });
  fireEvent.contextMenu(row('C'));
  expect(selected()).toBe('BCD');
  fireEvent.contextMenu(row('E'));
  expect(selected()).toBe('E');
});

it('opens the menu of the row in focus by the menu key, and none without one', () => {
  render(<List />);
  fireEvent.contextMenu(box());
  expect(onMenu).not.toHaveBeenCalled();
  fireEvent.click(row('C'));
  vi.spyOn(row('C'), 'getBoundingClientRect').mockReturnValue(new DOMRect(100, 200, 300, 106));
  fireEvent.contextMenu(box());
  expect(onMenu).toHaveBeenCalledExactlyOnceWith({ x: 126, y: 230 });
});

it('opens an article by a double click on its row alone', () => {
  render(<List />);
  fireEvent.doubleClick(box());
  expect(onOpen).not.toHaveBeenCalled();
  fireEvent.doubleClick(row('A'));
  expect(onOpen).toHaveBeenCalledOnce();
});

it('takes the focus itself, and asks for more rows when the last one is in view', () => {
  const { rerender } = render(<List />);
  rerender(<List />);
  list?.focus();
  expect(document.activeElement).toBe(box());
  expect(onEnd).toHaveBeenCalled();
});

it('selects the next row when the selected one goes, and none in another view without it', () => {
  const { rerender } = render(<List />);
  fireEvent.click(row('B'));
  const without = all.filter(({ id }) => id !== 'B');
  rerender(<List rows={without} />);
  expect([selected(), active()]).toEqual(['C', 'C']);
  rerender(<List rows={without.filter(({ id }) => id !== 'C')} viewKey="unread" />);
  expect([selected(), active()]).toEqual(['', null]);
  rerender(<List rows={without} />);
  expect([selected(), active()]).toEqual(['', null]);
});

it('scrolls to the row that was on top as soon as it is there, and says which one is', () => {
  startAt.current = { top: { id: 'D', offset: 20 }, focus: null };
  const { rerender } = render(<List rows={all.slice(0, 3)} />);
  expect(box().scrollTop).toBe(0);
  rerender(<List />);
  expect(box().scrollTop).toBe(3 * rowHeights.comfortable + 20);
  fireEvent(box(), new Event('scrollend', { bubbles: true }));
  expect(onScrolled).toHaveBeenLastCalledWith({ id: 'D', offset: 20 });
  box().scrollTop = 0;
  fireEvent(box(), new Event('scrollend', { bubbles: true }));
  expect(onScrolled).toHaveBeenLastCalledWith(null);
});

it('leaves the row that was on top for another view', () => {
  startAt.current = { top: { id: 'E', offset: 0 }, focus: null };
  const { rerender } = render(<List rows={all.slice(0, 3)} />);
  rerender(<List viewKey="unread" rows={all.slice(1, 3)} />);
  rerender(<List viewKey="unread" rows={all.slice(1)} />);
  expect(box().scrollTop).toBe(0);
});
