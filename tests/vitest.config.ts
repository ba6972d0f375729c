import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

const root = import.meta.dirname;
const tests = 'unit/**/*.test.{ts,tsx}';
/** Tests that put something else in the place of a module. */
const replacing = readdirSync(join(root, 'unit'), { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.test\.tsx?$/.test(file))
  .filter((file) => /\bvi\.(?:m|doM)ock\(/.test(readFileSync(join(root, 'unit', file), 'utf8')))
  .map((file) => `unit/${file.replaceAll('\\', '/')}`);

export default defineConfig({
  test: {
    root,
    environment: 'node',
    setupFiles: ['unit/properties.ts'],
    // Processes: the channels by which windows speak reach from one thread to the others.
    pool: 'forks',
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        // No other test leaves anything behind in its module; a worker for each file took twice as long.
        test: { name: 'shared', include: [tests], exclude: replacing, isolate: false },
      },
      {
        extends: true,
        // In a shared worker a module would keep what the file before had put in its place.
        test: { name: 'replacing', include: replacing, isolate: true },
      },
    ],
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
