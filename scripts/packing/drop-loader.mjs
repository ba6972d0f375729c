// The registry's Electron carries the loader that development needs; a packed app has none.

import { rm } from 'node:fs/promises';
import { join } from 'node:path';

export default async function dropLoader({ appOutDir }) {
  await rm(join(appOutDir, 'resources', 'app'), { recursive: true, force: true });
}
