// @vitest-environment happy-dom
import { act, cleanup, render } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useDebounced } from '../../../renderer/ui/app/use-debounced';

let shown: string[] = [];

function Value({ of }: { of: string }) {
  shown.push(useDebounced(of, 120));
  return null;
}

beforeEach(() => {
  shown = [];
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  vi.advanceTimersByTime(1_000);
});

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

it('returns a single change in the same render', () => {
  const view = render(<Value of="A" />);
  shown = [];
  view.rerender(<Value of="B" />);
  expect(new Set(shown)).toEqual(new Set(['B']));
});

it('returns of several changes in a row the first and the last', () => {
  const view = render(<Value of="A" />);
  for (const value of ['B', 'C', 'D', 'E']) {
    view.rerender(<Value of={value} />);
    act(() => vi.advanceTimersByTime(50));
  }
  expect(shown.at(-1)).toBe('B');
  act(() => vi.advanceTimersByTime(120));
  expect(shown.at(-1)).toBe('E');
  expect(new Set(shown)).toEqual(new Set(['A', 'B', 'E']));
});
