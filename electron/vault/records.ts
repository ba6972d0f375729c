import { join } from 'node:path';
import type { VaultRecord } from '../ipc/contract.js';
import { recordPath } from './library-paths.js';
import { readPlainText } from './plain-file.js';

/** manifest.json and the like: what belongs to no single article. */
export async function readRecord(root: string, name: VaultRecord): Promise<string | null> {
  return readPlainText(join(root, recordPath(name)));
}
