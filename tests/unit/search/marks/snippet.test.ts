import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeSnippet, marksIn } from '../../../../renderer/search/marks/snippet';
import { fold } from '../../../../renderer/search/text/fold';
import type { Needle } from '../../../../renderer/search/text/needle';

const anywhere = (text: string): Needle => ({ text, at: 'anywhere' });
const marked = ({ text, marks }: ReturnType<typeof makeSnippet>) =>
  marks.map((mark) => text.slice(mark.start, mark.end));

describe('makeSnippet', () => {
  it('shows the place where most of the query stands closest together', () => {
    const filler = 'lorem ipsum dolor '.repeat(40);
    const text = `cat ${filler} dog ${filler} the cat chased a dog ${filler}`;
    const snippet = makeSnippet(text, [
      { text: 'cat', at: 'word' },
      { text: 'dog', at: 'word' },
    ]);
    expect(marked(snippet)).toEqual(['cat', 'dog']);
    expect(snippet.text).toContain('the cat chased a dog');
    expect(snippet.text.length).toBeLessThanOrEqual(160);
  });

  it('marks the spelling of the text, not of the query', () => {
    expect(marked(makeSnippet('오늘 ㈜ﾊﾞｽ의 Café', [anywhere('バス'), anywhere('cafe')]))).toEqual([
      'ﾊﾞｽ',
      'Café',
    ]);
  });

  it('marks words as words and beginnings as beginnings', () => {
    const text = 'art party artist AI규제';
    expect(marksIn(text, [{ text: 'art', at: 'word' }])).toEqual([{ start: 0, end: 3 }]);
    expect(marksIn(text, [{ text: 'art', at: 'beginning' }])).toHaveLength(2);
    expect(marksIn(text, [anywhere('art')])).toHaveLength(3);
    expect(marksIn(text, [{ text: 'ai', at: 'word' }])).toHaveLength(1);
  });

  it('shows the beginning when the hit is elsewhere', () => {
    expect(makeSnippet('The beginning. '.repeat(30), [anywhere('처리')])).toMatchObject({
      marks: [],
    });
    expect(makeSnippet('', [anywhere('처리')])).toEqual({ text: '', marks: [] });
  });

  it('keeps every mark inside the snippet, on what was looked for, and cuts no character in two', () => {
    const unit = fc.constantFrom(
      '처',
      '리',
      '가',
      'a',
      'B',
      ' ',
      '\n',
      '😀',
      '𠮷',
      'é',
      'ﬁ',
      'ｶ',
      'ﾞ',
    );
    fc.assert(
      fc.property(
        fc.string({ unit, minLength: 1, maxLength: 500 }),
        fc.nat(),
        fc.integer({ min: 1, max: 4 }),
        (text, at, length) => {
          const folded = fold(text);
          const needle = folded.substr(at % folded.length, length).trim();
          if (!needle) return;
          const snippet = makeSnippet(text, [anywhere(needle)]);
          expect(snippet.marks.length).toBeGreaterThan(0);
          let before = 0;
          for (const { start, end } of snippet.marks) {
            expect(start).toBeGreaterThanOrEqual(before);
            expect(end).toBeGreaterThan(start);
            before = end;
          }
          expect(before).toBeLessThanOrEqual(snippet.text.length);
          if (needle.isWellFormed()) {
            expect(snippet.text.isWellFormed()).toBe(true);
            expect(marked(snippet).some((one) => fold(one).includes(needle))).toBe(true);
          }
        },
      ),
      { numRuns: 400 },
    );
  });
});
