// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { textWithoutNoteMarks } from '../../../renderer/core/exporting/note-marks';
import { readFrameText } from '../../../renderer/core/highlights/frame-text';
import { sentenceFrom } from '../../../renderer/ui/reader/sentences';

/** The sentences that the keys walk through. */
function sentencesOf(html: string): string[] {
  document.body.innerHTML = `<main>${html}</main>`;
  const root = document.querySelector('main')!;
  const frameText = readFrameText(root);
  const prose = textWithoutNoteMarks(root, frameText);
  expect(prose).toHaveLength(frameText.text.length);
  const found: string[] = [];
  for (let span = sentenceFrom(prose, 0, 'en'); span; span = sentenceFrom(prose, span.end, 'en')) {
    found.push(frameText.text.slice(span.start, span.end));
  }
  return found;
}

it.each([
  [
    'raised',
    '<p>He was paid 40 pounds.<sup><a href="#n1">1</a></sup> He left in 1881.<sup><a href="#n2">2</a>, <a href="#n3">3</a></sup></p><p>So it was.</p>',
    ['He was paid 40 pounds.', 'He left in 1881.', 'So it was.'],
  ],
  [
    'in brackets',
    '<p>등대는 꺼졌다.<a href="#fn">[12]</a> 배는 돌아왔다.</p>',
    ['등대는 꺼졌다.', '배는 돌아왔다.'],
  ],
  [
    'inside of a sentence, which stays whole',
    '<p>The keeper<sup><a href="#a">a</a></sup> left. Nobody saw it.</p>',
    ['The keepera left.', 'Nobody saw it.'],
  ],
])('a sentence ends before the mark of a footnote: %s', (_what, html, sentences) => {
  expect(sentencesOf(html)).toEqual(sentences);
});

it('keeps raised numbers and links to sections', () => {
  expect(
    sentencesOf('<p>It has 10<sup>6</sup> lamps. See <a href="#lamps">below</a>.</p>'),
  ).toEqual(['It has 106 lamps.', 'See below.']);
});
