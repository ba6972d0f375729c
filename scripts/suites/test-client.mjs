// The quick command line for tests of the built app. It becomes the whole program where no Carrel has the
// library open, as it does for users.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { compileClient } from '../packing/quick-client.mjs';
import { inCache, inProject } from '../setup/places.mjs';
import { say } from '../setup/say.mjs';

/** The environment variable that names it; empty where there is none, so that commands start the program. */
export async function testClient({ executable }) {
  if (process.platform === 'win32') return {};
  const program = realpathSync(executable);
  const sources = ['client/carrel.c', 'scripts/packing/quick-client.mjs', 'package.json'].map(
    (name) => readFileSync(inProject(name)),
  );
  const hash = createHash('sha256');
  for (const part of [program, ...sources]) hash.update(part);
  const clients = inCache('quick-clients');
  const folder = join(clients, hash.digest('hex').slice(0, 12));
  const client = join(folder, 'carrel');
  if (existsSync(client)) return { CARREL_CLIENT: client };
  const unfinished = join(clients, String(process.pid));
  const compiled = await compileClient(unfinished, relative(clients, program));
  if (compiled === null) {
    say('no C compiler here: each command of a test starts the whole program');
    return {};
  }
  mkdirSync(folder, { recursive: true });
  renameSync(compiled, client);
  rmSync(unfinished, { recursive: true });
  return { CARREL_CLIENT: client };
}
