import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, it } from 'vitest';
import { detect } from '../../../../renderer/core/importers/detect';
import { binaryImporters, importers } from '../../../../renderer/core/importers/registry';

const drops = join(import.meta.dirname, '../../../fixtures/imports/drops');

const hostileFiles = readdirSync(drops)
  .filter((name) => name.startsWith('hostile'))
  .flatMap((name) => readdirSync(join(drops, name), { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name));

/** Some formats are known by what came beside the file. */
const besideOf = (path: string) => ({
  find: (name: string) =>
    existsSync(join(dirname(path), name)) ? { name, read: async () => null } : null,
});

/** What the real app makes of these files is in `tests/electron/imports.spec.ts`. */
it('has a hostile file for every importer', () => {
  const met = new Set<string>();
  for (const path of hostileFiles) {
    const bytes = new Uint8Array(readFileSync(path));
    const source = { name: relative(drops, path), bytes, modifiedAt: null, beside: besideOf(path) };
    const found = detect(source);
    if ('importer' in found) met.add(found.importer.name);
  }
  const all = [...binaryImporters, ...importers].map(({ name }) => name);
  expect(all.filter((name) => !met.has(name))).toEqual([]);
});
