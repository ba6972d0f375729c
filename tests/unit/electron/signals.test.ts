import { expect, it, vi } from 'vitest';
import { catchSignals, releaseAtSignal, signalTaken } from '../../../electron/signals';

it('gives back the lock when a signal ends the process before it has begun', () => {
  const exit = vi.spyOn(process, 'exit').mockReturnValue(undefined as never);
  const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const release = vi.fn();
  const before = process.listeners('SIGTERM');
  releaseAtSignal(release);
  catchSignals();
  const added = process.listeners('SIGTERM').filter((each) => !before.includes(each));
  for (const listener of added) listener('SIGTERM');
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    for (const listener of added) process.off(signal, listener);
  }
  expect(release).toHaveBeenCalledBefore(exit);
  expect(exit).toHaveBeenCalledWith(143);
  expect(write.mock.calls.join('')).toContain('interrupted (SIGTERM)');
});

// Bit 0 of the mask is signal 1, SIGHUP; SIGINT is 2, SIGTERM 15.
it.each([
  ['all three are caught', 'SigIgn:\t0000000000000000\nSigCgt:\t0000000000004003\n', null],
  ['SIGINT is not', 'SigCgt:\t00000001800054e9\nCapInh:\t0\n', 'SIGINT'],
  ['SIGTERM is not', 'SigCgt:\t0000000180001003\n', 'SIGTERM'],
  ['SIGHUP is not', 'SigCgt:\t0000000000004002\n', 'SIGHUP'],
  ['the system does not say', 'Name:\tcarrel\n', null],
])('finds the signal that Chromium has taken: %s', (_what, status, signal) => {
  expect(signalTaken(status)).toBe(signal);
});
