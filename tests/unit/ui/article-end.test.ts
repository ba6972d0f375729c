import { expect, it } from 'vitest';
import { createEndPresses } from '../../../renderer/ui/reader/article-end';

function presses(...all: [at: number, isAtEnd: boolean][]) {
  let time = 0;
  const end = createEndPresses(() => time);
  return all.map(([at, isAtEnd]) => {
    time = at;
    return end.press(isAtEnd);
  });
}

it('asks at the end of an article, and goes on with the next press', () => {
  expect(presses([0, false], [1000, false], [2000, true], [3000, true])).toEqual([
    'scroll',
    'scroll',
    'ask',
    'go on',
  ]);
});

it('asks again after the reader has scrolled back', () => {
  expect(presses([0, true], [1000, false], [2000, true])).toEqual(['ask', 'scroll', 'ask']);
});

it('stays in the article while Space is held down', () => {
  const held = Array.from({ length: 60 }, (_, at): [number, boolean] => [at * 33, at > 20]);
  expect(presses(...held)).not.toContain('go on');
  expect(presses(...held, [3000, true], [4000, true]).slice(-2)).toEqual(['ask', 'go on']);
});
