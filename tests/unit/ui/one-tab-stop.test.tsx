// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useOneTabStop } from '../../../renderer/ui/sidebar/use-one-tab-stop';

const toggle = vi.fn();
const item = (name: string, more?: string) => (
  <li>
    <button type="button" className="sidebar-item">
      {name}
    </button>
    {more && <button type="button">{more}</button>}
  </li>
);

function Sidebar({ isOpen }: { isOpen: boolean }) {
  return (
    <>
      <button type="button">Before</button>
      <div {...useOneTabStop()}>
        <ul>
          {item('All')}
          {item('Unread')}
        </ul>
        <div className="facet">
          <div className="facet-head">
            <button type="button" className="facet-trigger" aria-expanded={isOpen} onClick={toggle}>
              Feeds
            </button>
            <button type="button">Add</button>
          </div>
          <ul>{item('Tides', 'Menu of Tides')}</ul>
        </div>
      </div>
      <button type="button">After</button>
    </>
  );
}

const button = (name: string) => screen.getByRole('button', { name });
const press = (...keys: string[]) => {
  for (const key of keys) fireEvent.keyDown(document.activeElement ?? document.body, { key });
  return document.activeElement?.textContent;
};

beforeEach(() => {
  vi.clearAllMocks();
  Element.prototype.checkVisibility ??= () => true;
});
afterEach(cleanup);

it('moves from line to line, and stays at the ends', () => {
  render(<Sidebar isOpen />);
  button('All').focus();
  expect(press('ArrowDown')).toBe('Unread');
  expect(press('ArrowDown')).toBe('Feeds');
  expect(press('ArrowDown')).toBe('Tides');
  expect(press('ArrowDown')).toBe('Tides');
  expect(press('Home')).toBe('All');
  expect(press('ArrowUp')).toBe('All');
  expect(press('End')).toBe('Tides');
});

it('moves within a line, and to its section', () => {
  render(<Sidebar isOpen />);
  button('Tides').focus();
  expect(press('ArrowRight')).toBe('Menu of Tides');
  expect(press('ArrowDown')).toBe('Menu of Tides');
  expect(press('ArrowUp')).toBe('Feeds');
  expect(press('ArrowRight')).toBe('Add');
  expect(press('ArrowLeft')).toBe('Feeds');
  button('Tides').focus();
  expect(press('ArrowLeft')).toBe('Feeds');
  press('ArrowLeft');
  expect(toggle).toHaveBeenCalledTimes(1);
});

it('opens a closed section by the right arrow', () => {
  render(<Sidebar isOpen={false} />);
  button('Feeds').focus();
  press('ArrowRight');
  expect(toggle).toHaveBeenCalledTimes(1);
});

it('lets Tab go on from the last button, and Shift+Tab from the first', () => {
  render(<Sidebar isOpen />);
  button('Unread').focus();
  expect(press('Tab')).toBe('Menu of Tides');
  button('Unread').focus();
  fireEvent.keyDown(button('Unread'), { key: 'Tab', shiftKey: true });
  expect(document.activeElement?.textContent).toBe('All');
});

it('leaves keys with Ctrl alone', () => {
  render(<Sidebar isOpen />);
  button('All').focus();
  expect(fireEvent.keyDown(button('All'), { key: 'End', ctrlKey: true })).toBe(true);
  expect(document.activeElement?.textContent).toBe('All');
});
