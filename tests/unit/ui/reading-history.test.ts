import { expect, it } from 'vitest';
import {
  emptyHistory,
  go,
  highlightsPage,
  type ReadingHistory,
  visit,
} from '../../../renderer/ui/app/reading-history';

const always = () => true;
const place = (id: string, at: number | null = null) => ({ id, at });
const shown = ({ places, now }: ReadingHistory) => places[now];

function visits(...ids: string[]): ReadingHistory {
  return ids.reduce((history, id) => visit(history, null, place(id)), emptyHistory);
}

it('goes back to the place that was left, and forward again', () => {
  const ab = visit(visits('A'), place('A', 0.4), place('B'));
  const back = go(ab, place('B', 0.2), -1, always)!;
  expect(shown(back)).toEqual(place('A', 0.4));
  expect(shown(go(back, place('A', 0.5), 1, always)!)).toEqual(place('B', 0.2));
});

it('keeps several places of one article', () => {
  const jumped = visit(visits('A'), place('A', 0.1), place('A'));
  expect(shown(go(jumped, place('A', 0.9), -1, always)!)).toEqual(place('A', 0.1));
});

it('skips articles that are gone', () => {
  const back = go(visits('A', 'B', 'C'), null, -1, (id) => id !== 'B')!;
  expect(shown(back)).toEqual(place('A'));
  expect(go(back, null, -1, always)).toBeNull();
  expect(go(visits('A', 'B'), null, -1, (id) => id === 'B')).toBeNull();
  expect(go(emptyHistory, null, -1, always)).toBeNull();
  expect(go(emptyHistory, null, 1, always)).toBeNull();
});

it('forgets the way forward at a new place', () => {
  const back = go(visits('A', 'B'), null, -1, always)!;
  const next = visit(back, null, place('C'));
  expect(go(next, null, 1, always)).toBeNull();
  expect(shown(go(next, null, -1, always)!)).toEqual(place('A'));
});

it('notes no place of an article that is no longer the shown one', () => {
  const back = go(visits('A', 'B'), place('C', 0.3), -1, always)!;
  expect(back.places).toEqual([place('A'), place('B')]);
});

it('keeps the newest 200 places', () => {
  const many = visits(...Array.from({ length: 1000 }, (_, at) => `${at}`));
  expect(many.places).toHaveLength(200);
  expect(shown(many)).toEqual(place('999'));
  expect(shown(go(many, null, -1, always)!)).toEqual(place('998'));
});

it('goes back to the page of all highlights, and past it where it is open', () => {
  const page = visit(visits('A'), place('A', 0.5), highlightsPage);
  const opened = visit(page, null, place('A'));
  const back = go(opened, place('A', 0.7), -1, always)!;
  expect(shown(back)).toBe(highlightsPage);
  expect(shown(go(back, null, -1, always)!)).toEqual(place('A', 0.5));
  expect(shown(go(back, null, 1, always)!)).toEqual(place('A', 0.7));
  expect(shown(go(opened, null, -1, (id) => id !== highlightsPage)!)).toEqual(place('A', 0.5));
});
