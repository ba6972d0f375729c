import { expect, it } from 'vitest';
import { isVerticalPage } from '../../../../renderer/core/content/vertical-page';

it.each([
  ['<style>body { margin: 0; -epub-writing-mode: vertical-rl }</style>', true],
  ['<style>p{color:red}.honbun-main{line-height:2;writing-mode:tb-rl}</style>', true],
  ['<body><div class="x" style="writing-mode: vertical-rl"><p>港の夜</p></div>', true],
  ['<style>nav a{writing-mode:vertical-rl} body{margin:0}</style>', false],
  ['<style>.ribbon{writing-mode:vertical-rl}</style>', false],
  ['<style>body{writing-mode:vertical-lr}</style>', false],
  ['<p>body { writing-mode: horizontal-tb }</p>', false],
  ['<style>body{margin:0}</style><span style="writing-mode:vertical-rl">目次</span>', false],
])('the page %s: %s', (html, isVertical) => {
  expect(isVerticalPage(html)).toBe(isVertical);
});

it('takes no longer for a page that states it a million times', () => {
  const started = performance.now();
  isVerticalPage('a{writing-mode:vertical-rl}'.repeat(100_000));
  expect(performance.now() - started).toBeLessThan(500);
});
