// @vitest-environment happy-dom
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type Services, ServicesProvider } from '../../../renderer/ui/app/services';
import { TransferNotice } from '../../../renderer/ui/transfer/transfer-notice';
import type { Transfer } from '../../../renderer/ui/transfer/use-transfer';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const state = { exporting: null };
const vault = { onState: () => () => {}, state: () => state };
const services = { library: { vault } } as unknown as Services;

function show(change: Partial<Transfer>) {
  const dismiss = vi.fn();
  const transfer = {
    ...{
      message: '1 article exported.',
      report: null,
      leftOut: [],
      isRunning: false,
      cancel: null,
    },
    ...{ written: { path: '/home/mara/Winds.pdf', show: () => {} }, dismiss },
    ...change,
  } as unknown as Transfer;
  render(
    <ServicesProvider value={services}>
      <TransferNotice transfer={transfer} />
    </ServicesProvider>,
  );
  return dismiss;
}

it('names the written file, and goes by itself', () => {
  const dismiss = show({});
  expect(screen.getByText('/home/mara/Winds.pdf')).toBeTruthy();
  act(() => void vi.advanceTimersByTime(19_000));
  expect(dismiss).not.toHaveBeenCalled();
  act(() => void vi.advanceTimersByTime(2_000));
  expect(dismiss).toHaveBeenCalledOnce();
});

it('stays while something is told that must be read', () => {
  const failed = { id: 'A', title: 'Nets', reason: 'gone', message: '' } as const;
  const dismiss = show({ leftOut: [failed] });
  act(() => void vi.advanceTimersByTime(90_000));
  expect(dismiss).not.toHaveBeenCalled();
});
