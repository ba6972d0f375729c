import { expect, it } from 'vitest';
import { parseColumns } from '../../../../renderer/core/importers/reading-list/column-map';
import { addressColumns } from '../../../../renderer/core/importers/reading-list/columns';
import { listIn } from '../../../../renderer/core/importers/reading-list/list-field';

const columnsOf = (text: string, name = 'a.csv') =>
  addressColumns({ name, bytes: new TextEncoder().encode(text), modifiedAt: null });

it('finds the column of addresses by its values, and others by usual names', () => {
  const text = 'Nr;Seite;Name;Labels;Added\n1;https://a.example/1;One;x;2020-01-01\n2;;Two;;\n';
  expect(columnsOf(text)).toEqual({
    names: ['Nr', 'Seite', 'Name', 'Labels', 'Added'],
    guess: { url: 'Seite', title: 'Name', tags: 'Labels', saved: 'Added' },
  });
  expect(columnsOf('링크,제목\nhttps://a.example,하나\n')?.guess).toEqual({
    url: '링크',
    title: '제목',
  });
});

it.each([
  ['a table without addresses', 'a,b\n1,2\n', 'a.csv'],
  ['few addresses among other values', 'a\nx\ny\nhttps://a.example\n', 'a.csv'],
  ['a file that is no CSV by its name', 'a\nhttps://a.example\n', 'a.dat'],
  ['an empty file', '', 'a.csv'],
  ['a header that is a text', `${'x'.repeat(500)}\nhttps://a.example\n`, 'a.csv'],
])('finds no columns in %s', (_what, text, name) => {
  expect(columnsOf(text, name)).toBe(null);
});

it.each([
  ['url=Link', { url: 'Link' }],
  ['url=Link, title = Page name ,TAGS=a=b', { url: 'Link', title: 'Page name', tags: 'a=b' }],
  ['title="Name, full",url=Link', { title: 'Name, full', url: 'Link' }],
])('parses %s', (text, columns) => {
  expect(parseColumns(text)).toEqual({ columns });
});

it.each(['', 'Link', 'url=', 'href=Link', 'tags=T', 'url=Link,,'])('refuses %j', (text) => {
  expect(parseColumns(text)).toHaveProperty('wrong');
});

it.each([
  ['a, b;c', ['a', 'b;c']],
  ['a; b', ['a', 'b']],
  ['["a","b"]', ['a', 'b']],
  [`['a', "it's b"]`, ['a', "it's b"]],
  ['one tag', ['one tag']],
  ['', []],
  ['[]', []],
])('reads the list %j', (text, list) => {
  expect(listIn(text)).toEqual(list);
});
