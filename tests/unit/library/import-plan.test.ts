import { expect, it } from 'vitest';
import type { ImportInput } from '../../../renderer/library/import-batch';
import { planImport } from '../../../renderer/library/import-plan';

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
