import { describe, expect, it } from 'vitest';
import { sentenceBefore, sentenceFrom } from '../../../renderer/ui/reader/sentences';

const text = 'One. Two, too!\nThree?\n\n밤이 왔다. 불을 껐다.  ';

function walk(step: (at: number) => { start: number; end: number } | null, from: number) {
  const sentences: string[] = [];
  for (let span = step(from); span; span = step(sentences.length < 9 ? ends(span) : -1)) {
    sentences.push(text.slice(span.start, span.end));
  }
  return sentences;
  function ends(span: { start: number; end: number }): number {
    return step === back ? span.start : span.end;
  }
}
const forth = (at: number) => sentenceFrom(text, at, 'ko');
const back = (at: number) => (at < 0 ? null : sentenceBefore(text, at, 'ko'));
const all = ['One.', 'Two, too!', 'Three?', '밤이 왔다.', '불을 껐다.'];

describe('sentences', () => {
  it('are walked through forwards and backwards, over the ends of paragraphs', () => {
    expect(walk(forth, 0)).toEqual(all);
    expect(walk(back, text.length)).toEqual(all.toReversed());
  });

  it('do without a language that exists', () => {
    expect(sentenceFrom(text, 0, 'utf-8 ')).toEqual({ start: 0, end: 4 });
    expect(sentenceFrom('', 0, null)).toBeNull();
  });
});
