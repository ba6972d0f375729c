// npm run dist: packs the app for this system, and the browser extension, into dist/.
//
//   npm run dist                  everything that this system can make
//   npm run dist -- deb rpm       only these; also: extension
//   npm run dist -- --check       tries the deb and the rpm, see packing/check-packages.mjs
//   npm run dist -- --linux dir   any other arguments go to electron-builder

import { setUpDependencies } from './setup/dependencies.mjs';
import { runScript, setUpWithoutBuild } from './setup/setup.mjs';

await runScript(async () => {
  const args = process.argv.slice(2);
  await (args.join(' ') === 'extension' ? setUpDependencies() : setUpWithoutBuild());
  // Packing is done by packages, which a fresh clone has only now.
  const { pack } = await import('./packing/pack.mjs');
  return pack(args);
});
