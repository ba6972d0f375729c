import { describe, expect, it } from 'vitest';
import {
  isWithin,
  lastName,
  moved,
  parentsOf,
  withParents,
} from '../../../../renderer/core/article/tag';
import { depthOf, inTree } from '../../../../renderer/ui/sidebar/tag-tree';

describe('a tag below another', () => {
  it.each([
    ['history', 'history', true],
    ['history/rome', 'history', true],
    ['history/rome/law', 'history', true],
    ['historyrome', 'history', false],
    ['history', 'history/rome', false],
    ['History/rome', 'history', false],
  ])('%s within %s: %s', (tag, parent, is) => expect(isWithin(tag, parent)).toBe(is));

  it.each([
    ['역사/로마/법', ['역사', '역사/로마'], '법'],
    ['history', [], 'history'],
    ['/odd', [], '/odd'],
    ['odd/', [], 'odd/'],
    ['a//b', ['a'], '/b'],
    ['TCP/IP', ['TCP'], 'IP'],
  ])('%s is below %j and is called %s there', (tag, parents, name) => {
    expect(parentsOf(tag)).toEqual(parents);
    expect(lastName(tag)).toBe(name);
  });

  it('is counted above once', () => {
    expect([...withParents(['a/b', 'a/c', 'a'])].sort()).toEqual(['a', 'a/b', 'a/c']);
  });

  it('moves along with the one above', () => {
    expect(moved('history/rome', 'history', 'past')).toBe('past/rome');
    expect(moved('history', 'history', 'past/old')).toBe('past/old');
    expect(moved('prehistory', 'history', 'past')).toBe('prehistory');
  });
});

it('lists tags by frequency, each before those below it', () => {
  const counts = new Map([
    ['sea', 9],
    ['history', 7],
    ['history/rome', 2],
    ['history/greece', 5],
    ['history/greece/law', 1],
    ['art', 3],
  ]);
  expect(inTree(counts).map(([name]) => `${depthOf(name)}${name}`)).toEqual([
    ...['0sea', '0history', '1history/greece', '2history/greece/law', '1history/rome', '0art'],
  ]);
});
