import { expect, type Page } from '@playwright/test';
import { test } from './engine-page';
import { type ReadItem, readInPage } from './read-in-page';

let page: Page;

test.beforeAll(async ({ engine }) => {
  page = await engine.emptyPage();
});

const FIRST =
  '<p>The ropewalk behind the chapel is three hundred paces long, and the boys who turn the wheel at its end have never seen the men who walk backwards with the hemp.</p>' +
  '<p>A rope for the lifeboat takes a day and a half, if the weather is dry; a rope for a bell takes an afternoon, and is paid for in candles by the parish.</p>';
const LAST =
  '<p>When the railway came, the wheel was sold to a circus, where it lifted a trapeze for eleven summers and was painted blue by a man who could not swim.</p>' +
  '<p>It hangs in the museum now, above the ticket desk, and on Sundays a retired ropemaker turns it for whoever asks him without saying please.</p>';
const TITLE = 'The ropewalk behind the chapel';

const pageOf = (body: string, head = '', title = TITLE) =>
  `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${title}</title>${head}</head><body>${body}</body></html>`;
const articleWith = (middle: string) =>
  pageOf(`<article><h1>${TITLE}</h1>${FIRST}${middle}${LAST}</article>`);

interface Case {
  name: string;
  html: string;
  /** In the text, without what stands beside it. */
  text?: string[];
  /** In the article, wherever. */
  inHtml?: RegExp[];
  without?: string[];
  /** Once, though the page has it more often. */
  once?: string[];
  /** As often as the page has it. */
  twice?: string[];
}

const longItem = (at: number) =>
  `<p>Winter ${at} on the walk began with a list of hands, their wages and the length of hemp that each had spun, and it ended with the same list, shorter by the names of those who had gone to sea.</p>`;
const winters = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => longItem(from + at)).join('');

