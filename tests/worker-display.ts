// A display for each worker, on a machine that has none.
import { test as base } from '@playwright/test';
import { setUpDisplay } from '../scripts/setup/display.mjs';

interface WorkerDisplay {
  /** The environment variables that lead to it, which `process.env` has too. */
  display: Record<string, string>;
}

/** The focus and the clipboard are one for all programs of a display: two workers would disturb each other. */
export const test = base.extend<object, WorkerDisplay>({
  display: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameters' names
    async ({}, use) => {
      const display: Record<string, string> = await setUpDisplay();
      Object.assign(process.env, display);
      await use(display);
    },
    { scope: 'worker', auto: true },
  ],
});
