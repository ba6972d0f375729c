import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Article } from '../../../../renderer/core/article/article';
import { noFilter } from '../../../../renderer/core/article/article-filter';
import { foldCopies } from '../../../../renderer/library/copies/fold-copies';
import { groupings, groupOf, sectionsOf } from '../../../../renderer/library/list/article-groups';
import {
  type ArticleView,
  comparisonOf,
  patchRows,
  type SortKey,
} from '../../../../renderer/library/list/article-view';
import { article } from '../../article';

const view = (group: ArticleView['group'], key: SortKey = 'saved', descending = true) => ({
  ...{ filter: noFilter, sort: { key, descending } },
  ...(group && { group }),
});
const noCopies = { groupOf: new Map<string, string>() };

function named(articles: readonly Article[], of: ArticleView) {
  const rows = patchRows([], new Set(), articles, of);
  return sectionsOf(foldCopies(rows, noCopies as never, new Set()), of).map((section) => [
    section.of,
    rows
      .slice(section.start, section.start + section.count)
      .map(({ id }) => id)
      .join(''),
  ]);
}

const noon = (day: string) => new Date(`${day}T12:00`).getTime();
const shelf = [
  article({
    id: 'A',
    savedAt: noon('2026-05-02'),
    site: 'quay.example',
    tags: ['rain', 'harbour'],
  }),
  article({ id: 'B', savedAt: noon('2026-05-01'), site: null, tags: [] }),
  article({ id: 'C', savedAt: noon('2026-04-30'), site: 'Dock.example', tags: ['harbour'] }),
  article({ id: 'D', savedAt: noon('2026-05-02') + 1, site: 'quay.example', tags: ['harbour'] }),
].map((each, at) => ({
  ...each,
  publishedAt: ['2019', null, '2019-03', '2019-03-04T23:30:00+09:00'][at] ?? null,
  title: 'DCBA'[at]!,
}));

it('groups by day and month of what the list is sorted by, else of saving', () => {
  expect(named(shelf, view('day'))).toEqual([
    ['2026-05-02', 'DA'],
    ['2026-05-01', 'B'],
    ['2026-04-30', 'C'],
  ]);
  expect(named(shelf, view('month', 'saved', false))).toEqual([
    ['2026-04', 'C'],
    ['2026-05', 'BAD'],
  ]);
  expect(named(shelf, view('month', 'title', false))).toEqual([
    ['2026-05', 'DBA'],
    ['2026-04', 'C'],
  ]);
  expect(named(shelf, view('month', 'published'))).toEqual([
    ['2019-03', 'DC'],
    ['2019', 'A'],
    ['', 'B'],
  ]);
});

it('groups by site and by the first tag that not all have, those without one last', () => {
  expect(named(shelf, view('site', 'title', false))).toEqual([
    ['Dock.example', 'C'],
    ['quay.example', 'DA'],
    ['', 'B'],
  ]);
  expect(named(shelf, view('tag'))).toEqual([
    ['harbour', 'DC'],
    ['rain', 'A'],
    ['', 'B'],
  ]);
  const narrowed = { ...view('tag'), filter: { ...noFilter, tags: ['harbour'] } };
  expect(groupOf(shelf[0]!, narrowed)).toBe('rain');
  expect(groupOf(shelf[2]!, narrowed)).toBe('harbour');
});

it('leaves copies with the first of them', () => {
  const copies = { groupOf: new Map([...'AC'].map((id) => [id, 'C'])) };
  const starred = shelf.map((each) => (each.id === 'C' ? { ...each, note: 'mine' } : each));
  const rows = patchRows([], new Set(), starred, view('day'));
  const folded = foldCopies(rows, copies as never, new Set(['C']));
  expect(folded.rows.map(({ id }) => id).join('')).toBe('DCAB');
  expect(sectionsOf(folded, view('day'))).toEqual([
    { of: '2026-05-02', start: 0, count: 3 },
    { of: '2026-05-01', start: 3, count: 1 },
  ]);
});

it('has each group once, whatever the rows are and however they come', () => {
  const drafts = fc.array(
    fc.record({
      savedAt: fc.integer({ min: 0, max: 9 }).map((day) => noon(`2026-05-1${day}`)),
      publishedAt: fc.constantFrom(null, '2019', '2019-03', '2019-03-04', '2020-01-01T00:10:00Z'),
      site: fc.constantFrom(null, 'a.example', 'A.example', 'b.example'),
      tags: fc.subarray(['x', 'y', 'z']),
    }),
    { maxLength: 60 },
  );
  const views = fc.record({
    group: fc.constantFrom(...groupings),
    key: fc.constantFrom<SortKey>('saved', 'published', 'title', 'length'),
    descending: fc.boolean(),
  });
  fc.assert(
    fc.property(drafts, views, fc.nat(60), (made, { group, key, descending }, split) => {
      const of = view(group, key, descending);
      const all = made.map((draft, at) => article({ ...draft, id: String(at).padStart(3, '0') }));
      const half = patchRows([], new Set(), all.slice(0, split), of);
      const rows = patchRows(half, new Set(), all.slice(split), of);
      expect(rows).toEqual([...all].sort(comparisonOf(of)));
      const sections = sectionsOf({ rows, folds: new Map() }, of);
      expect(new Set(sections.map((section) => section.of)).size).toBe(sections.length);
      expect(sections.reduce((sum, { count }) => sum + count, 0)).toBe(rows.length);
      for (const { of: name, start, count } of sections) {
        for (const row of rows.slice(start, start + count)) expect(groupOf(row, of)).toBe(name);
      }
    }),
  );
});

it('lists a collection in its own order, and nothing while that is unknown', () => {
  const filter = { ...noFilter, collection: '1' };
  const sort = { key: 'collection', descending: false } as const;
  const members = new Map([...'CAD'].map((id, place) => [id, place]));
  const order = (of: ArticleView) =>
    patchRows([], new Set(), shelf, of)
      .map(({ id }) => id)
      .join('');
  expect(order({ filter, sort, members })).toBe('CAD');
  expect(order({ filter: { ...filter, tags: ['harbour'] }, sort: view('day').sort, members })).toBe(
    'DAC',
  );
  expect(order({ filter, sort })).toBe('');
});
