import { describe, expect, it } from 'vitest';
import { type Highlight, mergeHighlights } from '../../../../renderer/core/highlights/highlight';

const highlight = (given: Partial<Highlight>): Highlight => ({
  id: '01',
  quote: 'the harbour at night',
  prefix: '',
  suffix: '',
  colour: 'yellow',
  note: '',
  tags: [],
  createdAt: 1,
  ...given,
});

describe('highlights of two copies of an article', () => {
  it('are all kept, oldest first', () => {
    const merged = mergeHighlights(
      [highlight({ id: '02', quote: 'later', createdAt: 5 })],
      [highlight({ id: '01', quote: 'earlier', createdAt: 2 })],
    );
    expect(merged.map(({ quote }) => quote)).toEqual(['earlier', 'later']);
  });

  it('of the same words are one, with both notes and all tags', () => {
    const known = highlight({ id: '01', note: 'ask her', tags: ['a'] });
    const incoming = highlight({
      ...{ id: '02', quote: 'the  harbour\nat night', note: 'answered', tags: ['b'] },
    });
    expect(mergeHighlights([known], [incoming])).toEqual([
      { ...known, note: 'ask her\n\nanswered', tags: ['a', 'b'] },
    ]);
    expect(mergeHighlights([known], [{ ...incoming, note: 'ask' }])[0]?.note).toBe('ask her');
    expect(mergeHighlights([known], [{ ...incoming, note: '' }])[0]?.note).toBe('ask her');
  });

  it('of the same words in two places stay two', () => {
    const here = highlight({ id: '01', prefix: 'in ' });
    const there = highlight({ id: '02', prefix: 'above ' });
    expect(mergeHighlights([here], [there])).toHaveLength(2);
  });

  it('of the same words, of whose surroundings one knows less, are one', () => {
    const here = highlight({ id: '01', prefix: 'boats lay in ', suffix: ', asleep' });
    const there = highlight({ id: '02', prefix: 'in', suffix: ', asleep and dark' });
    expect(mergeHighlights([here], [there])).toHaveLength(1);
  });

  it('of words that the text has once are one, whatever stood around them before', () => {
    const here = highlight({ id: '01', prefix: 'Share this page', suffix: '' });
    const there = highlight({ id: '02', prefix: 'boats lay in', suffix: ', asleep' });
    const text = 'Boats lay in the harbour\nat night, asleep.';
    expect(mergeHighlights([here], [there], text)).toHaveLength(1);
    expect(
      mergeHighlights([here], [there], `${text} And again the harbour at night.`),
    ).toHaveLength(2);
    expect(mergeHighlights([here], [there], 'The words are gone.')).toHaveLength(2);
  });

  it('give the same however often they are merged', () => {
    const one = [highlight({ id: '01', note: 'x' }), highlight({ id: '03', quote: 'else' })];
    const two = [highlight({ id: '02', note: 'y' })];
    const once = mergeHighlights(one, two);
    expect(mergeHighlights(once, two)).toEqual(once);
  });
});
