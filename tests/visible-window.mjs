import { setTimeout as pause } from 'node:timers/promises';

const tries = 300;

/**
 * The window that the user sees. On a busy machine the window of imports, which is hidden, may be
 * announced first.
 *
 * @param {import('@playwright/test').ElectronApplication} app
 * @throws when there is none after 30 seconds
 */
export async function visibleWindow(app) {
  const isHidden = (url) => url === 'about:blank' || /\/import(-reader)?\.html/.test(url);
  for (let tried = 0; tried < tries; tried++) {
    const seen = app.windows().find((window) => !isHidden(window.url()));
    if (seen) return seen;
    await pause(100);
  }
  throw new Error(`no visible window among: ${app.windows().map((window) => window.url())}`);
}
