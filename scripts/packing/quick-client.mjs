// Compiles the quick command line, client/carrel.c: for the packed app, and for tests of the built one.

import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inProject } from '../setup/places.mjs';
import { keptOutput, runProgram } from '../suites/run-tool.mjs';

/** Where it stands in the packed folder; absent where no compiler was at hand. */
export const quickClient = 'bin/carrel';

/**
 * Compiles it into `folder`, for a program that stands at `program` seen from the folder above. Resolves
 * to its path; null where no compiler is at hand: then the program itself is the command line.
 *
 * Static, so that it runs on systems with an older C library than this one's; macOS has no static one.
 *
 * @param version what `--version` prints; the project's if not given
 * @param compiler a C compiler of this system
 */
export async function compileClient(
  folder,
  program,
  version = ownVersion(),
  compiler = process.env.CC || 'cc',
) {
  const target = join(folder, 'carrel');
  const flags = ['-std=gnu11', '-Os', '-s', '-Wall', '-Wextra'];
  const names = [`-DPROGRAM="${program}"`, `-DVERSION="${version}"`];
  const source = inProject('client/carrel.c');
  mkdirSync(folder, { recursive: true });
  for (const linking of process.platform === 'darwin' ? [[]] : [['-static'], []]) {
    const words = [...flags, ...linking, ...names, '-o', target, source];
    if ((await runProgram(compiler, words, { output: keptOutput() })) === 0) return target;
  }
  return null;
}

const ownVersion = () => JSON.parse(readFileSync(inProject('package.json'), 'utf8')).version;
