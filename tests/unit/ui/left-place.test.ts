// @vitest-environment happy-dom
import fc from 'fast-check';
import { beforeEach, expect, it } from 'vitest';
import { noFilter } from '../../../renderer/core/article/article-filter';
import {
  type LeftPlace,
  readLeftPlace,
  storeLeftPlace,
  takeLeftPlace,
} from '../../../renderer/ui/app/left-place';

const key = 'carrel-left-place';
const place: LeftPlace = {
  page: 'articles',
  filter: { ...noFilter, state: 'reading', tags: ['desk/lamps'], site: 'quay.example' },
  query: 'title:("unclosed',
  open: '01JCARRE1TESTARTXC1E000001',
  top: { id: '01JCARRE1TESTARTXC1E000002', offset: 13 },
};

beforeEach(() => localStorage.clear());

it('keeps the place, a search that cannot be parsed included', () => {
  storeLeftPlace(place);
  expect(readLeftPlace()).toEqual(place);
});

it('forgets the row on top with its list, and keeps it with another article', () => {
  storeLeftPlace(place);
  storeLeftPlace({ open: null });
  expect(readLeftPlace().top).toEqual(place.top);
  storeLeftPlace({ query: '' });
  expect(readLeftPlace().top).toBe(null);
});

it('gives the article to one start only, until it is kept again', () => {
  storeLeftPlace(place);
  expect(takeLeftPlace()).toEqual(place);
  expect(takeLeftPlace()).toEqual({ ...place, open: null });
});

it('reads whatever is stored, and leaves out what it does not understand', () => {
  const nowhere = readLeftPlace();
  localStorage.setItem(key, '{');
  expect(readLeftPlace()).toEqual(nowhere);
  localStorage.setItem(
    key,
    JSON.stringify({ page: 'moon', filter: { state: 'lost', tags: ['a', 7], lang: 3 }, top: {} }),
  );
  expect(readLeftPlace()).toEqual({ ...nowhere, filter: { ...noFilter, tags: ['a'] } });
  fc.assert(
    fc.property(fc.json(), (stored) => {
      localStorage.setItem(key, stored);
      const read = readLeftPlace();
      storeLeftPlace(read);
      expect(readLeftPlace()).toEqual(read);
    }),
    { numRuns: 200 },
  );
});
