// Pages of the make-up of real ones, for machines without the public pages. Average of 192 pages of the
// sets `extraction` and `mixed-pages`: 139 KB, of it 31 script, 25 style, 55 attributes, 9 text, 10 white
// space; 730 elements (162 div, 147 a, 96 li, 64 span, 31 p, 20 img) with 1,247 attributes. The same number
// gives the same bytes.
import { randomOf } from '../random.mjs';
import { vocabularyOf } from './saved-pages.mjs';

const wordOf = vocabularyOf(11, 'en');

/** A page of about 140 KB with an article among menus, boxes and lists of links. */
export function realisticPage(number) {
  const random = randomOf(number * 7_919 + 13);
  const words = (count) => Array.from({ length: count }, () => wordOf(random)).join(' ');
  const many = (count, make) =>
    Array.from({ length: count }, (_, at) => make(at)).join('\n        ');
  const attributes = (name) =>
    `class="${name} ${words(2)} is-${name}" data-id="${Math.floor(random() * 1e9)}"`;
  const link = (at) =>
    `<a ${attributes('link')} href="/${words(3).replaceAll(' ', '-')}/${number}-${at}" title="${words(4)}">${words(3)}</a>`;
  const item = (at) => `<li ${attributes('item')}>${link(at)}</li>`;
  const menu = (count) => `<ul ${attributes('menu')}>\n        ${many(count, item)}\n    </ul>`;
  const card = (at) =>
    `<div ${attributes('card')}><div ${attributes('inner')}><div class="picture"><img ${attributes('image')} src="https://img.example/${number}/${at}.jpg?w=${at}00&amp;h=200" alt="${words(4)}"></div>
        <div ${attributes('text')}><h3>${link(at)}</h3><span class="meta">${words(2)}</span> <span>${words(3)}</span></div></div></div>`;
  const paragraph = () => `<p>${words(36)}, ${link(0)} ${words(14)}.</p>`;
  const title = words(7);
  const meta = (at) => `<meta property="og:x${at}" content="${words(5)}">`;
  const rule = (at) =>
    `.a${at}-${number} > div.b${at}:hover { margin: ${at}px; color: #${100 + at} }\n`;
  const script = (at) =>
    `window.q${at}=window.q${at}||[];q${at}.push({"slot":"${words(3)}","size":${at}});\n`;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${title} | ${words(2)}</title>
<link rel="canonical" href="https://site-${number % 40}.example/${number}/story">
<meta property="og:title" content="${title}"><meta name="author" content="Jane Harbour">
<meta property="article:published_time" content="2024-0${1 + (number % 9)}-11T08:00:00Z">
${many(22, meta)}
<style>${many(500, rule)}</style>
<script>${many(430, script)}</script></head>
<body ${attributes('body')}>
<header ${attributes('header')}><div class="bar">${menu(18)}</div>${menu(16)}</header>
<div ${attributes('page')}><main ${attributes('main')}><article ${attributes('article')}>
    <h1>${title}</h1><div class="byline"><span>By Jane Harbour</span> <time datetime="2024-01-11">11 Jan</time></div>
    ${many(22, paragraph)}
</article><section ${attributes('comments')}>${many(8, (at) => `<div ${attributes('comment')}>${link(at)}<p>${words(20)}</p></div>`)}</section></main>
<aside ${attributes('aside')}>${many(20, card)}${menu(20)}</aside></div>
<footer ${attributes('footer')}>${many(4, () => `<div ${attributes('column')}>${menu(11)}</div>`)}</footer>
</body></html>`;
}
