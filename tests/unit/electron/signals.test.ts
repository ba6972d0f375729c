import { expect, it, vi } from 'vitest';
import { catchSignals, releaseAtSignal } from '../../../electron/signals';

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