const CASES: Case[] = [
  {
    name: 'links to other articles behind a label that repeats, in any language',
    html: articleWith(
      '<p><strong>FUNDA LOKHU |</strong> <a href="/2">Abantu bakha ibhuloho elisha emfuleni</a></p>' +
        '<p>The hemp came from Riga.</p>' +
        '<p><strong>FUNDA LOKHU |</strong> <a href="/3">Isikhumulo semikhumbi sivuliwe futhi</a></p>',
    ),
    text: ['The hemp came from Riga.'],
    without: ['FUNDA LOKHU', 'Isikhumulo'],
  },
  {
    name: 'a deck that is the first paragraph itself, once',
    html: pageOf(
      `<h1>${TITLE}</h1><aside class="standfirst">${FIRST.slice(0, FIRST.indexOf('</p>') + 4)}</aside><div class="text">${FIRST}${LAST}</div>`,
    ),
    text: ['A rope for the lifeboat'],
    once: ['have never seen the men'],
  },
  {
    name: 'a paragraph that the text says twice',
    html: pageOf(
      `<h1>${TITLE}</h1><div class="text">${FIRST.slice(0, FIRST.indexOf('</p>') + 4)}${FIRST}${LAST}</div>`,
    ),
    text: ['A rope for the lifeboat'],
    twice: ['have never seen the men'],
  },
  {
    name: 'a label before one link, and labels before words',
    html: articleWith(
      '<p>The wheel: <a href="/2">A drawing of the wheel and its spokes</a></p><p>The hemp: two bales</p><p>The hemp: <a href="/4">one</a></p>',
    ),
    text: ['The wheel: A drawing of the wheel', 'The hemp: two bales', 'The hemp: one'],
  },
  {
    name: 'all of an article that is hidden until a script has run',
    html: pageOf(
      `<h1>${TITLE}</h1><div class="rich" style="visibility: hidden; opacity: 0;"><section><span>${FIRST}</span></section>${LAST}</div><div>Scan the code to follow us</div>`,
    ),
    text: ['The ropewalk behind the chapel is', 'without saying please'],
    without: ['Scan the code'],
  },
  {
    name: 'the number of a paragraph that stands in a cell of its own',
    html: pageOf(
      `<h1>${TITLE}</h1>${FIRST.replace(/<p>(.*?)<\/p>/g, '<table><tr><td>(x)</td><td><p>$1</p></td></tr></table>')}<table><tr><td>(7)</td><td>${longItem(7)}</td></tr></table>`,
    ),
    text: ['(x) The ropewalk behind', '(x) A rope for the lifeboat', '(7) Winter 7'],
  },
  {
    name: 'a listing without the numbers in a list behind its lines',
    html: articleWith(
      '<pre><code>twist(hemp)\nturn(wheel)\n</code><ul class="numbering"><li>1</li><li>2</li></ul></pre>',
    ),
    inHtml: [/twist\(hemp\)\nturn\(wheel\)\s*<\/code>\s*<\/pre>/],
  },
  {
    name: 'a short sentence that the title repeats, with the full stop of its script',
    html: pageOf(
      '<article><h1>पहिया अब संग्रहालय में है।</h1><p>रस्सी बनाने की जगह तीन सौ क़दम लंबी थी और पहिया घुमाने वाले लड़कों ने पीछे चलने वाले आदमियों को कभी नहीं देखा था, ऐसा गाँव के लोग कहते हैं।</p><p>पहिया अब संग्रहालय में है।</p><p>जब रेल आई तब पहिया एक सर्कस को बेच दिया गया, जहाँ ग्यारह गर्मियों तक उसने एक झूला उठाया और फिर उसे नीले रंग से रंग दिया गया।</p></article>',
      '',
      'पहिया अब संग्रहालय में है।',
    ),
    text: ['पहिया अब संग्रहालय में है।'],
  },
  {
    name: 'headings without the marks that lead to themselves',
    html: articleWith(
      '<h2 id="hemp">Hemp and tallow<a class="headerlink" href="#hemp" title="Permanent link">¶</a></h2><p>The hemp came from Riga.</p><h2 id="b">Bells <a href="#b">#</a></h2><p>A bell takes one.</p><h2>See <a href="#notes">the notes</a></h2><p>They are short.</p>',
    ),
    text: ['Hemp and tallow', 'See the notes'],
    without: ['¶', '#</a>'],
  },
  {
    name: 'a correction below the text that is marked as an alert',
    html: pageOf(
      `<article><h1>${TITLE}</h1>${FIRST}${LAST}<div role="alert"><p>Correction: the wheel was painted green.</p></div></article>`,
    ),
    inHtml: [/the wheel was painted green/],
  },
  {
    name: 'lists with headings of their own in boxes with an unlucky name',
    html: pageOf(
      `<article><h1>${TITLE}</h1>${FIRST}<div class="widget side-tools"><h2>Tools</h2><ul><li>a wheel</li><li>two hooks</li><li>tallow</li></ul></div></article>`,
    ),
    text: ['a wheel', 'two hooks', 'tallow'],
  },
  {
    name: 'a deck in a box above the text, without a full stop',
    html: pageOf(
      `<main><div><h1>${TITLE}</h1></div><div><div class="x-standfirst"><p>Three hundred paces backwards, and nobody has counted them but the boys at the wheel</p></div></div><div>${FIRST}${LAST}</div></main>`,
    ),
    inHtml: [/nobody has counted them but the boys/],
  },
  {
    name: 'the headings of entries, of the first one too, and what a box of facts says in figures',
    html: pageOf(
      `<main><h1>${TITLE}</h1><div id="live"><article class="entry"><header><time>10.00</time><h2>The first coil</h2></header>${FIRST}</article><article class="entry"><header><time>11.00</time><h2>The second coil</h2></header>${LAST}</article></div><table class="infobox"><tr><td>Spun</td><td>1887</td></tr></table></main>`,
    ),
    text: ['The first coil', 'The second coil'],
  },
  {
    name: 'an embedded player whose link has a name',
    html: articleWith(
      '<figure><div><iframe title="The song of the wheel" src="https://player.example/embed/77"></iframe></div></figure>',
    ),
    inHtml: [/player\.example\/embed\/77/],
  },
  {
    name: 'the state of tasks that is on their list items',
    html: articleWith(
      '<ul><li data-type="taskItem" data-checked="true"><p>Grease the wheel</p></li><li data-type="taskItem" data-checked="false"><p>Count the paces</p></li></ul>' +
        '<ul><li data-inline-task-id="1" class="checked"><span>Paint it blue</span></li><li data-list="unchecked">Sell it</li></ul>',
    ),
    text: ['☑ Grease the wheel', '☐ Count the paces', '☑ Paint it blue', '☐ Sell it'],
  },
  {
    name: 'cards of films and of other sites between paragraphs, but no offer of letters',
    html: articleWith(
      '<figure data-src="https://player.vimeo.com/video/77"><iframe src="https://player.vimeo.com/video/77"></iframe></figure>' +
        '<div class="og-card"><a href="https://hemp.example/riga"><strong>The hemp of Riga</strong><span>hemp.example</span></a></div>' +
        '<aside><h2>Sign up to Rope Matters</h2><p>A free weekly newsletter</p></aside>',
    ),
    inHtml: [/player\.vimeo\.com\/video\/77/, /hemp\.example\/riga/],
    without: ['Rope Matters'],
  },
  // What no rule knows, judged by all evidence together.
  {
    name: 'a line of another shape than the text below it, which no list of words has',
    html: pageOf(
      `<article><h1>${TITLE}</h1>${FIRST}${winters(1, 4)}${LAST}<div class="k1"><div class="k2">Our Standards: The Harbour Trust Principles.</div></div></article>`,
    ),
    text: ['Winter 4 on the walk', 'without saying please'],
    without: ['Harbour Trust'],
  },
  {
    name: 'short lines of the text in elements of another shape',
    html: pageOf(
      `<div class="c1"><h1>${TITLE}</h1><div class="c2">${FIRST}<div class="c6">“Who turns the wheel?” asked the boy.</div><div class="c6">“You do,” said the ropemaker.</div><h2>The second wheel</h2>${winters(1, 3)}<ul><li>hemp from Riga</li><li>tar from Stockholm</li></ul>${LAST}</div></div>`,
    ),
    text: [
      '“Who turns the wheel?” asked the boy.',
      '“You do,” said the ropemaker.',
      'The second wheel',
      'hemp from Riga',
    ],
  },
  // An article in several containers.
  {
    name: 'an article in two columns of the same class',
    html: pageOf(
      `<article><h1>${TITLE}</h1><div class="row"><section class="text-part"><div>${winters(1, 8)}</div></section></div><div class="row"><section class="text-part"><div>${winters(9, 14)}</div></section></div></article>`,
    ),
    text: ['Winter 2 ', 'Winter 8 ', 'Winter 9 ', 'Winter 14 '],
  },
  {
    name: 'a question above its longer answers',
    html: pageOf(
      `<div class="ask"><h1>Why does hemp turn black?</h1><div class="q"><p>Ours did so within a week of being laid.</p></div></div><div class="replies"><div class="reply"><div>${FIRST}</div></div><div class="reply"><div>${LAST}</div></div></div>`,
      '',
      'Why does hemp turn black?',
    ),
    text: ['within a week of being laid', 'never seen the men', 'without saying please'],
  },
  // Leads, decks and pictures above the text.
  {
    name: 'a lead in the header of the article',
    html: pageOf(
      `<article><header><h1>${TITLE}</h1><p class="intro">Three hundred paces of hemp have been sold to a circus.</p></header>${FIRST}${LAST}</article>`,
    ),
    text: ['have been sold to a circus'],
  },
  {
    name: 'a deck between title and text in German',
    html: pageOf(
      `<main><h1>Die Reeperbahn hinter der Kapelle</h1><div class="unterzeile"><p>Dreihundert Schritte Hanf gehen an einen Zirkus.</p></div><div class="text"><p>Hinter der Kapelle liegt die Bahn, auf der seit dreihundert Jahren Seile gedreht werden, und niemand im Dorf weiß noch, wer sie zuerst gemessen hat.</p><p>Ein Seil für die Glocke braucht einen Nachmittag, eines für das Rettungsboot anderthalb Tage, wenn das Wetter trocken bleibt und niemand stirbt.</p></div></main>`,
      '',
      'Die Reeperbahn hinter der Kapelle',
    ),
    text: ['Dreihundert Schritte Hanf'],
  },
  {
    name: 'a subtitle that is no sentence',
    html: pageOf(
      `<article><div class="head"><h1>${TITLE}</h1><h2 class="subtitle">What the wheel turned, and for whom</h2></div><div class="content">${FIRST}${LAST}</div></article>`,
    ),
    text: ['What the wheel turned, and for whom'],
  },
  {
    name: 'the picture between title and article',
    html: pageOf(
      `<div class="hero"><h1>${TITLE}</h1><picture><img src="https://example.org/walk.jpg" width="1600" height="700" alt=""></picture></div><article>${FIRST}${LAST}</article>`,
    ),
    inHtml: [/walk\.jpg/],
  },
  {
    name: 'the picture that the page states, when it has no other',
    html: pageOf(
      `<article><h1>${TITLE}</h1>${FIRST}${LAST}</article>`,
      '<meta property="og:image" content="https://example.org/stated.jpg">',
    ),
    inHtml: [/stated\.jpg/],
  },
  // Footnotes, boxes and remarks.
  {
    name: 'footnotes below the article',
    html: pageOf(
      `<article><h1>${TITLE}</h1>${FIRST}<p>The wheel is oak<a href="#n1" id="m1">[1]</a> and iron.</p>${LAST}</article><div class="notes"><ol><li id="n1">Felled in the year of the flood. <a href="#m1">back</a></li></ol></div>`,
    ),
    inHtml: [/Felled in the year/],
  },
  {
    name: 'a footnote that is hidden until its mark is clicked',
    html: articleWith(
      '<p>The wheel is oak<sup><a href="#n1">*</a></sup> and iron.</p><aside id="n1" hidden><p>Felled in the year of the flood, and carted by night.</p></aside>',
    ),
    inHtml: [/carted by night/],
  },
  {
    name: 'footnotes whose marks are no links',
    html: pageOf(
      `<article><h1>${TITLE}</h1>${FIRST}<p>The wheel is oak<sup>1</sup> and iron<sup>2</sup>.</p>${LAST}</article><aside><ol start="1"><li>Felled in the year of the flood.</li><li>Cast from the old bell.</li></ol></aside>`,
    ),
    inHtml: [/Felled in the year/, /Cast from the old bell/],
  },
  {
    name: 'footnotes below a heading outside the article',
    html: pageOf(
      `<article><h1>${TITLE}</h1>${FIRST}${LAST}</article><section><h2>Fußnoten</h2><p>[1] Gefällt im Jahr der Flut.</p><p>[2] Aus der alten Glocke gegossen.</p></section>`,
    ),
    inHtml: [/Gefällt im Jahr der Flut/],
  },
  {
    name: 'a footnote hidden inside its sentence',
    html: articleWith(
      '<p>The wheel is oak and iron.<span class="footnote">1<span style="display:none">Felled in the year of the flood.</span></span></p>',
    ),
    text: ['Felled in the year of the flood'],
  },
  {
    name: 'a hidden definition that its word names',
    html: articleWith(
      '<p>The <span class="term" data-definition="def-strand">strand</span> is dry.</p><aside id="def-strand" hidden><p>Yarns that are twisted together before the rope is laid.</p></aside>',
    ),
    inHtml: [/twisted together before/],
  },
  {
    name: 'a warning with role=alert',
    html: articleWith(
      '<div role="alert"><p>Keep your sleeves away from the wheel while it turns, for it does not stop by itself.</p></div>',
    ),
    inHtml: [/Keep your sleeves/],
  },
  {
    name: 'an aside with a tip',
    html: articleWith(
      '<aside class="tip"><p>Tip</p><p>Ask for the short ladder, since the long one is kept for weddings.</p></aside>',
    ),
    inHtml: [/the short ladder/],
  },
  {
    name: 'the source of a quotation in its footer',
    html: articleWith(
      '<blockquote><p>A rope remembers every hand.</p><footer>Josefa Thole, ropemaker</footer></blockquote>',
    ),
    inHtml: [/Josefa Thole/],
  },
  // Classes and ids that say something else.
  ...[
    'pagination-first',
    'share',
    'Ads',
    'related-work',
    'cookies',
    'search',
    'menu',
    'comments',
    'widget',
    'promo',
    'extra',
    'supplemental',
    'newsletter',
    'sidebar-note',
  ].flatMap((name) => [
    {
      name: `a section with the class ${name}`,
      html: articleWith(
        `<section class="${name}"><h2>The hemp</h2><p>Hemp came from the far side of the river, in bales that two men could carry and one could not.</p><p>It was weighed at the gate, and the weight was written on the door in chalk until it rained.</p></section>`,
      ),
      text: ['one could not', 'until it rained'],
    },
    {
      name: `a section with the id ${name}`,
      html: articleWith(
        `<div id="${name}"><h2>The hemp</h2><p>Hemp came from the far side of the river, in bales that two men could carry and one could not.</p></div>`,
      ),
      text: ['one could not'],
    },
  ]),
  {
    name: 'a body with the class subscribe beside a long menu',
    html: pageOf(
      `<div class="links"><ul>${Array.from({ length: 120 }, (_, at) => `<li><a href="/${at}">Part ${at} of the village and its trades</a> <p>A few words on part ${at}, so that visitors know what to expect there.</p></li>`).join('')}</ul></div><div class="page"><h1>${TITLE}</h1><div class="entry subscribe"><div>${FIRST}${LAST}</div></div></div>`,
    ),
    text: ['never seen the men', 'without saying please'],
  },
  {
    name: 'the last section, whose id is its heading',
    html: pageOf(
      `<article><h1>${TITLE}</h1><section id="hemp"><h2>Hemp</h2>${FIRST}</section><section id="related-work" class="level2"><h2>Related work</h2><p>Nobody has written of this walk before, though <a href="/b">the bell</a> has a book of its own in the library.</p></section></article>`,
    ),
    text: ['Nobody has written of this walk'],
  },
  {
    name: 'a message in a block with the class ads',
    html: '<html><head><title>Key of the loft</title></head><body><div class="thread"><div class="ads"><p>Dear Rusk,</p><p>The key of the loft hangs behind the door, where it always was.</p><p>Ask the boy if it does not.</p></div></div></body></html>',
    text: ['behind the door', 'Ask the boy'],
  },
  // Text that the page states for search engines.
  {
    name: 'the text that only JSON-LD has whole',
    html: pageOf(
      `<article><h1>${TITLE}</h1>${winters(1, 2)}</article>`,
      `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', articleBody: winters(1, 7).replace(/<\/p>/g, '\n').replace(/<p>/g, '') })}</script>`,
    ),
    text: ['Winter 1 ', 'Winter 2 ', 'Winter 3 ', 'Winter 7 '],
  },
  {
    name: 'the text of a page without any, from the graph of its JSON-LD',
    html: pageOf(
      '<div id="root"></div><p>Please wait.</p>',
      `<script type="application/ld+json">${JSON.stringify({
        '@graph': [
          { '@type': 'WebSite', name: 'Walk' },
          { '@type': 'BlogPosting', articleBody: `${winters(1, 3)}` },
        ],
      })}</script>`,
    ),
    text: ['Winter 1 ', 'Winter 3 '],
  },
  // Words of buttons.
  {
    name: 'a list of commands',
    html: articleWith(
      '<p>The wheel has four stops:</p><ul><li>Play</li><li>Pause</li><li>Next</li><li>Close</li></ul>',
    ),
    text: ['Play', 'Pause', 'Next', 'Close'],
  },
  {
    name: 'a heading that is a word of buttons',
    html: articleWith(
      '<h2>Search</h2><p>Whoever looks for a rope asks at the desk, and is sent to the loft with a lamp and a number.</p>',
    ),
    text: ['Search', 'with a lamp and a number'],
  },
  {
    name: 'headings that fold their section',
    html: articleWith(
      '<dl><dt><button aria-expanded="false">Wer darf das Rad drehen?</button></dt><dd><p>Jeder, der seinen Namen in das Buch schreibt und den Hut abnimmt.</p></dd></dl>',
    ),
    inHtml: [/Wer darf das Rad drehen/],
  },
  {
    name: 'a picture that a button enlarges',
    html: articleWith(
      '<button type="button" aria-label="Enlarge"><img src="https://example.org/wheel.png" width="900" height="600" alt="The wheel"></button>',
    ),
    inHtml: [/wheel\.png/],
  },
  // Figures, lists and verse.
  {
    name: 'paragraphs in a figure',
    html: articleWith(
      '<figure><img src="https://example.org/1.jpg" width="800" height="500" alt=""><p>The first strand is spun from the longest fibres, which the women comb out by the window.</p><p>The second strand is what remains, and nobody on the walk would hang his weight on it.</p></figure>',
    ),
    text: ['by the window', 'hang his weight on it'],
  },
  {
    name: 'a list with many small pictures',
    html: articleWith(
      `<ol>${[1, 2, 3].map((at) => `<li>Turn ${at} of the wheel gives <img src="/f${at}.png" alt="x" width="12" height="12"> or <img src="/g${at}.png" alt="y" width="12" height="12"> paces of yarn</li>`).join('')}</ol>`,
    ),
    text: ['Turn 1 of the wheel', 'Turn 3 of the wheel'],
  },
  {
    name: 'verse whose lines are links',
    html: articleWith(
      `<div class="song"><p>${[1, 2, 3, 4, 5, 6].map((at) => `<a href="/note/${at}">Pull ${at} for the bell and the boat</a><br>`).join('')}</p></div>`,
    ),
    text: ['Pull 1 for the bell', 'Pull 6 for the bell'],
  },
  // Short paragraphs and short pages.
  {
    name: 'a short paragraph that begins with a date in Korean',
    html: '<!DOCTYPE html><html lang="ko"><meta charset="utf-8"><title>밧줄 공방</title><article><h1>밧줄 공방</h1><p>2018년 3월 2일, 공방이 다시 문을 열었다. 첫날 손님은 셋이었다.</p></article></html>',
    text: ['첫날 손님은 셋이었다'],
  },
  {
    name: 'a short paragraph that begins with a date in Japanese',
    html: '<!DOCTYPE html><html lang="ja"><meta charset="utf-8"><title>縄の工房</title><main><h1>縄の工房</h1><p>開館：2018年3月2日（金曜日は休み）。入場は無料。</p></main></html>',
    text: ['入場は無料'],
  },
  {
    name: 'a line with a date and more to say',
    html: articleWith(
      '<p>Minutes of the last meeting of the ropemakers, 3 March 1911</p><p>Protokoll der letzten Sitzung der Seilergesellen vom 3. März 1911</p>',
    ),
    text: ['Minutes of the last meeting', 'Protokoll der letzten Sitzung'],
  },
  {
    name: 'a page of a few short lines',
    html: '<html><head><title>Walk notes</title></head><body class="list"><div role="main"><div class="note"><a href="/n/1">Walk notes</a><div><p>Who has the key?</p></div></div><div class="replies"><div class="reply"><p class="by"><a href="/u/1">thole</a> 1 point</p><p>The boy has.</p></div><div class="reply"><p class="by"><a href="/u/2">rusk</a> 2 points</p><p>It hangs by the door.</p></div></div></div></body></html>',
    inHtml: [/Who has the key/, /hangs by the door/],
  },
  {
    name: 'a deck in bold letters beside the blocks of the text',
    html: pageOf(
      `<h1>${TITLE}</h1><div class="news-view"><strong class="summary">Hemp that came from Riga<br>A wheel for the circus</strong><div>${FIRST}${LAST}</div></div>`,
    ),
    inHtml: [/Hemp that came from Riga/, /A wheel for the circus/],
  },
  {
    name: 'short sections behind the text in the same kind of part',
    html: pageOf(
      `<article><div><section class="ab"><div><h1>${TITLE}</h1>${FIRST}${LAST}${winters(1, 3)}</div></section><hr><section class="ab"><div><h1>The hemp</h1><p>The bales came from Riga in June, and each was opened by two men of the walk.</p></div></section></div></article>`,
    ),
    text: ['The hemp', 'The bales came from Riga'],
  },
  {
    name: 'footnotes that are nothing but addresses, below headings of their own',
    html: pageOf(
      `<div class="chapter"><h1>${TITLE}</h1>${FIRST.replace('hemp.', 'hemp<a id="D1" href="#F1"><sup>1</sup></a>.')}${LAST.replace('swim.', 'swim<a id="D2" href="#F2"><sup>2</sup></a>.')}</div><div class="notes"><h4>Footnotes</h4><h5><a id="F1" href="#D1">(1)</a></h5><p><a href="https://walk.example/hands">https://walk.example/hands</a></p><h5><a id="F2" href="#D2">(2)</a></h5><p><a href="https://circus.example/blue">https://circus.example/blue</a></p></div>`,
    ),
    inHtml: [/>https:\/\/walk\.example\/hands</, />https:\/\/circus\.example\/blue</],
  },
  {
    name: 'a heading and a sentence before the only listing of a short page',
    html: pageOf(
      `<article><h3>The knot</h3><p>This is how the knot is tied by the wheel:</p><div class="highlight"><pre><code>knot(a);\npull(b);\nend(c);</code></pre></div><p>It holds two bales of hemp.</p></article>`,
      '',
      'Notes of the walk',
    ),
    text: ['The knot', 'This is how the knot is tied', 'It holds two bales'],
  },
  // What must stay out.
  {
    name: 'the text without a short box of another shape that a section below it has',
    html: pageOf(
      `<div><section class="ab"><h1>${TITLE}</h1>${FIRST}${LAST}${winters(1, 3)}</section><section class="cd"><p>The bales came from Riga in June, and each was opened by two men of the walk.</p></section></div>`,
    ),
    text: ['three hundred paces'],
    without: ['The bales came'],
  },
  {
    name: 'all questions with their answers, of which one is long',
    html: pageOf(
      `<main><h1>Questions about the walk</h1><div class="faq">${[
        ['How long is it?', 'Three hundred paces.'],
        [
          'Who turns the wheel?',
          'A retired ropemaker, on Sundays, for whoever asks without saying please; the boys who turned it before him have gone to sea, and one of them to the circus.',
        ],
        ['May I walk backwards?', 'You must.'],
        ['¿Se habla español?', 'A little, before noon.'],
      ]
        .map(
          ([question, answer], at) =>
            `<div class="faq-item item-${at}"><h2><button aria-expanded="false">${question}</button></h2><div style="display:none"><div class="answer">${answer}</div></div></div>`,
        )
        .join('')}</div></main>`,
      '',
      'Questions',
    ),
    text: [
      'How long is it?',
      'Three hundred paces.',
      'Who turns the wheel?',
      'and one of them to the circus.',
      'May I walk backwards?',
      'You must.',
      'A little, before noon.',
    ],
  },
  {
    name: 'numbered steps of button words behind the last paragraph',
    html: pageOf(
      `<article><h1>${TITLE}</h1>${FIRST}<ol><li>Share</li><li>Save</li><li>Print</li><li>Close</li></ol></article>`,
    ),
    inHtml: [/Share<\/li>\s*<li>Save<\/li>\s*<li>Print<\/li>\s*<li>Close/],
  },
  {
    name: 'a second page of the article that a script would show',
    html: pageOf(
      `<div class="text"><h1>${TITLE}</h1><div class="text-page">${FIRST}</div><div class="text-page" style="display:none">${LAST}</div></div>`,
    ),
    text: ['three hundred paces', 'without saying please'],
  },
  {
    name: 'the name of a fold that was open when the page was saved',
    html: articleWith(
      '<div class="note-expand"><button class="note-expand__title">What hemp costs</button><div class="note-expand__content"><p>A bale from Riga cost four shillings in June.</p></div></div>',
    ),
    text: ['What hemp costs', 'four shillings in June'],
  },
  {
    name: 'the text without the longer settings of a consent box',
    html: pageOf(
      `<main><h1>${TITLE}</h1>${FIRST}${LAST}</main><div><div id="center" role="region" aria-modal="true" aria-label="Preference center"><div><h2>What we store</h2>${winters(1, 12)}</div></div></div>`,
    ),
    text: ['three hundred paces', 'without saying please'],
    without: ['Winter 3'],
  },
  {
    name: 'the text without what a dialog says of membership, in Korean',
    html: `<!DOCTYPE html><html lang="ko"><meta charset="utf-8"><title>밧줄 공방</title><div role="dialog"><h2>회원 안내</h2>${'<p>회원으로 가입하시면 공방이 보내는 소식지를 매달 받아 보시고, 전시가 열리는 날에는 누구보다 먼저 들어오실 수 있으며, 가입비는 없습니다.</p>'.repeat(9)}</div><article><h1>밧줄 공방</h1><p>예배당 뒤의 밧줄 공방은 길이가 삼백 걸음이고, 끝에서 바퀴를 돌리는 아이들은 삼을 들고 뒤로 걷는 사람들을 본 적이 없다.</p><p>구명정에 쓰는 밧줄은 날이 맑으면 하루 반이 걸리고, 종에 쓰는 밧줄은 한나절이면 되며 값은 교구에서 초로 치른다.</p></article></html>`,
    text: ['삼백 걸음', '초로 치른다'],
    without: ['소식지를 매달'],
  },
  {
    name: 'an article that the page opens in a dialog',
    html: pageOf(
      `<div role="dialog" aria-modal="true"><h1>${TITLE}</h1>${FIRST}${LAST}</div><p>Walk notes of the parish.</p>`,
    ),
    text: ['three hundred paces', 'without saying please'],
  },
  {
    name: 'a post without a headline that the page opens in a dialog',
    html: pageOf(`<div role="dialog">${FIRST}${LAST}</div><p>Walk notes of the parish.</p>`),
    text: ['three hundred paces', 'without saying please'],
  },
  {
    name: 'a listing in a box that is named after its buttons',
    html: articleWith(
      '<div class="toolbar-box"><pre class="language-sh"><code>twist --strands 3 hemp\nwind wheel</code></pre><div class="toolbar"><span>Shell</span><button>Copy</button></div></div>',
    ),
    text: ['twist --strands 3 hemp\nwind wheel'],
    without: ['Copy', 'Shell'],
  },
  {
    name: 'headings in the words of furniture, each over a paragraph',
    html: articleWith(
      `<h2>The hemp</h2>${longItem(1)}<h2>Recommended articles</h2>${longItem(2)}<h2>Advertisement</h2>${longItem(3)}<h2>Newsletter of the walk</h2>${longItem(4)}`,
    ),
    text: ['Recommended articles', 'Advertisement', 'Newsletter of the walk'],
  },
  {
    name: 'no heading of a box beside the chapters',
    html: articleWith(
      `<h2>The hemp</h2>${longItem(1)}<div><h2>Recommended articles</h2></div>${longItem(2)}<h2><a href="/ads">Advertisement</a></h2>${longItem(3)}`,
    ),
    text: ['Winter 3'],
    without: ['Recommended articles', 'Advertisement'],
  },
  {
    name: 'the last section of an article, whatever its id',
    html: pageOf(
      `<article><h1>${TITLE}</h1><section id="hands">${'<h2>Hands</h2>'}${FIRST}</section><section id="wages"><h2>Wages</h2>${LAST}</section><section id="footer-extra"><h2>Winters</h2><p>The lists of the winters were bound in one book, which the chapel lent to whoever could read the hand of the clerk.</p></section></article>`,
    ),
    text: ['Winters', 'bound in one book'],
  },
  {
    name: 'the picture between a lead and the text',
    html: pageOf(
      `<main><div><h1>${TITLE}</h1></div><div class="standfirst"><p>Four generations walked backwards behind the chapel, and nobody counted their steps before last year.</p></div><div><figure><img src="https://example.org/walk.jpg" width="620" height="400"></figure></div><div class="text">${FIRST}${LAST}</div></main>`,
    ),
    text: ['Four generations walked backwards'],
    inHtml: [/walk\.jpg/],
  },
  {
    name: 'the text without an offer of apps and without what Germans call related',
    html: articleWith(
      '<p>For more stories from the walk download the Hemp and Rope apps for telephones.</p><p><strong>Diese Artikel könnten dir auch gefallen:</strong></p><ul><li><a href="/a">A bell without a rope</a></li><li><a href="/b">The circus comes in June</a></li></ul>',
    ),
    text: ['without saying please'],
    without: ['download the Hemp', 'könnten dir', 'A bell without a rope'],
  },
  {
    name: 'the text without share buttons, newsletter and related articles',
    html: articleWith(
      '<ul class="share"><li><a href="https://x.com/s">Share</a></li><li><a href="https://f.com/s">Facebook</a></li></ul>' +
        '<div class="newsletter"><p>Sign up for our newsletter and never miss a rope.</p><form><input type="email"></form><p>By signing up you agree to our terms of use and to the privacy policy of the walk.</p></div>' +
        '<div class="related"><h3>Related articles</h3><ul><li><a href="/a">A bell without a rope</a></li><li><a href="/b">The circus comes in June</a></li></ul></div>',
    ),
    text: ['without saying please'],
    without: ['Facebook', 'never miss a rope', 'privacy policy', 'A bell without a rope'],
  },
];

