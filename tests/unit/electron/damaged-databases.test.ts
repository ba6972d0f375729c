import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { dropOldestDamaged } from '../../../electron/damaged-databases';
import { newFolder } from './vault/library-folder';

it('keeps the two databases that were set aside last, and nothing else goes', async () => {
  const profile = newFolder();
  for (const name of [
    'IndexedDB',
    'IndexedDB-other',
    ...[1, 2, 3, 4].map((day) => `IndexedDB.damaged-2026-0${day}`),
  ]) {
    mkdirSync(join(profile, name));
    writeFileSync(join(profile, name, 'data'), 'x');
  }
  await dropOldestDamaged(join(profile, 'IndexedDB'));
  expect(readdirSync(profile)).toEqual([
    'IndexedDB',
    'IndexedDB-other',
    'IndexedDB.damaged-2026-03',
    'IndexedDB.damaged-2026-04',
  ]);
});
