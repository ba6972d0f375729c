// Makes saved pages like those on people's disks: an article surrounded by what a news site adds. The
// same seed gives the same bytes.
import { randomOf } from '../random.mjs';

const syllables = {
  ko: '가나다라마바사아자차카타파하거너더러머버서어저처고노도로모보소오조초구누두루무부수우주추기니디리미비시이지치',
  ja: 'あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめも時間記事新聞図書館資料研究者',
};
const consonants = 'bcdfghklmnprstvw';
const vowels = 'aeiou';

const pick = (random, from) => from[Math.floor(random() * from.length)];

function makeWord(random, lang) {
  const length = 1 + Math.floor(random() * 4);
  let word = '';
  for (let at = 0; at < length; at++) {
    word +=
      lang === 'en'
        ? pick(random, consonants) + pick(random, vowels)
        : pick(random, syllables[lang]);
  }
  return word;
}

/** A vocabulary whose words are used by Zipf's law, as in real text. */
export function vocabularyOf(seed, lang, size = 20_000) {
  const random = randomOf(seed);
  const words = Array.from({ length: size }, () => makeWord(random, lang));
  return (choose) => words[Math.floor(size ** choose()) - 1] ?? words[0];
}

const vocabularies = {
  ko: vocabularyOf(1, 'ko'),
  en: vocabularyOf(2, 'en'),
  ja: vocabularyOf(3, 'ja'),
};

function sentence(random, lang) {
  const words = Array.from({ length: 6 + Math.floor(random() * 14) }, () =>
    vocabularies[lang](random),
  );
  return lang === 'ja' ? `${words.join('')}。` : `${words.join(' ')}.`;
}

const paragraph = (random, lang) =>
  Array.from({ length: 3 + Math.floor(random() * 4) }, () => sentence(random, lang)).join(' ');

/** A page of about `bytes`, a third of it the article's markup and its surroundings. */
export function savedPage(number, { bytes, seed = 7 }) {
  const random = randomOf(seed * 1_000_003 + number);
  const lang = pick(random, ['ko', 'ko', 'en', 'ja']);
  const title = sentence(random, lang).slice(0, 60);
  const day = String(1 + (number % 28)).padStart(2, '0');
  const links = (count) =>
    Array.from(
      { length: count },
      (_, at) =>
        `<li class="item-${at}"><a href="/news/${number}/${at}" data-track="${at}"><span>${sentence(random, lang)}</span></a></li>`,
    ).join('\n');
  const body = Array.from({ length: 12 + Math.floor(random() * 20) }, (_, at) =>
    at % 7 === 6
      ? `<figure><img src="https://img.example/${number}/${at}.jpg" alt=""><figcaption>${sentence(random, lang)}</figcaption></figure>`
      : `<p class="para">${paragraph(random, lang)}</p>`,
  ).join('\n');
  const head = `<!doctype html>
<html lang="${lang}"><head><meta charset="utf-8"><title>${title} - Example News</title>
<meta property="og:title" content="${title}"><meta property="og:site_name" content="Example News">
<link rel="canonical" href="https://news.example/articles/${number}">
<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline: title, datePublished: `2025-02-${day}T18:07:00+09:00`, author: { name: 'Kim Minsu' } })}</script>`;
  const page = `</head><body><header><nav><ul>${links(40)}</ul></nav></header>
<div class="wrap"><main><article id="content"><h1>${title}</h1>${body}</article>
<section class="comments"><ol>${links(30)}</ol></section></main>
<aside class="related"><h2>Related</h2><ul>${links(60)}</ul></aside></div>
<footer><ul>${links(30)}</ul></footer></body></html>`;
  // Most of a saved page is inlined style and script.
  const filler = Math.max(0, bytes - head.length - Buffer.byteLength(page));
  const rule = (at) => `.c${at}-${number}>div:nth-child(${at}){margin:${at}px;color:#${at}}\n`;
  let style = '';
  for (let at = 0; style.length < filler / 2; at++) style += rule(at);
  const script = `window.__state=${JSON.stringify({ fill: 'x'.repeat(Math.ceil(filler / 2)) })};`;
  return `${head}<style>${style}</style><script>${script}</script>${page}`;
}
