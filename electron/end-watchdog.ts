import { spawn } from 'node:child_process';

/** How long Chromium may take to end this process once everything is saved, in seconds. */
const secondsToEnd = 3;

/**
 * Looks ten times a second whether the process `$1` is still there, and kills it after `$2` looks. The shell
 * has inherited Chromium's open files, the pipes of its caller among them, and no shell closes those above 9:
 * who waits for the end of a pipe waits for the shell as well, so it must not sleep for long. A system whose
 * `sleep` knows no fractions looks once a second.
 */
const script = `n=0
while [ "$n" -lt "$2" ]; do
  sleep 0.1 2>/dev/null || { sleep 1; n=$((n + 9)); }
  kill -0 "$1" 2>/dev/null || exit 0
  n=$((n + 1))
done
kill -9 "$1" 2>/dev/null`;

/**
 * Kills a process, by default this one, if it has not ended `seconds` from now. Call when everything is
 * saved.
 *
 * At its end Chromium waits for its own threads, one of which may wait for a service of the system that
 * hangs: speech-dispatcher does while it speaks. No JavaScript runs here any more by then, in workers
 * neither, so another process has to keep the time. Windows has no such service and no `sh`.
 */
export function killUnlessEnded(pid = process.pid, seconds = secondsToEnd): void {
  if (process.platform === 'win32') return;
  const args = ['-c', script, 'sh', `${pid}`, `${seconds * 10}`];
  // In a process group of its own, so that a Ctrl-C for this process does not end it.
  const watchdog = spawn('/bin/sh', args, { cwd: '/', detached: true, stdio: 'ignore' });
  // Without it, this process ends as it would have before.
  watchdog.on('error', () => {});
  watchdog.unref();
}
