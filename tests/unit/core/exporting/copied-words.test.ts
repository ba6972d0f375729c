// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { copiedWords, quoteWithWords } from '../../../../renderer/core/exporting/copied-words';
import { createAnchors } from '../../../../renderer/core/highlights/anchor-quote';
import { readFrameText } from '../../../../renderer/core/highlights/frame-text';

function wordsIn(html: string, from = 'main', to = from): string {
  document.body.innerHTML = `<main>${html}</main>`;
  const range = document.createRange();
  range.setStart(document.querySelector(from)!, 0);
  const end = document.querySelector(to)!;
  range.setEnd(end, end.childNodes.length);
  return copiedWords(range);
}

it.each([
  [
    'a raised mark',
    '<p>It cost $3.5 million.<sup id="r2"><a href="#fn2">2</a></sup> He paid.</p>',
    'It cost $3.5 million. He paid.',
  ],
  ['a mark in brackets', '<p>The lamp failed.<a href="#n1">[1]</a></p>', 'The lamp failed.'],
  [
    'several marks',
    '<p>It failed<sup><a href="#n1">1</a>, <a href="#n2">2</a></sup> twice.</p>',
    'It failed twice.',
  ],
])('leaves out the marks of footnotes: %s', (_what, html, words) => {
  expect(wordsIn(html)).toBe(words);
});

it('keeps raised numbers and links that lead to no footnote', () => {
  expect(wordsIn('<p>10<sup>6</sup> lamps, see <a href="#lamps">the list of lamps</a>.</p>')).toBe(
    '106 lamps, see the list of lamps.',
  );
});

it('puts the cells of a row into one line', () => {
  const table =
    '<p>Lamps:</p><table><tr><th>Station</th><th>Lamps</th></tr><tr><td id="a">1</td><td id="b">12</td></tr></table>';
  expect(wordsIn(table)).toBe('Lamps:\nStation | Lamps\n1 | 12');
  expect(wordsIn(table, '#a', '#b')).toBe('1 | 12');
});

function quoteIn(html: string, quote: string) {
  document.body.innerHTML = `<main>${html}</main>`;
  const text = readFrameText(document.querySelector('main')!);
  const start = text.text.indexOf(quote);
  return { text: text.text, ...quoteWithWords(text, { start, end: start + quote.length }) };
}

it.each([
  [
    '<p>항구의 등대는 1903년에 섰다.<sup><a href="#fn3">3</a></sup> 등은 여섯 시에 켜진다.</p>',
    '1903년에 섰다.3 등은',
    '1903년에 섰다. 등은',
  ],
  [
    '<p>灯台は古い<a href="#n1">[1]</a>。</p><p>夜は暗い。</p>',
    '灯台は古い[1]。\n夜は',
    '灯台は古い。\n夜は',
  ],
])(
  'keeps the words of the text as the quote, and the words without marks beside it',
  (html, quote, words) => {
    const found = quoteIn(html, quote);
    expect(found).toMatchObject({ quote, words });
    expect(createAnchors(found.text)(found)).not.toBeNull();
  },
);

it('keeps no second form of a quote without marks', () => {
  expect(quoteIn('<p>The <em>lamps</em> go\n  on at six.</p>', 'lamps go')).not.toHaveProperty(
    'words',
  );
});
