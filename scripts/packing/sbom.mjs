// The list of what a packed Carrel is made of, in CycloneDX's form: npm's own list, with Electron, which
// npm holds for a tool.

import { execFileSync } from 'node:child_process';
import { projectRoot } from '../setup/places.mjs';
import { bundledPackages } from './third-party-notices.mjs';

/**
 * @param release `{ version, date }`
 * @param electron the version of the Electron that was packed
 */
export function softwareBillOfMaterials({ version, date }, electron) {
  const list = npmList();
  const bundled = new Set(bundledPackages().map((one) => `${one.name}@${one.version}`));
  const components = list.components.filter(({ name, version }) =>
    bundled.has(`${name}@${version}`),
  );
  const refs = new Set(components.map((one) => one['bom-ref']));
  const dependencies = list.dependencies
    .filter(({ ref }) => refs.has(ref))
    .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((one) => refs.has(one)) }));
  const root = `carrel@${version}`;
  const runtime = electronComponent(electron);
  return {
    ...list,
    metadata: {
      ...list.metadata,
      timestamp: date.toISOString(),
      component: {
        ...list.metadata.component,
        'bom-ref': root,
        type: 'application',
        name: 'carrel',
      },
    },
    components: [...components, runtime],
    dependencies: [
      { ref: root, dependsOn: [...refs, runtime['bom-ref']] },
      ...dependencies,
      { ref: runtime['bom-ref'], dependsOn: [] },
    ],
  };
}

function npmList() {
  const words = ['sbom', '--sbom-format=cyclonedx', '--package-lock-only'];
  const onWindows = process.platform === 'win32';
  const options = { cwd: projectRoot, encoding: 'utf8', maxBuffer: 1 << 28, shell: onWindows };
  return JSON.parse(execFileSync('npm', words, options));
}

function electronComponent(version) {
  return {
    'bom-ref': `electron@${version}`,
    type: 'framework',
    name: 'electron',
    version,
    scope: 'required',
    description: 'With Chromium and Node; their licences are in LICENSES.chromium.html',
    purl: `pkg:github/electron/electron@v${version}`,
    licenses: [{ license: { id: 'MIT' } }],
  };
}
