import { afterEach } from 'vitest';
import type { Bundle } from '../../../../electron/vault/bundle';
import { openBundle } from '../../../../electron/vault/import-bundle';

const opened: Bundle[] = [];

afterEach(() => {
  for (const bundle of opened.splice(0)) bundle.close();
});

/** Opens an exported library, which is closed after the test. Throws when it cannot be opened. */
export async function bundleIn(path: string): Promise<Bundle> {
  const opening = await openBundle(path);
  if (!opening.ok) throw new Error(opening.message);
  opened.push(opening.bundle);
  return opening.bundle;
}
