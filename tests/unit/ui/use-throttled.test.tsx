// @vitest-environment happy-dom
import { act, cleanup, render } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useThrottled } from '../../../renderer/ui/app/use-throttled';

let shown: string[] = [];

function Value({ of }: { of: string }) {
  shown.push(useThrottled(of, 1_000));
  return null;
}

beforeEach(() => {
  shown = [];
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

it('passes the first change on at once, and then the last one of each second', () => {
  const view = render(<Value of="A" />);
  for (const value of ['B', 'C', 'D', 'E', 'F']) {
    view.rerender(<Value of={value} />);
    act(() => vi.advanceTimersByTime(250));
  }
  expect([...new Set(shown)]).toEqual(['A', 'B', 'E']);
  act(() => vi.advanceTimersByTime(1_000));
  expect([...new Set(shown)]).toEqual(['A', 'B', 'E', 'F']);
});

it('does not pass a value on that was taken back', () => {
  const view = render(<Value of="A" />);
  view.rerender(<Value of="B" />);
  act(() => vi.advanceTimersByTime(1));
  view.rerender(<Value of="C" />);
  act(() => vi.advanceTimersByTime(100));
  view.rerender(<Value of="B" />);
  act(() => vi.advanceTimersByTime(5_000));
  expect([...new Set(shown)]).toEqual(['A', 'B']);
});
