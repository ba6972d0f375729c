/**
 * Waits for a lock that all windows of the origin share, and holds it.
 *
 * @returns releases the lock, which the end of this window does as well
 */
export function holdLock(name: string, mode: LockMode = 'exclusive'): Promise<() => void> {
  return new Promise((resolve, reject) => {
    const hold = () => new Promise<void>((release) => resolve(release));
    navigator.locks.request(name, { mode }, hold).catch(reject);
  });
}
