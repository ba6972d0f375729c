import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inProject } from '../../../scripts/setup/places.mjs';
import { variantClassesModule } from '../../../scripts/tables/variant-classes.mjs';

test('the classes of characters are those of the pinned data', () => {
  const file = inProject('renderer', 'search', 'text', 'variant-classes.ts');
  expect(readFileSync(file, 'utf8').replaceAll('\r\n', '\n')).toBe(variantClassesModule());
});
