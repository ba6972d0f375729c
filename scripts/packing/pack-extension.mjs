// Packs the browser extension into dist/carrel-extension-chromium.zip and -firefox.zip, and lints the
// latter as Mozilla does.
//
// web-ext is run by npx: 86 MB of packages that nothing else needs.

import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { browsers, buildExtension } from '../build/extension.mjs';
import { inProject } from '../setup/places.mjs';
import { say } from '../setup/say.mjs';
import { runProgram } from '../suites/run-tool.mjs';
import { bundled7zip } from './bundled-7zip.mjs';

const WEB_EXT = 'web-ext@10.7.0';

/** Resolves to the exit code. */
export async function packExtension(outFolder = inProject('dist')) {
  const built = inProject('out-extension');
  await buildExtension(built);
  mkdirSync(outFolder, { recursive: true });
  const zip = await bundled7zip();
  for (const browser of browsers) {
    const file = join(outFolder, `carrel-extension-${browser}.zip`);
    // 7zip adds to an archive that exists.
    rmSync(file, { force: true });
    const code = await runProgram(zip, ['a', '-tzip', '-bso0', file, '.'], {
      cwd: join(built, browser),
    });
    if (code !== 0) return code;
    say(`packed ${file}`);
  }
  return lint(join(built, 'firefox'));
}

async function lint(folder) {
  if ((await runProgram('npx', ['--yes', WEB_EXT, '--version'])) !== 0) {
    say(`not linted: ${WEB_EXT} could not be fetched`);
    return 0;
  }
  return runProgram('npx', [
    '--yes',
    WEB_EXT,
    'lint',
    '--warnings-as-errors',
    '--source-dir',
    folder,
  ]);
}
