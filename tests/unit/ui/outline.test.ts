// @vitest-environment happy-dom
// The outline of an article: its sections, how deep they are, the filter, and which one is read.
import { expect, it } from 'vitest';
import { headingsOf } from '../../../renderer/ui/reader/frame-outline';
import {
  depthsOf,
  lastAbove,
  likeliestEntry,
  matchingEntries,
  readingLine,
} from '../../../renderer/ui/reader/outline';

it.each([
  ['levels in order', [1, 2, 3, 2], [0, 1, 2, 1]],
  ['a page that begins below the first level', [3, 4, 4, 3], [0, 1, 1, 0]],
  ['levels left out', [2, 5, 5, 2, 6], [0, 1, 1, 0, 1]],
  ['a page that begins deep and goes up', [4, 3, 2, 3], [0, 0, 0, 1]],
  ['nothing', [], []],
])('tells the depth of %s', (_, levels, depths) => {
  expect(depthsOf(levels)).toEqual(depths);
});

it('lists headings with their words, without readings of ruby and empty ones', () => {
  const body = document.createElement('article');
  body.innerHTML = `<h2> 1.2
     The <em>harbour</em></h2><p>Text</p><h3></h3><h3>&nbsp;</h3>
    <h3><ruby>東京<rp>(</rp><rt>とうきょう</rt><rp>)</rp></ruby>の港</h3>
    <h2><img alt="Tide table"></h2><h2><img></h2>
    <details><summary>More</summary><h4>제3장 부두</h4></details>`;
  expect(headingsOf(body).map(({ title, level }) => [level, title])).toEqual([
    [2, '1.2 The harbour'],
    [3, '東京の港'],
    [2, 'Tide table'],
    [4, '제3장 부두'],
  ]);
});

const titles = ['1.2 The Harbour at Night', '제3장 서울의 부두', '東京の港', '２．潮', 'Straße'];
const entries = titles.map((title) => ({ title, depth: 0, lang: '' }));

it.each([
  ['', [0, 1, 2, 3, 4]],
  ['  ', [0, 1, 2, 3, 4]],
  ['night harb', [0]],
  ['1.2', [0]],
  ['서울', [1]],
  // What an input method shows on the way to it.
  ['ㅅ', [1]],
  ['서ㅇ', [1]],
  ['서우', [1]],
  ['港', [2]],
  ['2.', [3]],
  ['STRASSE', []],
  ['straße', [4]],
  ['nowhere', []],
] as const)('finds the sections with “%s”', (typed, found) => {
  expect(matchingEntries(entries, typed)).toEqual(found);
});

it.each([
  ['at the beginning', 0, 5000, 80],
  ['in the middle', 2000, 5000, 80],
  ['half a screen before the end', 4600, 5000, 440],
  ['at the end', 5000, 5000, 800],
  ['below the end, in what was left out', 5600, 5000, 800],
  ['at the beginning of a text of half a screen more', 0, 400, 80],
  ['at the end of that one', 400, 400, 800],
  ['in a text without room', 0, 0, 80],
])('puts the line of reading %s', (_, scrolled, room, line) => {
  expect(readingLine(scrolled, room, 800)).toBeCloseTo(line);
});

it('finds the last place above a line', () => {
  const tops = [-500, -20, 60, 61, 900];
  const at = (line: number) => lastAbove(tops.length, (index) => tops[index]!, line);
  expect([-600, -20, 60, 100, 1000].map(at)).toEqual([-1, 1, 2, 3, 4]);
  expect(lastAbove(0, () => 0, 80)).toBe(-1);
});

it.each([
  ['part 6', ['Part 5: year 1906', 'Part 16: year 2005', 'Part 6: year 1915'], 2],
  ['1', ['1.10 Lamps', '11 Tides', '1 Harbours'], 0],
  ['harbour 2', ['Harbour 20', 'The harbour 2', 'Harbour 2'], 2],
  ['부두', ['제2장 큰부두', '제3장 서울의 부두'], 1],
  ['ides', ['Lamps', 'Tides'], 1],
  ['none', ['Lamps'], -1],
])('leads from "%s" to the section that was meant', (typed, own, wanted) => {
  const all = own.map((title) => ({ title, depth: 0, lang: '' }));
  expect(likeliestEntry(all, matchingEntries(all, typed), typed)).toBe(wanted);
});
