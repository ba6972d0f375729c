import { app, type Session, type WebContents } from 'electron';
import { appOrigin } from './app-protocol.js';
import type { Log } from './log.js';
import { roleOf } from './window.js';

/** In milliseconds, as long as Chromium's transient activation lasts. */
const inputCountsForMs = 5_000;
const inputs = new Set(['mouseDown', 'mouseUp', 'rawKeyDown', 'keyDown', 'touchEnd', 'gestureTap']);
const lastInputs = new WeakMap<WebContents, number>();

/**
 * Notes when the user last pressed a key or a button. Main sees input of the system only, not events
 * made by script.
 */
export function noteInput(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('input-event', (_input, { type }) => {
      if (inputs.has(type)) lastInputs.set(contents, performance.now());
    });
  });
}

/** A choice in the menu bar is input, too, of which the page's contents see nothing. */
export function countInput(contents: WebContents): void {
  lastInputs.set(contents, performance.now());
}

/**
 * Grants our own pages two permissions: persistent storage, without which Chromium may evict the
 * working copy, and writing to the clipboard shortly after an input.
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
  return permission === 'clipboard-sanitized-write' && contents !== null && wasAsked(contents);
}

/** True shortly after the user pressed a key or a button in the page. */
export function wasAsked(contents: WebContents): boolean {
  const at = lastInputs.get(contents);
  return (
    roleOf(contents) === 'page' && at !== undefined && performance.now() - at < inputCountsForMs
  );
}

/** `URL.origin` is "null" for a scheme that Node does not know. */
function originOf(url: string): string {
  const { protocol, host } = new URL(url);
  return `${protocol}//${host}`;
}
