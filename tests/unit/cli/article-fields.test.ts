import { expect, it } from 'vitest';
import { UsageError } from '../../../renderer/cli/arguments';
import { cellsOf, readFieldNames, withFields } from '../../../renderer/cli/article-fields';
import { article } from '../article';

const lamps = article({
  ...{ id: '01JCARRE1TESTARTXC1E000001', title: 'Lamps', byline: ['Kim', 'Lee'], url: null },
  ...{ savedAt: Date.UTC(2025, 1, 20, 18, 7), starred: true, tags: [] },
});

it('takes the names of fields, and says which there are', () => {
  expect(readFieldNames('id, title,link')).toEqual(['id', 'title', 'link']);
  for (const wrong of ['', 'id,', 'ID', 'toString', '__proto__']) {
    expect(() => readFieldNames(wrong)).toThrow(UsageError);
  }
  expect(() => readFieldNames('nope')).toThrow(/"nope" is not one of id, .*title/);
});

it('prints each field as a cell: lists with commas, times in UTC, nothing for null', () => {
  const cells = cellsOf(lamps, ['title', 'byline', 'savedAt', 'url', 'starred', 'tags', 'link']);
  expect(cells).toEqual([
    ...['Lamps', 'Kim, Lee', '2025-02-20T18:07:00.000Z', '', 'true', ''],
    'carrel://article/01JCARRE1TESTARTXC1E000001',
  ]);
  expect(cellsOf(article({ savedAt: 0 }), ['savedAt'])).toEqual(['']);
});

it('prints the same fields as JSON, in their order, with null for what is not there', () => {
  const fields = withFields(lamps, ['url', 'savedAt', 'feeds']);
  expect(JSON.stringify(fields)).toBe('{"url":null,"savedAt":1740074820000,"feeds":null}');
});
