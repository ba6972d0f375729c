import { describe, expect, it } from 'vitest';
import { occurrences } from '../../../renderer/ui/reader/search-hits';
import { queryWords, wordsToMark } from '../../../renderer/ui/search/query-words';

describe('the words of a query', () => {
  it.each([
    ['도서관 신문', ['도서관', '신문']],
    ['"reading room" carrel', ['reading room', 'carrel']],
    ['river -sea', ['river']],
    ['tag:history site:example.com is:starred ink', ['ink']],
    ['(ink OR paper)', ['paper', 'ink']],
    ['libr*', ['libr']],
    ['"open', ['open']],
    ['', []],
    ['https://example.com', ['https://example.com']],
  ])('%s', (query, words) => {
    expect(queryWords(query).sort()).toEqual([...words].sort());
  });

  it('are joined by the forms in which they were met', () => {
    const snippet = { text: 'He was running.', marks: [{ start: 7, end: 14 }] };
    const hit = { id: 'a', score: 1, titleMarks: [], snippet };
    expect(wordsToMark('run', hit)).toEqual(['running', 'run']);
  });
});

describe('where they stand in a text', () => {
  it('is at the beginning of a Latin word, and anywhere in Hangul and Han', () => {
    expect(occurrences('start art article', ['art'])).toEqual([
      [6, 9],
      [10, 13],
    ]);
    expect(occurrences('강변도서관이', ['도서관'])).toEqual([[2, 5]]);
    expect(occurrences('中央圖書館', ['圖書'])).toEqual([[2, 4]]);
  });

  it('is counted once where two words overlap, the longer one first', () => {
    expect(occurrences('running', ['run', 'running'])).toEqual([[0, 7]]);
  });
});
