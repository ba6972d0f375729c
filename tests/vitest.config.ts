import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['unit/**/*.test.{ts,tsx}'],
    environment: 'node',
    setupFiles: ['unit/properties.ts'],
    // No test leaves anything behind in its module; a worker for each file took twice as long.
    // Processes: the channels by which windows speak reach from one thread to the others.
    pool: 'forks',
    isolate: false,
    maxWorkers: '100%',
    // Printed by `npm run check -- --coverage`: the files that a unit test loads.
    coverage: {
      provider: 'v8',
      allowExternal: true,
      exclude: ['**/tests/**', '**/node_modules/**'],
      reporter: ['text'],
      reportsDirectory: '../node_modules/.cache/coverage',
    },
  },
});
