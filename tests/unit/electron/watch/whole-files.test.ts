import { expect, test } from 'vitest';
import type { Stamp } from '../../../../electron/watch/taken-files';
import { WholeFiles } from '../../../../electron/watch/whole-files';

const settle = 100;
const folder = (files: Record<string, number>): Map<string, Stamp> =>
  new Map(Object.entries(files).map(([path, size]) => [path, { size, mtimeMs: 1 }]));

/** The files that are whole after the folder has looked like this, each time one settling time later. */
function wholeAfter(...looks: Record<string, number>[]): string[][] {
  const files = new WholeFiles(settle);
  let whole: string[][] = [];
  looks.forEach((look, at) => {
    whole = files.look(folder(look), at * settle).whole.map((unit) => unit.files);
  });
  return whole;
}

test('waits until a file has not changed for a while', () => {
  expect(wholeAfter({ 'a.html': 1 })).toEqual([]);
  expect(wholeAfter({ 'a.html': 1 }, { 'a.html': 2 })).toEqual([]);
  expect(wholeAfter({ 'a.html': 1 }, { 'a.html': 2 }, { 'a.html': 2 })).toEqual([['a.html']]);
});

test.each([
  'a.html.crdownload',
  'a.html.part',
  'a.partial',
  'a.tmp',
  'Unconfirmed 12.crdownload',
  'deep/a.html.aria2',
  '~$notes.html',
  'a.html~',
])('leaves %j alone', (name) => {
  expect(wholeAfter({ [name]: 1 }, { [name]: 1 })).toEqual([]);
});

test('waits for a file while something is written beside it', () => {
  const both = { 'a.html': 1, 'a.html.part': 5, 'b.html': 1 };
  expect(wholeAfter(both, both)).toEqual([['b.html']]);
});

test('does not hand over an empty file', () => {
  expect(wholeAfter({ 'a.html': 0 }, { 'a.html': 0 })).toEqual([]);
});

test('keeps a page and its files together, until all of them are whole', () => {
  const page = { 'in/x.html': 5, 'in/x_files/1.png': 1, 'in/x_files/deep/2.css': 0 };
  expect(wholeAfter(page, page)).toEqual([Object.keys(page)]);
  expect(wholeAfter(page, { ...page, 'in/x_files/1.png': 2 })).toEqual([]);
  expect(wholeAfter(page, { ...page, 'in/x_files/3.png.part': 2 })).toEqual([]);
  const alone = { 'x_files/1.png': 1 };
  expect(wholeAfter(alone, alone)).toEqual([['x_files/1.png']]);
});

test('matches a page and its files whose names differ in Unicode composition', () => {
  const page = { ['é.html'.normalize('NFC')]: 5, [`${'é'.normalize('NFD')}_files/1.png`]: 1 };
  expect(wholeAfter(page, page)).toEqual([Object.keys(page)]);
});