for (const { name, html, text = [], inHtml = [], without = [], once = [], twice = [] } of CASES) {
  test(`keeps ${name}`, async () => {
    const [item] = await readInPage(page, 'page.html', Buffer.from(html));
    expect(item).toMatchObject({ ok: true });
    const { draft } = item as Extract<ReadItem, { ok: true }>;
    for (const part of text) expect.soft(draft.prose).toContain(part);
    for (const pattern of inHtml) expect.soft(draft.html).toMatch(pattern);
    for (const part of without) expect.soft(draft.text).not.toContain(part);
    for (const part of once) expect.soft(draft.text.split(part)).toHaveLength(2);
    for (const part of twice) expect.soft(draft.text.split(part)).toHaveLength(3);
  });
}

const statedIn = (address: string, body = '') =>
  Buffer.from(
    pageOf(
      `<article><h1>${TITLE}</h1>${body}${FIRST}${LAST}</article>`,
      `<meta property="og:image" content="${address}">`,
    ),
  );

async function readStated(address: string, beside: Record<string, Uint8Array> = {}, body = '') {
  const [item] = await readInPage(page, 'walk/page.html', statedIn(address, body), beside);
  const { draft } = item as Extract<ReadItem, { ok: true }>;
  const shown = await page.evaluate((html) => {
    const { body } = core.context.parseHtml(html);
    core.removeUnkeptStated(body);
    return body.querySelectorAll('img').length;
  }, draft.html);
  return { ...draft, shown };
}

