import { describe, expect, it, test } from 'vitest';
import { countWords } from '../../../../renderer/core/text/count-words';
import { LiveIndex } from '../../../../renderer/search/index/live-index';
import { SegmentBuilder } from '../../../../renderer/search/index/segment-builder';
import { makeSnippet } from '../../../../renderer/search/marks/snippet';
import { fold } from '../../../../renderer/search/text/fold';
import { pieces, tokenize } from '../../../../renderer/search/text/tokenize';

const million = 1_000_000;

describe('a text of millions of characters without an end', () => {
  test.each(['n', '한', '\u0301', '\u200b '])(
    'of %j alone is folded, cut and quoted',
    (character) => {
      const text = character.repeat(5 * million);
      expect(pieces(fold(text)).length).toBeLessThanOrEqual(1);
      expect(makeSnippet(text, []).text.length).toBeLessThanOrEqual(160);
    },
  );

  test.each(['한', '\u0301', 'a’', 'a.'])('of %j alone is counted', (character) => {
    expect(countWords(character.repeat(5 * million))).toBeGreaterThan(0);
  });

  it('is one word, or one run, up to its end', () => {
    const long = 'n'.repeat(5 * million);
    const run = '한'.repeat(5 * million);
    const end = long.length + run.length;
    expect(pieces(`${long}${run} x`)).toEqual([
      { text: long, start: 0, end: long.length, paired: false },
      { text: run, start: long.length, end, paired: true },
      { text: 'x', start: end + 1, end: end + 2, paired: false },
    ]);
    expect(tokenize(`${long} x`)).toEqual(['n'.repeat(64), '\u0001', 'x']);
  });

  test.each(['title', 'tags', 'notes', 'body'])('is indexed as %s', (field) => {
    const empty = { title: '', byline: '', site: '', notes: '', body: '', leftOut: '' };
    const article = { ...empty, id: 'a', fingerprint: 'a', [field]: 'n'.repeat(5 * million) };
    const builder = new SegmentBuilder();
    builder.add(article);
    const live = new LiveIndex();
    live.add(article);
    expect([builder.size, live.documentCount]).toEqual([1, 1]);
  });
});
