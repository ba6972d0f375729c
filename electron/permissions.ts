import { app, type Session, type WebContents } from 'electron';
import { appOrigin } from './app-protocol.js';
import type { Log } from './log.js';
import { roleOf } from './window.js';

/** As long as Chromium counts an input as the reason of what a script does (transient activation). */
const inputCountsForMs = 5_000;
const inputs = new Set(['mouseDown', 'mouseUp', 'rawKeyDown', 'keyDown', 'touchEnd', 'gestureTap']);
const lastInputs = new WeakMap<WebContents, number>();

/** Notes when the user last pressed a key or a button. Main sees the system's input only, no script's. */
export function noteInput(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('input-event', (_input, { type }) => {
      if (inputs.has(type)) lastInputs.set(contents, performance.now());
    });
  });
}

/**
 * Grants our own pages what they need and nothing else: the working copy's storage, without which
 * Chromium may evict it, and writing to the clipboard when the user has just asked for it.
 */
export function limitPermissions(session: Session, log: Log): void {
  session.setPermissionRequestHandler(
    (contents, permission, answer, { isMainFrame, requestingUrl }) => {
      const granted = isMainFrame && isGranted(permission, contents, requestingUrl);
      if (!granted) log.warn('permission-refused', permission);
      answer(granted);
    },
  );
  session.setPermissionCheckHandler(
    (contents, permission, origin, { isMainFrame }) =>
      isMainFrame && isGranted(permission, contents, origin),
  );
  session.setDevicePermissionHandler(() => false);
}

function isGranted(permission: string, contents: WebContents | null, url: string): boolean {
  if (!URL.canParse(url) || originOf(url) !== appOrigin) return false;
  if (permission === 'persistent-storage') return true;
  return permission === 'clipboard-sanitized-write' && contents !== null && isAsked(contents);
}

function isAsked(contents: WebContents): boolean {
  const at = lastInputs.get(contents);
  return (
    roleOf(contents) === 'page' && at !== undefined && performance.now() - at < inputCountsForMs
  );
}

/** Node knows no origin of a scheme of ours. */
function originOf(url: string): string {
  const { protocol, host } = new URL(url);
  return `${protocol}//${host}`;
}
