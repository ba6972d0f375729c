import { defineConfig } from '@playwright/test';

// `npm test` says which Electron to drive: CARREL_ELECTRON_PATH and CARREL_ELECTRON_ARGS.
export default defineConfig({
  testDir: '.',
  testMatch: ['dom/**/*.spec.ts', 'electron/**/*.spec.ts'],
  outputDir: '../test-results',
  // Two cores: a second Electron beside the first only makes both wait.
  workers: 1,
  timeout: 60_000,
  forbidOnly: true,
  reporter: 'list',
});
