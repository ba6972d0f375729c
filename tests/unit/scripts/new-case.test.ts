import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeCase, nextSteps, toEdit } from '../../../scripts/cases/make-case.mjs';

let root: string;
let fixtures: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'carrel-case-'));
  fixtures = join(root, 'fixtures');
  for (const kind of ['pages', 'text', 'feeds'])
    mkdirSync(join(fixtures, kind), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function put(name: string, content: string | Uint8Array): string {
  writeFileSync(join(root, name), content);
  return join(root, name);
}

it.each([
  ['A Page (2).HTML', 'pages/a-page-2', 'page.html'],
  ['note.md', 'text/note', 'page.md'],
  ['blog.rss', 'feeds/blog', 'feed.rss'],
])('copies %s byte for byte to %s, with an expectation to edit', (name, folder, copy) => {
  const bytes = Buffer.from([0xef, 0xbb, 0xbf, 0x3c, 0xc8, 0x0d, 0x0a]);
  const made = makeCase({ file: put(name, bytes), fixtures });
  expect(made.folder).toBe(join(fixtures, folder));
  expect(readdirSync(made.folder).sort()).toEqual(['expected.json', copy]);
  expect(readFileSync(join(made.folder, copy))).toEqual(bytes);
  expect(readFileSync(made.expectation, 'utf8')).toContain(`"${toEdit}`);
  expect(() => JSON.parse(readFileSync(made.expectation, 'utf8'))).not.toThrow();
  expect(nextSteps(made, root).join('\n')).toContain(`fixtures/${folder}/expected.json`);
});

it('overwrites nothing', () => {
  const { expectation } = makeCase({ file: put('page.html', 'first'), fixtures });
  writeFileSync(expectation, 'edited');
  expect(() => makeCase({ file: put('page.html', 'second'), fixtures })).toThrow(/exists already/);
  expect(readFileSync(expectation, 'utf8')).toBe('edited');
  expect(makeCase({ file: put('page.html', 'second'), fixtures, name: 'other' }).folder).toMatch(
    /other$/,
  );
});

it.each([
  ['오늘의 글.html', undefined, /no name for a case/],
  ['page.html', '../outside', /no name for a case/],
  ['page.html', 'Two Words', /no name for a case/],
  ['page.pdf', undefined, /a case is made from/],
  ['empty.html', undefined, /is empty/],
  ['large.html', undefined, /larger than 4 MiB/],
  ['missing.html', undefined, /is not a file/],
])('makes nothing of %s, named %s', (file, name, reason) => {
  if (!file.startsWith('missing')) put(file, file.startsWith('empty') ? '' : 'x');
  if (file.startsWith('large')) put(file, new Uint8Array(5 * 1024 * 1024));
  const order = { file: join(root, file), fixtures, ...(name && { name }) };
  expect(() => makeCase(order)).toThrow(reason);
  for (const kind of ['pages', 'text', 'feeds']) {
    expect(readdirSync(join(fixtures, kind))).toEqual([]);
  }
});