const PIXELS = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

test('misses no picture that the page only states', async () => {
  const stated = await readStated('https://example.org/stated.jpg');
  expect(stated.html).toContain('data-src="https://example.org/stated.jpg"');
  expect(stated).toMatchObject({ missingImages: 0, shown: 0 });
  const hero = '<figure><img src="https://example.org/hero.jpg" width="900"></figure>';
  const ofItsOwn = await readStated('https://example.org/stated.jpg', {}, hero);
  expect(ofItsOwn.html).not.toContain('stated.jpg');
  expect(ofItsOwn).toMatchObject({ missingImages: 1, shown: 1 });
});

for (const [kind, address] of [
  ['lies beside it', 'files/stated.png'],
  ['was mirrored with its site', 'https://example.org/pictures/stated.png'],
  ['is written into it', `data:image/png;base64,${PIXELS.toString('base64')}`],
] as const) {
  test(`shows the picture that a page states when it ${kind}`, async () => {
    const beside = { 'walk/files/stated.png': PIXELS, 'example.org/pictures/stated.png': PIXELS };
    const stated = await readStated(address, beside);
    expect(stated.html).toMatch(/<img src="asset:[0-9a-f]{64}"/);
    expect(stated).toMatchObject({ missingImages: 0, shown: 1 });
    expect(stated.assets).toHaveLength(1);
  });
}
