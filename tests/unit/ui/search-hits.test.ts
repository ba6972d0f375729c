import { describe, expect, it } from 'vitest';
import { matchesInPage } from '../../../renderer/search/marks/regex-match';
import type { Needle } from '../../../renderer/search/text/needle';
import { findHits } from '../../../renderer/ui/reader/search-hits';

const anywhere = (text: string): Needle => ({ text, at: 'anywhere' });
const word = (text: string): Needle => ({ text, at: 'word' });
function near(left: Needle, right: Needle, distance: number): Needle[] {
  return [
    { ...left, near: { other: right, distance } },
    { ...right, near: { other: left, distance } },
  ];
}

function found(text: string, needles: Needle[], patterns: string[] = []) {
  const { hits, first } = findHits(text, needles, [...matchesInPage(text, patterns)]);
  return {
    hits: hits.map((hit) => hit.map(({ start, end }) => text.slice(start, end)).join(' … ')),
    first,
  };
}

describe('the hits in an article', () => {
  it('are the words and beginnings that the search has met, and Hangul and Han anywhere', () => {
    expect(found('start art article', [word('art')]).hits).toEqual(['art']);
    expect(found('start art article', [{ text: 'art', at: 'beginning' }]).hits).toHaveLength(2);
    expect(found('강변도서관이', [anywhere('도서관')]).hits).toEqual(['도서관']);
  });

  it('are one where words lie over each other or touch', () => {
    const pairs = ['인공', '공지', '지능'].map(anywhere);
    expect(found('그 인공지능이 또 인공', pairs).hits).toEqual(['인공지능', '인공']);
  });

  it('go over the end of an element and of a line, as the search does', () => {
    expect(found('the\nharbour   at night', [anywhere('the harbour at')]).hits).toHaveLength(1);
  });

  it('of a NEAR are the places where the two stand near each other, each one hit', () => {
    const far = 'more words that say nothing '.repeat(5);
    const text = `A harbour. ${far} The night. ${far} The harbour lay in the night, a night ferry. ${far} harbour`;
    expect(found(text, near(word('harbour'), word('night'), 5))).toEqual({
      hits: ['harbour … night', 'night'],
      first: 0,
    });
    expect(found('night and harbour', near(word('harbour'), word('night'), 1)).hits).toEqual([
      'night … harbour',
    ]);
    expect(found('cat cat', near(word('cat'), word('cat'), 0)).hits).toEqual(['cat … cat']);
  });

  it('begin with the one that the row of the results shows', () => {
    const far = 'more words that say nothing '.repeat(10);
    const text = `A harbour. ${far} The night. ${far} The harbour at night.`;
    expect(found(text, [word('harbour'), word('night')]).first).toBe(2);
  });

  it('of a pattern are its matches, in white space as the stored text has it', () => {
    const text = ' 제1조 \n\n  The\u00a0  harbour\n제12조';
    expect(found(text, [], ['^제\\d+조$']).hits).toEqual(['제1조', '제12조']);
    expect(found(text, [word('harbour')], ['the har']).hits).toEqual(['The\u00a0  har']);
    expect(found(text, [word('the')], ['x*', '제12'])).toEqual({ hits: ['The', '제12'], first: 1 });
  });
});
