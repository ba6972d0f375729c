/**
 * A process that only passes bytes between another program and the owner. The other program may kill it
 * at any moment, so it never is the owner itself; it starts one when there is none.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import type { Server, Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { app } from 'electron';

/** The data that come with Chromium's single-instance lock: they say how the owner is to call back. */
export interface CallBack {
  socket: string;
  isBrowser?: true;
}

/** How long the owner may take to connect, in milliseconds. A new one has to start first. */
const connectWithinMs = 30_000;
/** A running owner connects at once; one that is starting or ending may miss a call. */
const retryAfterMs = 300;

/**
 * Asks the owner to connect to `server`; null when nobody does.
 *
 * @param owner the words that start an owner which calls back
 */
export async function callOwner(
  server: Server,
  callBack: CallBack,
  owner: { path: string; args: readonly string[] },
): Promise<Socket | null> {
  const called = new Promise<Socket>((resolve) => server.once('connection', resolve));
  for (const giveUpAt = Date.now() + connectWithinMs; Date.now() < giveUpAt; ) {
    let mayTryAgain: Promise<boolean> = pause(retryAfterMs, true);
    if (app.requestSingleInstanceLock(callBack)) {
      app.releaseSingleInstanceLock();
      const started = spawn(owner.path, owner.args, { detached: true, stdio: 'ignore' });
      started.unref();
      mayTryAgain = Promise.race([endedWell(started), pause(giveUpAt - Date.now(), true)]);
    }
    const outcome = await Promise.race([called, mayTryAgain]);
    if (typeof outcome !== 'boolean') return outcome;
    // The library cannot be opened: another try would end in the same way.
    if (!outcome) return null;
  }
  return null;
}

/** Resolves when a process ends: false when it failed. One that found an owner gave it the socket. */
function endedWell(owner: ChildProcess): Promise<boolean> {
  return new Promise((resolve) => {
    owner.once('exit', (code) => resolve(code === 0));
    owner.once('error', () => resolve(false));
  });
}
