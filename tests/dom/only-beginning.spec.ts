// Pages that hold only the beginning of their article, because the rest is for subscribers.
import { expect, type Page } from '@playwright/test';
import { test } from './engine-page';
import { readInPage } from './read-in-page';

let page: Page;

test.beforeAll(async ({ engine }) => {
  page = await engine.emptyPage();
});

const BEGINNING =
  '<p>The dredger came up the river at four in the morning, and whoever lived by the quay was awake before the bell of the chapel rang for the first time.</p>' +
  '<p>Nobody had asked for it. The council had voted twice against the deeper channel, and the second time the vote had been taken with the doors open.</p>';
const REST = Array.from(
  { length: 30 },
  (_, at) =>
    `<p>On day ${at + 1} the crew lifted something that the map did not have: an anchor with one arm, a bell without its clapper, and twice the wheel of a cart that had been loaded with bricks.</p>`,
).join('');
const OTHERS =
  '<aside><h2>More</h2><ul><li><a href="/2">The ferry that waits for nobody</a></li><li><a href="/3">Bread at midnight</a></li></ul></aside>';

const stating = (data: object) =>
  `<script type="application/ld+json">${JSON.stringify({
    ...{ '@context': 'https://schema.org', '@type': 'NewsArticle', headline: 'The dredger' },
    ...{ datePublished: '2025-03-04', ...data },
  })}</script>`;
const closed = (cssSelector: unknown, free: unknown = false) =>
  stating({
    isAccessibleForFree: free,
    hasPart: { '@type': 'WebPageElement', isAccessibleForFree: free, cssSelector },
  });

const pageOf = (body: string, head = '', lang = 'en') =>
  `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>The dredger</title>${head}</head><body><header><a href="/">The Quay</a> <a href="/subscribe">Subscribe</a></header><main><article><h1>The dredger</h1>${body}</article></main>${OTHERS}<footer>Subscribe to our newsletter</footer></body></html>`;

const KOREAN =
  '<p>준설선은 새벽 네 시에 강을 거슬러 올라왔고, 부두 가까이 사는 사람들은 예배당 종이 처음 울리기 전에 모두 깨어 있었다고 한다.</p>' +
  '<p>아무도 부탁하지 않은 일이었다. 시의회는 더 깊은 물길에 두 번 반대했고, 두 번째 표결은 문을 열어 둔 채로 진행되었다.</p>';
const JAPANESE =
  '<p>浚渫船は午前四時に川を上ってきた。岸壁の近くに住む人はみな、礼拝堂の鐘が初めて鳴るより前に目を覚ましていたという。</p>' +
  '<p>誰も頼んだ覚えはなかった。議会は深い水路に二度反対し、二度目の採決は扉を開けたまま行われた。</p>';

const CASES: [name: string, html: string, isBeginning: boolean][] = [
  ['a part that is not free and not there', pageOf(BEGINNING, closed('.closed')), true],
  [
    'a part that is not free and empty',
    pageOf(`${BEGINNING}<div class="closed"><p>…</p></div>`, closed('.closed', 'False')),
    true,
  ],
  [
    'a part that is not free and there, as for a subscriber',
    pageOf(`${BEGINNING}<div class="closed">${REST}</div>`, closed('.closed')),
    false,
  ],
  [
    'a whole article whose part has another name than is stated',
    pageOf(BEGINNING + REST, closed(['.closed', '#gone'], 'http://schema.org/False')),
    false,
  ],
  ['a free article', pageOf(BEGINNING, closed('.closed', true)), false],
  ['selectors that are none', pageOf(BEGINNING, closed(['<<<', 7, null, ':has('])), false],
  ['not free, and nothing else', pageOf(BEGINNING, stating({ isAccessibleForFree: false })), false],
  [
    'words where the text ends',
    pageOf(
      `${BEGINNING}<div><h2>Subscribe to continue reading</h2><a href="/s">Join now</a></div>`,
    ),
    true,
  ],
  [
    'a post for subscribers',
    pageOf(`${BEGINNING}<div><p>This post is for paid subscribers</p></div>`),
    true,
  ],
  [
    'words in Korean',
    pageOf(
      `${KOREAN}<div><p>이 기사는 유료회원 전용입니다. 구독하시면 전체 기사를 볼 수 있습니다.</p></div>`,
      '',
      'ko',
    ),
    true,
  ],
  [
    'words in Japanese',
    pageOf(`${JAPANESE}<p>この記事は有料会員限定です 残り1,234文字</p>`, '', 'ja'),
    true,
  ],
  [
    'words that the page hides, for a script',
    pageOf(`${BEGINNING}<div style="display:none">Subscribe to continue reading</div>`),
    false,
  ],
  [
    'words in the middle of a whole article',
    pageOf(`${BEGINNING}<p>Subscribe to continue reading</p>${REST}`),
    false,
  ],
  [
    'a paragraph about paywalls',
    pageOf(
      `${BEGINNING}<p>The last line that she read, under a drawing of the dredger, said in grey letters that one had to subscribe to continue reading, and she closed the paper, paid for her coffee and walked down to the river, where one reads for nothing.</p>`,
    ),
    false,
  ],
  ['a short article with a newsletter below', pageOf(BEGINNING), false],
];

for (const [name, html, isBeginning] of CASES) {
  test(`${isBeginning ? 'only the beginning' : 'the article'}: ${name}`, async () => {
    const [item] = await readInPage(page, 'page.html', Buffer.from(html));
    if (item?.ok !== true) throw new Error('no article');
    expect(item.draft.onlyBeginning ?? false).toBe(isBeginning);
    expect(item.draft.text.length).toBeGreaterThan(100);
  });
}
