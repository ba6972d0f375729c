import { type IpcMainInvokeEvent, ipcMain, type WebContents, type WebFrameMain } from 'electron';
import { appOrigin } from '../app-protocol.js';
import { failureText, fieldsOfError } from '../failure-text.js';
import type { Log } from '../log.js';
import { isClosed, roleOf } from '../window.js';
import type { Events } from './contract.js';
import { fits } from './request.js';
import { type Requests, requestRules } from './requests.js';

type Answer<Name extends keyof Requests> = ReturnType<Requests[Name]>;

/** One handler for each request; the compiler reports a missing one. */
export type Handlers = {
  [Name in keyof Requests]: (
    caller: WebContents,
    ...args: Parameters<Requests[Name]>
  ) => Answer<Name> | Promise<Answer<Name>>;
};

/**
 * Answers the requests of the table. Refuses a request before its handler runs when the sender is not
 * the main frame of one of our windows, may not send it, or passes arguments of the wrong shape. Logs
 * refused requests and errors of handlers by the request's name.
 */
export function serve(log: Log, handlers: Handlers): void {
  for (const name of Object.keys(requestRules) as (keyof Requests)[]) {
    ipcMain.handle(name, async (event, ...args: unknown[]) => {
      // The window was closed or has left its page since it sent the request: nobody waits for the
      // answer.
      if (isGone(event.senderFrame) || isClosed(event.sender)) return undefined;
      const role = roleOf(event.sender) ?? 'stranger';
      const refusal = refusalOf(event, name, args);
      if (refusal !== null) {
        log.warn('request-refused', `${name} ${role}: ${refusal}`);
        throw new Error(`${name}: ${refusal}`);
      }
      const handler = handlers[name] as (caller: WebContents, ...args: unknown[]) => unknown;
      const askedAt = performance.now();
      try {
        const answer = await handler(event.sender, ...args);
        log.debug('request', `${name} ${role} ${Math.round(performance.now() - askedAt)} ms`);
        return answer;
      } catch (error) {
        log.error('request-failed', `${name} ${role}: ${failureText(fieldsOfError(error))}`);
        throw error;
      }
    });
  }
}

/** True for a frame that no longer exists; all other properties of such a frame throw. */
const isGone = (frame: WebFrameMain | null) =>
  frame === null || frame.isDestroyed() || frame.detached;

/** Why the request is refused; null when it may be carried out. */
function refusalOf(
  event: IpcMainInvokeEvent,
  name: keyof Requests,
  args: unknown[],
): 'refused' | 'wrong arguments' | null {
  const frame = event.senderFrame;
  // An article's frame is a child of our page and has the same origin: only the main frame may send
  // requests.
  const isOurPage = frame !== null && frame.parent === null && frame.origin === appOrigin;
  const role = roleOf(event.sender);
  const rule = requestRules[name];
  if (!isOurPage || role === null || !rule.from.includes(role)) {
    return 'refused';
  }
  return fits(rule, args) ? null : 'wrong arguments';
}

export function sendEvent<Name extends keyof Events>(
  target: WebContents,
  name: Name,
  payload: Events[Name],
): void {
  // For a renderer that has just crashed Electron would print an error.
  if (target.isDestroyed() || target.isCrashed() || target.mainFrame.isDestroyed()) return;
  try {
    target.send(name, payload);
  } catch {
    // The page was left while its window closes.
  }
}
