import { expect, it } from 'vitest';
import type { ImportInput } from '../../../../renderer/library/import/import-batch';
import { planImport } from '../../../../renderer/library/import/import-plan';

const input = (name: string): ImportInput => ({ kind: 'missing', name, reason: 'vanished' });
const left = (...names: string[]) => planImport(names.map(input)).first.map(({ name }) => name);

it('leaves out what a browser saved beside a page', () => {
  expect(left('s/page.html', 's/page_files/a.png', 's/page_files/deep/b.js')).toEqual([
    's/page.html',
  ]);
  expect(left('page.htm', 'page.files/a.png')).toEqual(['page.htm']);
});

it('knows the page by another composition of its letters', () => {
  const page = '한글.html'.normalize('NFC');
  expect(left(page, '한글_files/a.png'.normalize('NFD'))).toEqual([page]);
});

it('keeps a folder that only looks like one', () => {
  const names = ['s/my_files/a.html', 't/page.html', 's/page_files/b.html'];
  expect(left(...names)).toEqual(names);
});

it('reads the texts beside an Omnivore library last, should nobody have asked for them', () => {
  const { first, leftOver } = planImport(
    [
      'o/metadata_0_to_20.json',
      'o/content/a.html',
      'o/highlights/a.md',
      'other/content/b.html',
    ].map(input),
  );
  expect(first.map(({ name }) => name)).toEqual([
    'o/metadata_0_to_20.json',
    'other/content/b.html',
  ]);
  expect(leftOver.map(({ name }) => name)).toEqual(['o/content/a.html', 'o/highlights/a.md']);
});

it('takes the one page out of a file that unpacks itself', () => {
  expect(
    left('a.html/index.html', 'a.html/images/0.png', 'b.zip/index.html', 'b.zip/c.html'),
  ).toEqual(['a.html/index.html', 'b.zip/index.html', 'b.zip/c.html']);
});

it('reads the pages beside a Readeck or a Matter library last, and nothing else of it', () => {
  const plan = planImport(
    [
      'r/data.json',
      'r/bookmarks/Ab1/info.json',
      'r/bookmarks/Ab1/container/index.html',
      'r/bookmarks/Ab1/container/_resources/a.png',
      'm/_matter_history.csv',
      'm/_matter_highlights.csv',
      'm/12.html',
      'other/data.json',
    ].map(input),
  );
  expect(plan.first.map(({ name }) => name)).toEqual([
    'r/bookmarks/Ab1/info.json',
    'm/_matter_history.csv',
    'other/data.json',
  ]);
  expect(plan.leftOver.map(({ name }) => name)).toEqual([
    'r/bookmarks/Ab1/container/index.html',
    'm/12.html',
  ]);
  expect(plan.companions).toHaveLength(5);
});

it('reads the papers beside a Zotero library last, and its saved pages as pages', () => {
  const { first, leftOver } = planImport(
    ['z/Mine.rdf', 'z/files/2/paper.pdf', 'z/files/3/page.html', 'z/other.pdf'].map(input),
  );
  expect(first.map(({ name }) => name)).toEqual([
    'z/Mine.rdf',
    'z/files/3/page.html',
    'z/other.pdf',
  ]);
  expect(leftOver.map(({ name }) => name)).toEqual(['z/files/2/paper.pdf']);
});
