import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const scripts = fileURLToPath(new URL('../../../scripts', import.meta.url));
const entries = readdirSync(scripts).filter((name) => name.endsWith('.mjs'));

/** The packages that a script imports before its first line runs, with the file that does so. */
function packagesOf(file: string, seen = new Set<string>()): string[] {
  if (seen.has(file)) return [];
  seen.add(file);
  const imports = readFileSync(file, 'utf8').matchAll(
    /^(?:(?:import|\}).* from|import) '([^']+)';$/gm,
  );
  return [...imports].flatMap(([, name = '']) => {
    if (name.startsWith('.')) return packagesOf(join(dirname(file), name), seen);
    return name.startsWith('node:') ? [] : [`${file}: ${name}`];
  });
}

test.each(entries)('%s starts in a clone without packages', (entry) => {
  const seen = new Set<string>();
  expect(packagesOf(join(scripts, entry), seen)).toEqual([]);
  expect(seen.size).toBeGreaterThan(1);
});
