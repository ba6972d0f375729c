import { describe, expect, it } from 'vitest';
import { createAnchors, quoteOf } from '../../../../renderer/core/highlights/anchor-quote';
import { type Highlight, mergeHighlights } from '../../../../renderer/core/highlights/highlight';
import {
  isPlain,
  joinedPassages,
  mergePassages,
} from '../../../../renderer/core/highlights/join-passages';

const text =
  'A lamp was lit. The keeper wrote it down. Nobody read it.\nThe next day the ferry came in. 그해 말에 신문은 문을 닫았다.';

let count = 0;
function mark(quote: string, given: Partial<Highlight> = {}): Highlight {
  count += 1;
  const start = text.indexOf(quote);
  return {
    ...quoteOf(text, { start, end: start + quote.length }),
    ...{ id: `M${count}`, colour: 'yellow', note: '', tags: [], createdAt: count },
    ...given,
  };
}
const placed = (marks: Highlight[], within = text) => {
  const place = createAnchors(within);
  return marks
    .flatMap((each) => {
      const span = place(each);
      return span ? [{ mark: each, span }] : [];
    })
    .sort((a, b) => a.span.start - b.span.start);
};
const spanOf = (quote: string) => {
  const start = text.indexOf(quote);
  return { start, end: start + quote.length };
};
function joined(marks: Highlight[], quote: string, may = isPlain): string | null {
  const all = joinedPassages(placed(marks), text, spanOf(quote), may);
  return all && `${all.marks.length}: ${text.slice(all.span.start, all.span.end)}`;
}

describe('a passage is joined', () => {
  it.each([
    ['that it overlaps', ['The keeper wrote'], 'wrote it down', '1: The keeper wrote it down'],
    ['around which it is', ['keeper'], 'The keeper wrote', '1: The keeper wrote'],
    [
      'that ends where it begins',
      ['A lamp was lit.'],
      'The keeper wrote',
      '1: A lamp was lit. The keeper wrote',
    ],
    ['that begins inside a word', ['신문'], '은 문을', '1: 신문은 문을'],
    [
      'on both sides',
      ['A lamp was lit.', 'Nobody read it.'],
      'The keeper wrote it down.',
      '2: A lamp was lit. The keeper wrote it down. Nobody read it.',
    ],
    [
      'that touches another one',
      ['A lamp was', 'was lit. The'],
      'The keeper',
      '2: A lamp was lit. The keeper',
    ],
  ])('with one %s', (_what, marks, quote, expected) => {
    expect(
      joined(
        marks.map((each) => mark(each)),
        quote,
      ),
    ).toBe(expected);
  });

  it.each([
    ['a word further on', 'A lamp was', 'The keeper'],
    ['in another paragraph', 'Nobody read it.', 'The next day'],
  ])('with none %s', (_what, known, quote) => {
    expect(joined([mark(known)], quote)).toBeNull();
  });

  it('with none that has a note or tags, unless all are asked for', () => {
    const own = [mark('A lamp', { note: 'Which?' }), mark('lamp was', { tags: ['light'] })];
    expect(joined(own, 'was lit')).toBeNull();
    expect(joined(own, 'was lit', () => true)).toBe('2: A lamp was lit');
  });
});

it('keeps the oldest identity, all notes and all tags', () => {
  const [second, first] = [
    mark('lamp was', { createdAt: 20, note: 'Two', tags: ['a', 'b'] }),
    mark('A lamp', { createdAt: 10, note: 'One', tags: ['b', 'c'], colour: 'blue' }),
  ];
  expect(mergePassages([first!, second!])).toMatchObject({
    ...{ id: first!.id, createdAt: 10, colour: 'blue', note: 'One\n\nTwo', tags: ['b', 'c', 'a'] },
  });
  expect(mergePassages([])).toBeNull();
});

describe('overlapping highlights', () => {
  const marks = [
    mark('The keeper wrote it down.', { colour: 'yellow' }),
    mark('wrote it down. Nobody', { colour: 'green', note: 'Odd' }),
    mark('keeper', { colour: 'pink' }),
    mark('wrote it', { colour: 'green' }),
  ];

  it('are found again one by one after another extraction', () => {
    const again = text
      .replace('A lamp was lit. ', 'An old lamp was lit, they say.\n\n')
      .replace('wrote it down', 'wrote\nit  down')
      .replace(/\n(?=The next)/, ' ');
    const found = placed(marks, again);
    expect(found).toHaveLength(marks.length);
    for (const { mark: each, span } of found) {
      expect(again.slice(span.start, span.end).replace(/\s+/g, ' ')).toBe(each.quote);
    }
  });

  it('stay as many when they come back from an export', () => {
    expect(
      mergeHighlights(
        marks,
        marks.map((each) => ({ ...each, id: `X${each.id}` })),
        text,
      ),
    ).toEqual(marks);
  });
});
