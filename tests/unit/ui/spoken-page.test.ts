// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { sentencesOf, utterancesOf } from '../../../renderer/core/speech/plan-speech';
import { readSpokenPage } from '../../../renderer/ui/reader/spoken-page';

function read(html: string, lang = 'en') {
  document.body.innerHTML = `<article lang="${lang}">${html}</article>`;
  return readSpokenPage([document.body.firstElementChild!]);
}

/** What is said of a page, as "language: words". */
function said(html: string, lang?: string): string[] {
  const { blocks } = read(html, lang);
  return sentencesOf(blocks).flatMap((sentence) =>
    utterancesOf(blocks[sentence.block]!, sentence, 1).map(({ lang, text }) => `${lang}: ${text}`),
  );
}

const ruby = (base: string, reading: string) =>
  `<ruby>${base}<rp>(</rp><rt>${reading}</rt><rp>)</rp></ruby>`;

it.each([
  [
    'a paragraph for each block',
    '<h2>Title</h2><p>One.<br>Two</p><ul><li>Three</li></ul>',
    ['en: Title', 'en: One.', 'en: Two', 'en: Three'],
  ],
  [
    'no code, formula or missing picture',
    '<p>See <code>run</code>.</p><pre>let x</pre><p><math><mi>x</mi></math></p><span class="image-missing">Missing</span>',
    ['en: See run.'],
  ],
  [
    'no marks of footnotes',
    '<p>So it was<sup>[<a href="#n1">1</a>]</sup>, they say.<a href="#fn-2">*</a></p>',
    ['en: So it was, they say.'],
  ],
  [
    'links and powers',
    '<p>Ten <a href="https://a.example/1">1</a> and 10<sup>6</sup>.</p>',
    ['en: Ten 1 and 106.'],
  ],
  [
    'lang attributes',
    '<p>He cried <i lang="fr">au secours</i> loudly.</p>',
    ['en: He cried', 'fr: au secours', 'en: loudly.'],
  ],
  ['an unknown language of a part', '<p lang="">안녕 여러분</p>', ['ko: 안녕 여러분']],
])('says %s', (_name, html, words) => {
  expect(said(html)).toEqual(words);
});

it.each([
  ['a reading', `<p>${ruby('東京', 'とうきょう')}へ行く。</p>`, 'ja', ['ja: とうきょうへ行く。']],
  [
    'one for each letter',
    '<p><ruby>漢<rt>かん</rt>字<rt>じ</rt></ruby>だ。</p>',
    'ja',
    ['ja: かんじだ。'],
  ],
  [
    'bases before all readings',
    '<p><ruby><rb>漢</rb><rb>字</rb><rt>かん</rt><rt>じ</rt></ruby>だ。</p>',
    'ja',
    ['ja: かんじだ。'],
  ],
  [
    'a base without a reading',
    '<p><ruby>振<rt>ふ</rt>り<rt></rt>仮名<rt>がな</rt></ruby>。</p>',
    'ja',
    ['ja: ふりがな。'],
  ],
  ['dots of emphasis', `<p>${ruby('重要', '・・')}だ。</p>`, 'ja', ['ja: 重要だ。']],
  ['Hangul over Han', `<p>${ruby('大韓民國', '대한민국')}이다.</p>`, 'ko', ['ko: 대한민국이다.']],
  ['pinyin', `<p>${ruby('北京', 'Běijīng')}很大。</p>`, 'zh', ['zh: 北京很大。']],
  [
    'a second annotation',
    '<p><ruby>明日<rt>あした</rt><rtc><rt>tomorrow</rt></rtc></ruby>。</p>',
    'ja',
    ['ja: あした。'],
  ],
])('of ruby says %s', (_name, html, lang, words) => {
  expect(said(html, lang)).toEqual(words);
});

it('finds the sentences again in the document', () => {
  const page = read(`<p>First <b>one</b>. Second ${ruby('東', 'ひがし')} one.</p><p>Third.</p>`);
  expect(sentencesOf(page.blocks).map((sentence) => page.rangeOf(sentence).toString())).toEqual([
    'First one.',
    // A range holds what stands between its ends, the reading too.
    'Second 東(ひがし) one.',
    'Third.',
  ]);
});

it('says the alternative texts of pictures when it is asked to', () => {
  const html =
    '<p>Before <img alt="A  crane at night"> after.</p><figure><img alt="The quay"><figcaption>The quay, 1950</figcaption></figure><img alt=""><img alt="an ornament" aria-hidden="true"><p lang="ko"><img alt="등대"></p><span class="image-missing" title="Missing">Missing</span><p><span class="image-missing" title="Missing">A boat</span></p>';
  document.body.innerHTML = `<article lang="en">${html}</article>`;
  const root = document.body.firstElementChild!;
  const textsOf = (withAltTexts: boolean) =>
    readSpokenPage([root], withAltTexts).blocks.map(({ text }) => text.trim());
  expect(textsOf(false)).toEqual(['Before  after.', 'The quay, 1950']);
  expect(textsOf(true)).toEqual([
    ...['Before', 'A crane at night', 'after.', 'The quay, 1950', '등대', 'A boat'],
  ]);
  const page = readSpokenPage([root], true);
  const range = page.rangeOf({ block: 1, start: 0, end: 7 });
  expect((range.cloneContents().firstChild as HTMLImageElement).alt).toBe('A  crane at night');
  expect(page.blocks.at(-2)?.langs).toEqual([{ start: 0, end: 2, lang: 'ko' }]);
});
