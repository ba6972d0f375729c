// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { DeleteDialog } from '../../../renderer/ui/library/delete-dialog';
import { article } from '../article';

const onConfirm = vi.fn();
const onClose = vi.fn();
const articles = ['A', 'B', 'C', 'D', 'E', 'F'].map((id) => article({ id, title: `Title ${id}` }));

beforeEach(async () => {
  vi.clearAllMocks();
  render(<DeleteDialog articles={articles} onConfirm={onConfirm} onClose={onClose} />);
  // The dialog takes the focus a moment after it is drawn.
  await vi.waitFor(() =>
    expect(screen.getByRole('alertdialog').contains(document.activeElement)).toBe(true),
  );
});
afterEach(cleanup);

it('is an alert that takes the focus, and deletes nothing by Enter', () => {
  expect(screen.getByRole('alertdialog').contains(document.activeElement)).toBe(true);
  fireEvent.keyDown(document.activeElement as Element, { key: 'Enter' });
  fireEvent.keyUp(document.activeElement as Element, { key: 'Enter' });
  expect(onConfirm).not.toHaveBeenCalled();
});

it('names four articles and counts the others', () => {
  const lines = screen.getAllByRole('listitem').map((each) => each.textContent);
  expect(lines.slice(0, 4)).toEqual(['Title A', 'Title B', 'Title C', 'Title D']);
  expect(lines[4]).toContain('2');
  expect(lines).toHaveLength(5);
});

it('deletes nothing by Esc', () => {
  fireEvent.keyDown(document.activeElement as Element, { key: 'Escape' });
  expect(onClose).toHaveBeenCalledOnce();
  expect(onConfirm).not.toHaveBeenCalled();
});

it('closes, and deletes all of them, when that is confirmed', () => {
  fireEvent.click(screen.getAllByRole('button').at(-1) as Element);
  expect(onClose).toHaveBeenCalledOnce();
  expect(onConfirm).toHaveBeenCalledExactlyOnceWith(['A', 'B', 'C', 'D', 'E', 'F']);
});
