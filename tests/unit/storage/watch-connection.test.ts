import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { watchConnection } from '../../../renderer/storage/watch-connection';

const seconds = (count: number) => vi.advanceTimersByTimeAsync(count * 1_000);
const never = new Promise<never>(() => {});

let isOpen: boolean;
let wasClosedByUs: boolean;
let close: () => void;
const open = vi.fn<() => Promise<void>>();
const onSilent = vi.fn();

beforeEach(() => {
  vi.useFakeTimers();
  isOpen = true;
  wasClosedByUs = false;
  open.mockReset();
  onSilent.mockReset();
  const database = {
    on: (_event: 'close', listener: () => void) => {
      close = listener;
    },
    isOpen: () => isOpen,
    hasBeenClosed: () => wasClosedByUs,
    open,
  };
  watchConnection(database as never, onSilent);
});
afterEach(() => vi.useRealTimers());

it('tells of a connection that was closed and does not come back', async () => {
  isOpen = false;
  open.mockReturnValue(never);
  close();
  await seconds(14);
  expect(onSilent).not.toHaveBeenCalled();
  await seconds(2);
  expect(onSilent).toHaveBeenCalledOnce();
});

it('says nothing when it came back by itself', async () => {
  close();
  await seconds(60);
  expect(open).not.toHaveBeenCalled();
  expect(onSilent).not.toHaveBeenCalled();
});

it('says nothing when it was closed on purpose', async () => {
  isOpen = false;
  wasClosedByUs = true;
  close();
  await seconds(60);
  expect(open).not.toHaveBeenCalled();
  expect(onSilent).not.toHaveBeenCalled();
});

it('takes a failure for an answer, and does not go on trying', async () => {
  isOpen = false;
  open.mockImplementation(async () => {
    close();
    throw new Error('UnknownError');
  });
  close();
  await seconds(60);
  expect(open).toHaveBeenCalledOnce();
  expect(onSilent).not.toHaveBeenCalled();
});
