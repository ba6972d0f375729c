import { expect, test } from 'vitest';
import { chooseTitle, siteInTitle } from '../../../../renderer/core/metadata/title';

const clues = { candidates: [], documentTitle: null, headings: [], sites: [] };

test.each([
  [
    'a heading says where the title ends',
    { documentTitle: 'A quiet lamp - Science - Harbour', headings: ['A quiet lamp'] },
    'A quiet lamp',
  ],
  [
    'the next heading follows behind a full stop',
    {
      documentTitle: 'A quiet lamp. What the harbour owes its keepers | by Ole Brandt',
      headings: ['A quiet lamp', 'What the harbour owes its keepers'],
    },
    'A quiet lamp',
  ],
  [
    'the site is known',
    { candidates: ['A quiet lamp | The Harbour Gazette'], sites: ['The Harbour Gazette'] },
    'A quiet lamp',
  ],
  [
    'the site stands first',
    { candidates: ['Harbour Gazette: A quiet lamp'], sites: ['Harbour Gazette'] },
    'A quiet lamp',
  ],
  [
    'a full-width colon',
    { candidates: ['灯台の灯：みなと新報'], sites: ['みなと新報'] },
    '灯台の灯',
  ],
  [
    'an underscore',
    { documentTitle: '老城修钟人_人物_江岸晚报网', headings: ['老城修钟人'] },
    '老城修钟人',
  ],
  [
    'the title has a dash of its own',
    {
      candidates: ['Lamp - a history'],
      documentTitle: 'Lamp - a history | Gazette',
      sites: ['Gazette'],
    },
    'Lamp - a history',
  ],
  ['there is nothing but a heading', { headings: ['A quiet lamp'] }, 'A quiet lamp'],
  [
    'the title is the site',
    { documentTitle: 'Gazette', headings: ['A quiet lamp'], sites: ['Gazette'] },
    'A quiet lamp',
  ],
  [
    'an ideographic space stays',
    { candidates: ['警報音、口笛で再現　湯ノ瀬線'] },
    '警報音、口笛で再現　湯ノ瀬線',
  ],
  ['there is nothing', {}, ''],
  [
    'the data names a section, and the only heading of the first level says more',
    {
      candidates: ['Harbour notes'],
      documentTitle: 'Harbour notes | Gazette',
      headings: ['Why the east lamp went dark', 'More harbour notes'],
      mainHeadings: 1,
      sites: ['Gazette'],
    },
    'Why the east lamp went dark',
  ],
  [
    'the heading is no longer than a title of two words',
    { candidates: ['Harbour lights'], headings: ['Gezeiten'], mainHeadings: 1 },
    'Harbour lights',
  ],
  [
    'all data has the half that the heading lacks',
    {
      candidates: ['Harbour cranes: a short history'],
      headline: 'Harbour cranes: a short history',
      documentTitle: 'Harbour cranes: a short history',
      headings: ['Harbour cranes'],
      mainHeadings: 1,
    },
    'Harbour cranes: a short history',
  ],
  [
    'all data has the name of the site at the end',
    {
      candidates: ['Harbour cranes | Gazette'],
      headline: 'Harbour cranes | Gazette',
      documentTitle: 'Harbour cranes | Gazette',
      headings: ['Harbour cranes'],
      mainHeadings: 1,
      sites: ['The Gazette'],
    },
    'Harbour cranes',
  ],
])('leaves the site out of the title when %s', (_when, some, title) => {
  expect(chooseTitle({ ...clues, ...some })).toBe(title);
});

test('takes the site from what stands beside the title', () => {
  expect(siteInTitle('A quiet lamp - Science - Harbour', 'A quiet lamp')).toBe('Harbour');
  expect(siteInTitle('갯마을 소식 | 등대지기', '등대지기')).toBe('갯마을 소식');
  expect(siteInTitle('A quiet lamp', 'A quiet lamp')).toBeNull();
});

