// Removes the loader for development that the registry's Electron contains.

import { rm } from 'node:fs/promises';
import { join } from 'node:path';

export default async function dropLoader({ appOutDir }) {
  await rm(join(appOutDir, 'resources', 'app'), { recursive: true, force: true });
}
