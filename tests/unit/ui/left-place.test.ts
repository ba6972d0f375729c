// @vitest-environment happy-dom
import fc from 'fast-check';
import { beforeEach, expect, it } from 'vitest';
import { noFilter } from '../../../renderer/core/article/article-filter';
import {
  adoptPlace,
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
  isAlone: false,
};

beforeEach(() => {
  localStorage.clear();
  window.history.replaceState(null, '', '/index.html');
});

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

it('has a place for each window, and takes the one that its opener names', () => {
  storeLeftPlace(place);
  const shows = JSON.stringify({ ...place, query: 'quay', isAlone: true });
  const address = (query: Record<string, string>) =>
    window.history.replaceState(null, '', `/index.html?${new URLSearchParams(query)}`);
  address({ window: '2', shows });
  adoptPlace();
  expect(location.search).toBe('?window=2');
  expect(readLeftPlace()).toEqual({ ...place, query: 'quay', isAlone: true });
  // A later start has no place named to it.
  storeLeftPlace({ query: 'crane' });
  adoptPlace();
  expect(readLeftPlace().query).toBe('crane');
  address({});
  expect(readLeftPlace()).toEqual(place);
});

it('opens a window at the first place when what it is to show cannot be read', () => {
  for (const shows of ['', '{', '[]', '7', '{"filter":4,"top":[],"open":{}}']) {
    const query = new URLSearchParams({ window: '3', shows });
    window.history.replaceState(null, '', `/index.html?${query}`);
    adoptPlace();
    expect(readLeftPlace()).toMatchObject({ page: 'articles', query: '', open: null });
  }
});
