import { describe, expect, test } from 'vitest';
import type { Highlight } from '../../../../renderer/core/highlights/highlight';
import {
  everyHighlight,
  type HighlightFilter,
  highlightTest,
} from '../../../../renderer/library/highlights/highlight-filter';

const highlight = (given: Partial<Highlight>): Highlight => ({
  ...{ id: 'H', quote: '', prefix: '', suffix: '', colour: 'yellow', note: '', tags: [] },
  createdAt: 0,
  ...given,
});
const passes = (filter: Partial<HighlightFilter>, given: Partial<Highlight>) =>
  highlightTest({ ...everyHighlight, ...filter })(highlight(given));

describe('the words of a query', () => {
  test.each([
    ['처리', { quote: '자료를 일괄처리를 통해' }],
    ['ＨＡＲＢＯＵＲ', { quote: 'The harbour at night' }],
    ['cafe', { quote: 'Le café' }],
    ['ｶﾞｲﾄﾞ', { quote: '旅のガイド' }],
    ['国际', { quote: '国际新闻' }],
    ['한글'.normalize('NFD'), { quote: '한글 문서' }],
    ['harbour night', { quote: 'The harbour', note: 'at night' }],
    ['"at night"', { quote: 'harbour at night' }],
    ["don't", { quote: 'They don’t' }],
    ['', { quote: 'anything' }],
    ['  ', { quote: 'anything' }],
    ['"', { quote: 'anything' }],
  ])('%j finds %j', (query, given) => {
    expect(passes({ query }, given)).toBe(true);
  });
  test.each([
    ['"night at"', { quote: 'at night' }],
    ['harbour ship', { quote: 'The harbour' }],
    ['"harbour at"', { quote: 'harbour', note: 'at night' }],
    ['harbour', { tags: ['harbour'] }],
  ])('%j does not find %j', (query, given) => {
    expect(passes({ query }, given)).toBe(false);
  });
});

test('colours are alternatives, tags must all be there', () => {
  const colours = new Set(['green', 'blue'] as const);
  expect(passes({ colours }, { colour: 'blue' })).toBe(true);
  expect(passes({ colours }, { colour: 'pink' })).toBe(false);
  const tags = new Set(['a', 'b']);
  expect(passes({ tags }, { tags: ['b', 'c', 'a'] })).toBe(true);
  expect(passes({ tags }, { tags: ['a'] })).toBe(false);
});

test('a note is asked for alone', () => {
  expect(passes({ hasNote: true }, { note: 'x' })).toBe(true);
  expect(passes({ hasNote: true }, {})).toBe(false);
});
