/** Has `begin` run when the turn has come; the returned function ends the turn, and what had begun. */
export type Turn = (begin: () => () => void) => () => void;

/** Where there is no other window the turn has come. */
export const atOnce: Turn = (begin) => begin();

/** Work that one window does for all: the next one takes it over when that window ends. */
export function turnOfWindows(name: string): Turn {
  return (begin) => {
    const waiting = new AbortController();
    let end = () => waiting.abort();
    const hold = () =>
      new Promise<void>((resolve) => {
        const stop = begin();
        end = () => {
          stop();
          resolve();
        };
      });
    // Rejects when the window ends before its turn.
    navigator.locks.request(name, { signal: waiting.signal }, hold).catch(() => {});
    return () => end();
  };
}
