import { defineConfig } from '@playwright/test';
import { isExhaustive } from './exhaustive';

// `npm test` says which Electron to drive (CARREL_ELECTRON_PATH, CARREL_ELECTRON_ARGS) and, where the
// system has one, which Chromium (CARREL_CHROMIUM).
const executablePath = process.env.CARREL_CHROMIUM;

/** What `npm test` leaves to `npm test -- --exhaustive` (docs/testing.md). */
const left = isExhaustive ? [] : [/@exhaustive/];
const leftInChromium = isExhaustive ? [] : [...left, /@in-electron/];

export default defineConfig({
  testDir: '.',
  projects: [
    {
      name: 'electron',
      testMatch: ['dom/**/*.spec.ts', 'electron/**/*.spec.ts'],
      grepInvert: left,
    },
    ...(executablePath
      ? [
          {
            name: 'chromium',
            // A pattern would also match a folder of this name above the project.
            testDir: './dom',
            grepInvert: [...leftInChromium, /@electron/],
            use: { launchOptions: { executablePath } },
          },
        ]
      : []),
    // Real browsers with the extension: `npm test -- browsers`.
    ...(process.env.CARREL_BROWSERS
      ? [{ name: 'browsers', testMatch: ['browsers/**/*.spec.ts'] }]
      : []),
  ],
  outputDir: '../test-results',
  // One at a time leaves a fifth of two cores idle; two at a time end about a tenth sooner.
  workers: 2,
  // On a quiet machine the slowest test takes 30 s, and most take less than 10. Tests that import hundreds
  // of pages or start dozens of processes set `longTestMs` (electron/carrel.ts).
  timeout: 60_000,
  expect: { timeout: 15_000 },
  // Continuous integration runs a failed test once more; it is counted apart (docs/testing.md).
  retries: Number(process.env.CARREL_TEST_RETRIES ?? 0),
  forbidOnly: true,
  reporter: 'list',
});
