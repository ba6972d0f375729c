// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useRef, useState } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SearchBox } from '../../../renderer/ui/search/search-box';

const onEnter = vi.fn();
const onLeave = vi.fn();
let recentNow: readonly string[];

function Box({ first }: { first: readonly string[] }) {
  const [query, setQuery] = useState('');
  const [recent, setRecent] = useState(first);
  const ref = useRef<HTMLInputElement>(null);
  recentNow = recent;
  const given = { query, onQuery: setQuery, recent, onRecent: setRecent, onEnter, onLeave, ref };
  return <SearchBox {...given} />;
}

const box = () => screen.getByRole<HTMLInputElement>('combobox');
const press = (key: string, more = {}) => fireEvent.keyDown(box(), { key, ...more });
const options = () => screen.queryAllByRole('option').map((each) => each.textContent);
/** The option that the box announces to a screen reader. */
const active = () => {
  const id = box().getAttribute('aria-activedescendant');
  return id === null ? null : document.getElementById(id)?.textContent;
};

beforeEach(() => vi.clearAllMocks());
afterEach(cleanup);

describe('the recent searches', () => {
  beforeEach(() => void render(<Box first={['apple', 'pear']} />));

  it('open by arrow down, go round, and stand for what a screen reader reads', () => {
    expect(box().getAttribute('aria-expanded')).toBe('false');
    press('ArrowDown');
    expect(box().getAttribute('aria-expanded')).toBe('true');
    expect(active()).toBe('apple');
    press('ArrowUp');
    expect(active()).toBe(options().at(-1));
    press('ArrowDown');
    press('ArrowDown');
    expect(active()).toBe('pear');
  });

  it('put the chosen one into the box by Enter, and close', () => {
    press('ArrowDown');
    press('Enter');
    expect(box().value).toBe('apple');
    expect(options()).toEqual([]);
    expect(onEnter).not.toHaveBeenCalled();
  });

  it('lose one by Delete, and all by the last option', () => {
    press('ArrowDown');
    press('Delete');
    expect(recentNow).toEqual(['pear']);
    press('ArrowDown');
    press('Enter');
    expect(recentNow).toEqual([]);
  });

  it('close by Esc before Esc leaves the search', () => {
    press('ArrowDown');
    press('Escape');
    expect(options()).toEqual([]);
    expect(onLeave).not.toHaveBeenCalled();
    press('Escape');
    expect(onLeave).toHaveBeenCalledOnce();
  });

  it('go when the box has a query, whose keys go to the results', () => {
    fireEvent.change(box(), { target: { value: 'plum' } });
    press('ArrowDown');
    expect(options()).toEqual([]);
    expect(onEnter).toHaveBeenCalledOnce();
  });
});

it('leaves Enter and Esc that end a composition to the input method', () => {
  render(<Box first={['apple']} />);
  fireEvent.change(box(), { target: { value: '한' } });
  for (const key of ['Enter', 'Escape']) press(key, { isComposing: true });
  press('Enter', { keyCode: 229 });
  expect(onEnter).not.toHaveBeenCalled();
  expect(onLeave).not.toHaveBeenCalled();
});

it('is cleared by its button, and keeps the focus', () => {
  render(<Box first={[]} />);
  fireEvent.change(box(), { target: { value: 'plum' } });
  fireEvent.click(screen.getByRole('button'));
  expect(box().value).toBe('');
  expect(document.activeElement).toBe(box());
});
