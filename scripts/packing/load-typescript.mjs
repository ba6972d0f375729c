// Loads a TypeScript file of the project, with all that it imports, into plain Node, which cannot read it.

import { build } from 'vite';
import { inProject } from '../setup/places.mjs';

/** Resolves to what the file exports. It may import no package. */
export async function loadTypescript(...path) {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, minify: false, ssr: inProject(...path) },
  });
  const [{ code }] = result.output;
  return import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`);
}
