// Makes a folder in tests/fixtures for a page, text or feed that is read wrongly: a copy of the file,
// and an expectation that fails until it has been edited.

import { copyFileSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { basename, extname, join, parse, relative } from 'node:path';

/**
 * Marks what the author has to write; `tests/dom/fixtures.ts` refuses an expectation that still
 * contains it.
 */
export const toEdit = 'EDIT: ';

/** In bytes. A saved page has some hundred kilobytes; a file larger than this does not belong in git. */
const largestCase = 4 * 1024 * 1024;

const kinds = {
  pages: ['.html', '.htm', '.xhtml', '.mhtml', '.mht'],
  text: ['.txt', '.md'],
  feeds: ['.xml', '.rss', '.atom', '.json'],
};

const article = {
  title: `${toEdit}the title`,
  byline: [`${toEdit}each author; [] for none`],
  publishedAt: `${toEdit}ISO 8601; null for none`,
  contains: [`${toEdit}sentences from the beginning, the middle and the end of the article`],
  omits: [`${toEdit}what is not the article: navigation, advertisements, other articles`],
};
const expectations = {
  pages: article,
  text: article,
  feeds: { title: `${toEdit}the feed's title`, items: [article] },
};

/** Why no case can be made; the message is for the user. */
export class CaseRefused extends Error {}

/**
 * Makes `fixtures/KIND/NAME`. The file's extension decides the kind; its name is the default name.
 *
 * @param {{ file: string, fixtures: string, name?: string }} order
 * @returns {{ folder: string, expectation: string }}
 */
export function makeCase({ file, fixtures, name = nameFor(file) }) {
  const extension = extname(file).toLowerCase();
  const kind = Object.keys(kinds).find((each) => kinds[each].includes(extension));
  if (kind === undefined) {
    throw new CaseRefused(`a case is made from ${Object.values(kinds).flat().join(', ')}`);
  }
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name)) {
    throw new CaseRefused(
      `"${name}" is no name for a case; name it: npm run new-case FILE some-name`,
    );
  }
  const info = statSync(file, { throwIfNoEntry: false });
  if (!info?.isFile()) throw new CaseRefused(`${file} is not a file`);
  if (info.size === 0) throw new CaseRefused(`${file} is empty`);
  if (info.size > largestCase) {
    throw new CaseRefused(`${file} is larger than 4 MiB; cut out what the fault does not need`);
  }
  const folder = join(fixtures, kind, name);
  makeNewFolder(folder);
  const stem = kind === 'feeds' ? 'feed' : 'page';
  copyFileSync(file, join(folder, `${stem}${extension}`));
  const expectation = join(folder, 'expected.json');
  writeFileSync(expectation, `${JSON.stringify(expectations[kind], null, 2)}\n`);
  return { folder, expectation };
}

/** The next steps for the author, one line each. */
export function nextSteps({ folder, expectation }, root) {
  const from = (path) => relative(root, path);
  return [
    `made ${from(folder)}`,
    `1. Remove what is private from the copy, and what the fault does not need.`,
    `2. Edit ${from(expectation)}: every "${toEdit.trim()}", by what a reader sees in the page, not by what Carrel makes of it.`,
    '   Fields may be left out, and every field of an article may be added (tests/dom/fixtures.ts); "prose" is the whole text, line by line.',
    `3. npm test -- electron tests/dom/pages.spec.ts -g "${basename(folder)}"`,
    '4. See it fail for the right reason, then change renderer/core.',
  ];
}

function nameFor(file) {
  return parse(file)
    .name.normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '');
}

function makeNewFolder(folder) {
  try {
    mkdirSync(folder);
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    throw new CaseRefused(
      `${folder} exists already; name another: npm run new-case FILE some-name`,
    );
  }
}
