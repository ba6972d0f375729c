import fc from 'fast-check';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { noFilter } from '../../../renderer/core/article/article-filter';
import { type LeftPlace, readLeftPlace } from '../../../renderer/ui/app/left-place';
import {
  mostTabs,
  readTabs,
  reopened,
  shownTab,
  stepped,
  storeTabs,
  type Tabs,
  withoutOthers,
  withoutTab,
  withPlace,
  withTab,
} from '../../../renderer/ui/tabs/tabs';

const stored = new Map<string, string>();

beforeEach(() => {
  stored.clear();
  vi.stubGlobal('location', { search: '' });
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
    removeItem: (key: string) => stored.delete(key),
  });
});

afterEach(() => void vi.unstubAllGlobals());

const placeOf = (query: string): LeftPlace => ({
  ...{ page: 'articles', filter: noFilter, query, open: null, top: null, isAlone: false },
});
const queries = ({ all }: Tabs) => all.map(({ place }) => place.query);

const one = () => readTabs(placeOf('a'));

it('opens a tab behind the one that is shown', () => {
  const behind = withTab(one(), placeOf('b'), false);
  expect([queries(behind), behind.shown]).toEqual([['a', 'b'], 0]);
  const more = withTab(behind, placeOf('c'), false);
  expect([queries(more), more.shown]).toEqual([['a', 'b', 'c'], 0]);
  const front = withTab(behind, placeOf('c'), true);
  expect([queries(front), front.shown]).toEqual([['a', 'c', 'b'], 1]);
});

it('shows the next tab in the place of one that is closed, and the last one before', () => {
  const tabs = ['b', 'c'].reduce((so, query) => withTab(so, placeOf(query), true), one());
  expect(tabs.shown).toBe(2);
  const last = withoutTab(tabs, 2);
  expect(shownTab(last).place.query).toBe('b');
  expect(shownTab(withoutTab(last, 0)).place.query).toBe('b');
  expect(withoutTab(one(), 0).all).toHaveLength(1);
});

it('opens closed tabs again, the last one first', () => {
  const tabs = ['b', 'c'].reduce((so, query) => withTab(so, placeOf(query), true), one());
  const alone = withoutOthers(tabs, 1);
  expect(queries(alone)).toEqual(['b']);
  const again = reopened(reopened(alone));
  expect([queries(again), again.shown]).toEqual([['b', 'c', 'a'], 2]);
  expect(reopened(again)).toBe(again);
});

it('keeps the places of all tabs for the next start', () => {
  const tabs = withTab(one(), placeOf('b'), true);
  storeTabs(tabs);
  // The window keeps the place of the shown one itself, also after the tabs were stored.
  const read = readTabs(placeOf('later'));
  expect([queries(read), read.shown]).toEqual([['a', 'later'], 1]);
  storeTabs(withoutTab(tabs, 0));
  expect(queries(readTabs(placeOf('b')))).toEqual(['b']);
});

it('is one tab where what was stored is not understood', () => {
  for (const text of ['{', 'null', '7', '{"places":7}', '{"places":[null],"shown":1}']) {
    stored.set('carrel-tabs', text);
    expect(queries(readTabs(placeOf('a'))), text).toEqual(['a']);
  }
  stored.set('carrel-tabs', '{"places":[{"query":7},{"page":"cellar"}],"shown":"x"}');
  expect(readTabs(placeOf('a')).all[1]?.place).toEqual(readLeftPlace());
  stored.set('carrel-tabs', JSON.stringify({ places: Array(9_999).fill({}), shown: 5_000 }));
  expect(readTabs(placeOf('a')).all).toHaveLength(mostTabs);
});

const step = fc.oneof(
  fc.record({ do: fc.constant('open' as const), isShown: fc.boolean() }),
  fc.record({ do: fc.constantFrom('close' as const, 'others' as const), at: fc.nat(5) }),
  fc.record({ do: fc.constant('step' as const), by: fc.constantFrom(-1 as const, 1 as const) }),
  fc.record({ do: fc.constantFrom('reopen' as const, 'restart' as const) }),
);

it('always shows one of its tabs, each with a key of its own', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      let tabs = one();
      for (const [at, each] of steps.entries()) {
        tabs = withPlace(tabs, placeOf(String(at)));
        if (each.do === 'open') tabs = withTab(tabs, placeOf('new'), each.isShown);
        if (each.do === 'close') tabs = withoutTab(tabs, each.at);
        if (each.do === 'others') tabs = withoutOthers(tabs, each.at);
        if (each.do === 'step') tabs = stepped(tabs, each.by);
        if (each.do === 'reopen') tabs = reopened(tabs);
        if (each.do === 'restart') {
          storeTabs(tabs);
          const again = readTabs(shownTab(tabs).place);
          expect([queries(again), again.shown]).toEqual([queries(tabs), tabs.shown]);
          tabs = again;
        }
        expect(shownTab(tabs)).toBeDefined();
        const keys = tabs.all.map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
        expect(keys.length).toBeLessThanOrEqual(mostTabs);
      }
    }),
  );
});
