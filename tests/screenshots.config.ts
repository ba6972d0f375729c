import { defineConfig } from '@playwright/test';
import tests from './playwright.config';

// `npm run screenshots`: the walk of the accessibility test, for its pictures.
export default defineConfig({
  ...tests,
  projects: [{ testMatch: ['screenshots.ts'] }],
  reporter: 'list',
});