test.each([
  [
    'entities were escaped twice',
    {
      documentTitle: '&quot;Unlucky&quot; storm leaves quay',
      headings: ['&quot;Unlucky&quot; storm leaves quay'],
    },
    '"Unlucky" storm leaves quay',
  ],
  [
    'letters were escaped twice',
    { candidates: ['Geb&uuml;hren &#8211; und mehr'] },
    'Gebühren – und mehr',
  ],
  ['an entity is what it is about', { candidates: ['What is &nbsp; for?'] }, 'What is &nbsp; for?'],
  [
    'a raw quotation mark ended the attribute',
    {
      candidates: ['奖金百万元！'],
      documentTitle: '奖金百万元！"中国大奖"首位获奖女性啥来头?_新闻网',
      headings: ['奖金百万元！"中国大奖"首位获奖女性啥来头?'],
    },
    '奖金百万元！"中国大奖"首位获奖女性啥来头?',
  ],
  [
    'an apostrophe ended the attribute',
    {
      candidates: ['Harbour'],
      documentTitle: "Harbour's clerk finds the ledger",
      headings: ["Harbour's clerk finds the ledger"],
    },
    "Harbour's clerk finds the ledger",
  ],
  [
    'the data has a description in its place',
    {
      headline: 'low barrier across a river',
      name: 'River weir',
      documentTitle: 'River weir - Wikipedia',
      headings: ['River weir'],
    },
    'River weir',
  ],
  [
    'the data has a description and og:title the name',
    {
      headline: 'low barrier across a river',
      name: 'River weir',
      candidates: ['River weir - Wikipedia'],
      documentTitle: 'River weir - Wikipedia',
      headings: ['River weir'],
    },
    'River weir',
  ],
  [
    'og:title was written for networks',
    {
      candidates: ['Jones following in his father’s footsteps'],
      documentTitle: 'Jones following in shadow cast by father - Quay',
      headings: ['A breath of fresh heir: Jones following in the shadow cast by his father'],
      mainHeadings: 1,
    },
    'A breath of fresh heir: Jones following in the shadow cast by his father',
  ],
  [
    'the heading has a kicker',
    {
      candidates: ['Who keeps the weir?'],
      headings: ['Town and river: Who keeps the weir?'],
      mainHeadings: 1,
    },
    'Who keeps the weir?',
  ],
  [
    'the data has the title without the kicker of the heading',
    {
      headline: 'Who keeps the weir?',
      candidates: ['Weir | quay.example'],
      headings: ['Town and river Who keeps the weir?'],
      mainHeadings: 1,
    },
    'Who keeps the weir?',
  ],
  [
    'the title is a word of the template',
    { documentTitle: 'Home', headings: ['Time to say goodbye'], mainHeadings: 1 },
    'Time to say goodbye',
  ],
  [
    'og:title and the data say it in other words',
    {
      headline: 'Harbour pilot Ames warns of rivals and cheap tugs',
      candidates: ['Harbour pilot Ames warns of rivals and cheap tugs'],
      documentTitle: 'Harbour pilot Ames warns of rivals and cheap tugs',
      headings: ['Harbour pilot warns of rivals and cheap tugs'],
      mainHeadings: 1,
    },
    'Harbour pilot warns of rivals and cheap tugs',
  ],
  [
    'the data has another text than the heading',
    {
      headline: 'The best rope of the year compared',
      candidates: ['The best rope of the year compared'],
      headings: ['How sailors choose a rope and what they pay'],
      mainHeadings: 1,
    },
    'The best rope of the year compared',
  ],
  [
    'the heading goes on',
    {
      candidates: ['Winter at the weir'],
      documentTitle: 'Winter at the weir | Quay club',
      headings: ['Winter at the weir Advice for those who skate'],
      mainHeadings: 1,
    },
    'Winter at the weir Advice for those who skate',
  ],
  [
    'the heading goes on with the name of the site',
    {
      candidates: ['Winter at the weir'],
      headings: ['Winter at the weir | Quay club'],
      mainHeadings: 1,
    },
    'Winter at the weir',
  ],
  [
    'the archive appended a year',
    {
      candidates: ['A smuggler is caught at the old quay (Published 2016)'],
      headings: ['A smuggler is caught at the old quay'],
      mainHeadings: 1,
    },
    'A smuggler is caught at the old quay',
  ],
  [
    'a name is before the title of the heading',
    {
      candidates: ['Ruth Ames: Our other shore - quay one online'],
      documentTitle: 'Ruth Ames: Our other shore - quay one online',
      headings: ['Our other shore'],
      sites: ['quayone'],
      mainHeadings: 1,
    },
    'Our other shore',
  ],
  [
    'the page has several headings of the first level',
    {
      candidates: ['Made up: a courier flies to the lighthouse, Norland'],
      headings: ['Norland', 'Made up: a courier flies to the lighthouse', 'Readers write'],
      mainHeadings: 3,
    },
    'Made up: a courier flies to the lighthouse',
  ],
  [
    'no heading shows what the title says',
    {
      documentTitle: 'Boatloan – credit or rather lease?',
      headings: ['Paying for your boat', 'What banks ask'],
      mainHeadings: 1,
    },
    'Paying for your boat',
  ],
  [
    'the only heading of the first level names a section',
    { documentTitle: 'Who keeps the weir?', headings: ['Opinion'], mainHeadings: 1 },
    'Who keeps the weir?',
  ],
  [
    'og:title has no kicker',
    {
      headline: '"Soon to begin": Ames speaks of the second lock',
      candidates: ['Ames speaks of the second lock'],
      headings: ['"Soon to begin": Ames speaks of the second lock'],
      mainHeadings: 1,
    },
    'Ames speaks of the second lock',
  ],
  [
    'the heading has other dashes',
    {
      candidates: ['{sort your shed} - a life in order | Tidemark'],
      documentTitle: '{sort your shed} - a life in order | Tidemark',
      headings: ['{sort your shed} – a life in order'],
      mainHeadings: 1,
    },
    '{sort your shed} – a life in order',
  ],
  [
    '<title> names the café and a heading the post',
    { documentTitle: '바다사랑 : 네이버 카페', headings: ['장부의 바다'], mainHeadings: 0 },
    '장부의 바다',
  ],
  [
    'a heading confirms what stands before the platform',
    {
      documentTitle: '장부의 바다 : 네이버 블로그',
      headings: ['장부의 바다', '댓글'],
      mainHeadings: 0,
    },
    '장부의 바다',
  ],
  [
    'a word of the only heading stands in <title>',
    {
      documentTitle: 'Wheels',
      headings: ['Two hundred steps and their wheels'],
      mainHeadings: 1,
    },
    'Two hundred steps and their wheels',
  ],
  [
    'a word of the only heading stands in <title>, in Japanese',
    { documentTitle: '灯台', headings: ['岬の灯台'], mainHeadings: 1 },
    '岬の灯台',
  ],
  [
    'a heading has soft hyphens',
    {
      documentTitle: 'Wasserstraßenamt',
      headings: ['Das Wasser\u00adstraßen\u00adamt'],
      mainHeadings: 1,
    },
    'Das Wasserstraßenamt',
  ],
  [
    'a mark sets it off in the heading',
    { documentTitle: 'Two wheels', headings: ['Museums: Two wheels'], mainHeadings: 1 },
    'Two wheels',
  ],
  ...['Documento sin título', 'Unbenanntes Dokument', '제목 없는 문서', '无标题文档'].map(
    (documentTitle): [string, object, string] => [
      `a program wrote "${documentTitle}"`,
      { documentTitle, headings: ['The ledger'], mainHeadings: 1 },
      'The ledger',
    ],
  ),
  [
    'a template was not filled in',
    {
      candidates: ['{{page.title}}'],
      documentTitle: 'The ledger - Quay',
      headings: ['The ledger'],
      sites: ['Quay'],
    },
    'The ledger',
  ],
])('chooses the title that readers see when %s', (_when, some, title) => {
  expect(chooseTitle({ ...clues, ...some })).toBe(title);
});
