import { defineConfig } from '@playwright/test';

// `npm test` says which Electron to drive: CARREL_ELECTRON_PATH and CARREL_ELECTRON_ARGS.
export default defineConfig({
  testDir: '.',
  testMatch: ['dom/**/*.spec.ts', 'electron/**/*.spec.ts'],
  outputDir: '../test-results',
  // Much of a test is waiting: on two cores a second one beside it saves a third of the time.
  workers: 2,
  timeout: 300_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  reporter: 'list',
});
