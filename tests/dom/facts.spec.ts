import { expect, type Page } from '@playwright/test';
import { test } from './engine-page';

let page: Page;

test.beforeAll(async ({ engine }) => {
  page = await engine.emptyPage();
});

/** What a page says about itself. */
function factsOf(html: string) {
  return page.evaluate((html) => core.readMetadata(core.context.parseHtml(html)), html);
}

const PROSE =
  '<p>The harbour office keeps a ledger of every ship that has entered the bay since the breakwater was finished.</p>';
const ARTICLE = `<article><h1>The ledger</h1>${PROSE}</article>`;

const DATA_OF_JANUARY =
  '<script type="application/ld+json">{"@type":"NewsArticle","headline":"The ledger","datePublished":"2022-01-15T08:00:00Z"}</script>';

const DATES: Record<string, [html: string, date: string | null]> = {
  'day first in French': [
    `<html lang="fr"><article><h1>Le registre</h1><p class="post-date">04/03/2020</p>${PROSE}</article>`,
    '2020-03-04',
  ],
  'day first on a British host, though the template says en-US': [
    `<html lang="en-US"><link rel="canonical" href="https://quay.example.co.uk/1"><article><h1>The ledger</h1><p class="date">04/03/2020</p>${PROSE}</article>`,
    '2020-03-04',
  ],
  'day first by og:locale': [
    `<html lang="en"><meta property="og:locale" content="en_AU"><article><h1>The ledger</h1><p class="date">04/03/2020</p>${PROSE}</article>`,
    '2020-03-04',
  ],
  'month first in American English': [
    `<html lang="en"><article><h1>The ledger</h1><p class="date">04/03/2020</p>${PROSE}</article>`,
    '2020-04-03',
  ],
  'by a box of month, day and year': [
    `<html lang="de"><div id="page"><div class="datum"><span class="monat">Feb</span> <span class="tag">18</span><span class="jahr">2009</span></div><h1>The ledger</h1>${PROSE}</div>`,
    '2009-02-18',
  ],
  'by the name that a page gives an element for its tests': [
    `<html lang="en"><article><h1>The ledger</h1><div><a>Hedda Lindqvist</a><span data-testid="storyPublishDate">Mar 12, 2020</span></div>${PROSE}</article>`,
    '2020-03-12',
  ],
  'by a box of day, month and year': [
    `<html lang="fr"><div id="page"><h1>The ledger</h1><div class="post-date"><b>12</b><i>mars</i><em>2014</em></div>${PROSE}</div>`,
    '2014-03-12',
  ],
  'the article, not the list beside it': [
    `<html lang="en"><aside><a href="/2"><time datetime="2026-01-02">2 Jan</time> Another article</a></aside><article><h1>The ledger</h1><p>March 12, 2020</p>${PROSE}</article>`,
    '2020-03-12',
  ],
  'the article, not the cards above it': [
    `<html lang="en"><main><div class="grid"><article><h2>Other news</h2><time datetime="2026-01-02">2 Jan</time></article></div><article><h1>The ledger</h1><time datetime="2020-03-12">12 March</time>${PROSE}</article></main>`,
    '2020-03-12',
  ],
  'the article, not a list of more articles in the same part': [
    `<html lang="de"><main><div class="top"><time datetime="2022-12-12 12:22">12.12.2022</time></div><section><h1>Wieviel Haus</h1>${PROSE}<ul><li><time datetime="2022-08-10">10.08.2022</time><a href="/2">Wieviel Haus kann ich mir noch leisten?</a></li></ul></section></main>`,
    '2022-12-12T12:22:00',
  ],
  'a page whose head says which day it is, after the line below its title': [
    `<html lang="de"><div>Mittwoch, 8. Juli 2020</div><h1>Das Wehr</h1><p>Ein Bericht</p><p>27.04.2020 - 18:50 Uhr 3 Kommentare</p>${PROSE}`,
    '2020-04-27T18:50:00',
  ],
  'no topic by the clock of its forum': [
    `<html lang="de"><h1>Das Wehr</h1>${PROSE}<p>Aktuelles Datum und Uhrzeit: 11/02/20, 07:22 pm</p>`,
    null,
  ],
  'the article, whose only date is that of another one': [
    `<html lang="en"><article><h1>The ledger</h1>${PROSE}</article><aside><div class="item"><a href="/2">The bridge opens</a><time datetime="2019-01-02">January 2, 2019</time></div></aside>`,
    null,
  ],
  'the article, whose only dates are those of others below its text': [
    `<html lang="de"><article><h1>Das Wehr</h1><div>${PROSE}</div><div class="mehr"><div><h4><a href="/2">Brücke gesperrt</a></h4><p class="datum">3. Mai 2018</p></div><div><h4><a href="/3">Markt im Mai</a></h4><p class="datum">4. Mai 2018</p></div></div></article>`,
    null,
  ],
  'the article below a subhead that is a link': [
    `<html lang="en"><h1>The ledger</h1><div><h2><a href="/book">The book</a></h2><p class="date">March 12, 2020</p>${PROSE.repeat(4)}</div>`,
    '2020-03-12',
  ],
  'an issue by the time of its first element': [
    `<html lang="en"><h1>The ledger</h1><p><a>hedda</a> opened this <relative-time datetime="2020-03-12T08:00:00Z">Mar 12, 2020</relative-time></p>${PROSE}`,
    '2020-03-12T08:00:00Z',
  ],
  'the article by a line without a label beside that of its change': [
    `<html lang="en"><h1>The ledger</h1><details><summary>Thu 12 Mar 2020 10.00</summary>Last modified on Fri 13 Mar 2020 12.20</details>${PROSE}`,
    '2020-03-12T10:00:00',
  ],
  'the article, not the second at which an archive copied it': [
    `<html lang="en"><link rel="canonical" href="https://archive.ph/2021.05.06-070809/https://quay.example/1"><table><tr><td>Saved from quay.example</td><td>6 May 2021 07:08:09 UTC</td></tr></table><h1>The ledger</h1><div>March 12, 2020</div>${PROSE}`,
    '2020-03-12',
  ],
  'the article, not today in the head of the site': [
    `<html lang="en"><div id="top"><span class="date">Saturday, November 28, 2026</span></div><div id="page"><div><h1>The ledger</h1><span class="date">March 12, 2020</span>${PROSE}</div></div>`,
    '2020-03-12',
  ],
  'the article, not its comments': [
    `<html lang="en"><div id="page"><h1>The ledger</h1><ol class="comment-list"><li><time datetime="2024-05-05">May 5</time> Fine.</li></ol><p class="meta">12 March 2020</p>${PROSE}</div>`,
    '2020-03-12',
  ],
  'the post, not the day its writer joined': [
    `<html lang="en"><h2>The weir leaks</h2><dl><dd class="profile-joined"><strong>Joined:</strong> 02 Mar 2001 07:58</dd></dl><p class="author">by Pelle &raquo; 10 Sep 2018 08:18</p>${PROSE}`,
    '2018-09-10T08:18:00',
  ],
  'the post, not the account, in German': [
    `<html lang="de"><h1>Das Wehr</h1><div class="userinfo"><span class="date">Registriert seit: 02.03.2001</span></div><span class="posted">10.09.2018, 08:18</span>${PROSE}`,
    '2018-09-10T08:18:00',
  ],
  'the first publication before the change': [
    `<html lang="en"><article><h1>The ledger</h1><p>Last updated: 5 May 2021 | First published: 12 March 2020</p>${PROSE}</article>`,
    '2020-03-12',
  ],
  'the publication of two time elements': [
    `<html lang="en"><article><h1>The ledger</h1><p>Updated <time datetime="2021-05-05">5 May</time></p><p>Published <time datetime="2020-03-12">12 March</time></p>${PROSE}</article>`,
    '2020-03-12',
  ],
  'what prints only its age': [
    `<html lang="en"><table><tr><td><a href="/1">Ask: who keeps the weir?</a></td></tr><tr><td>by <a href="/u">poster</a> <span class="age" title="2024-05-01T10:00:00"><a href="/1">3 hours ago</a></span></td></tr></table>${PROSE}`,
    '2024-05-01T10:00:00',
  ],
  'a paper of which only the month is stated': [
    `<html lang="en"><meta name="citation_publication_date" content="2020/03">${ARTICLE}`,
    '2020-03',
  ],
  'a year of two digits beside the headline': [
    `<html lang="de"><article><h1>Grab-Bote</h1><div class="article-meta">Von: Björn Jahner | <span>31.10.23</span></div>${PROSE}</article>`,
    '2023-10-31',
  ],
  'as readers see it, not as the data has it': [
    `<html lang="en">${DATA_OF_JANUARY}<article><h1>The ledger</h1><p class="post-date">25 January 2022</p>${PROSE}</article>`,
    '2022-01-25',
  ],
  'as the data has it, though another date is shown beside it': [
    `<html lang="en">${DATA_OF_JANUARY}<article><h1>The ledger</h1><p class="event-date">25 January 2022</p><p>15 January 2022</p>${PROSE}</article>`,
    '2022-01-15T08:00:00Z',
  ],
  'as the data has it, though the head of the site shows what day it is': [
    `<html lang="en">${DATA_OF_JANUARY}<div><p class="date">28 November 2026</p><div><h1>The ledger</h1>${PROSE}</div></div>`,
    '2022-01-15T08:00:00Z',
  ],
  'as the data has it, where only the zone makes another day': [
    `<html lang="en">${DATA_OF_JANUARY}<article><h1>The ledger</h1><p class="post-date">14 January 2022</p>${PROSE}</article>`,
    '2022-01-15T08:00:00Z',
  ],
  'by a line of small print below the title': [
    `<html lang="de"><h1>Das Wehr</h1><h2>Bilder (1 / 1) <span>06.11.2023 13:30 von Olga</span> <span>Zeichnung der Gemeinde am Fluss</span></h2>${PROSE}`,
    '2023-11-06T13:30:00',
  ],
  'by the beginning of the first paragraph': [
    `<html lang="de"><h1>Das Wehr</h1><p>01.02.2022 Das Wehr am alten Hafen ist nach dem Hochwasser wieder offen, und die Fischer kehren zurück. Am 3.4.2022 folgt die Brücke.</p>`,
    '2022-02-01',
  ],
  'not by the middle of a paragraph': [
    `<html lang="de"><h1>Das Wehr</h1><p>Das Wehr am alten Hafen ist nach dem Hochwasser vom 01.02.2022 wieder offen, und die Fischer kehren mit ihren Booten zurück.</p>`,
    null,
  ],
  'not by a day that a sentence tells of': [
    `<html lang="en"><article><h1>The ledger</h1><p>On 4 July 1911 the first page was written by a clerk who could not swim.</p>${PROSE}</article>`,
    null,
  ],
  'not by a day that is still to come': [
    `<html lang="en"><article><h1>The ledger</h1><p class="event-date">The next count is on 12 May 2093.</p>${PROSE}</article>`,
    null,
  ],
  'by an address with the day first': [
    `<html lang="de"><link rel="canonical" href="https://quay.example/meldungen/29-10-2021">${ARTICLE}`,
    '2021-10-29',
  ],
};

for (const [name, [html, date]] of Object.entries(DATES)) {
  test(`dates ${name}`, async () => {
    expect((await factsOf(html)).publishedAt).toBe(date);
  });
}

test('keeps the date of the change apart', async () => {
  const facts = await factsOf(
    ARTICLE.replace(PROSE, `<p>Published 12 March 2020, updated 5 May 2021</p>${PROSE}`),
  );
  expect(facts).toMatchObject({ publishedAt: '2020-03-12', updatedAt: '2021-05-05' });
});

const BYLINES: Record<string, [html: string, names: string[]]> = {
  'a reporter and who is with the paper to learn, in Chinese': [
    `<html lang="zh"><article><h1>旧账簿</h1><div>江岸新闻记者 李明 实习生 王小明</div><p>港务局为每一艘进入海湾的船只保留着账簿，至今没有丢失过一页纸，镇上的人都知道它放在哪里。</p></article>`,
    ['李明', '王小明'],
  ],
  'a person as RDFa marks one': [
    `<html lang="nl"><article><footer>Geplaatst door <span><span typeof="schema:Person" property="schema:name">Saskia de Wit</span></span></footer><h1>The ledger</h1>${PROSE}</article>`,
    ['Saskia de Wit'],
  ],
  'the author of an entry below it, in any language': [
    `<html lang="fi"><div class="hentry"><h3 class="entry-title">The ledger</h3>${PROSE}<div class="post-footer">Lähettänyt <span class="fn"><a>Aino Saari</a></span> klo 10.15</div></div>`,
    ['Aino Saari'],
  ],
  'two linked authors': [
    `<article><h1>The ledger</h1><div class="byline">By <a rel="author" href="/a">Hedda Lindqvist</a> and <a rel="author" href="/b">Ole Brandt</a></div>${PROSE}</article>`,
    ['Hedda Lindqvist', 'Ole Brandt'],
  ],
  'two authors in elements of their own': [
    `<article><h1>The ledger</h1><ul class="authors"><li class="vcard"><span class="fn">Hedda Lindqvist</span></li><li class="vcard"><span class="fn">Ole Brandt</span></li></ul>${PROSE}</article>`,
    ['Hedda Lindqvist', 'Ole Brandt'],
  ],
  'one linked author and one that is not': [
    `<article><h1>The ledger</h1><p class="byline">By <a href="/author/hedda">Hedda Lindqvist</a> and Ole Brandt</p>${PROSE}</article>`,
    ['Hedda Lindqvist', 'Ole Brandt'],
  ],
  'a name apart from the job beside it': [
    `<article><h1>The ledger</h1><div class="attr author"><div><span><a href="/h">Hedda Lindqvist</a></span></div><div><span>Contributing Reporter</span></div><div><time datetime="2025-03-11">Tue, Mar 11, 2025, 11:52 AM</time><span>2 min read</span></div></div>${PROSE}</article>`,
    ['Hedda Lindqvist'],
  ],
  'a name glued to its label': [
    `<article><h1>The ledger</h1><span class="author vcard"><span class="screen-reader-text">Author</span><a class="url fn n" href="/author/h/">Hedda Lindqvist</a></span>${PROSE}</article>`,
    ['Hedda Lindqvist'],
  ],
  'the author and not the photographer': [
    `<article><h1>The ledger</h1><figure><img src="a.jpg"><figcaption class="author" itemprop="author">Mads Rasmussen</figcaption></figure><p class="byline">Hedda Lindqvist</p>${PROSE}</article>`,
    ['Hedda Lindqvist'],
  ],
  'nobody where only a photographer is named': [
    `<article><h1>The ledger</h1><div class="byline">Photo: Mads Rasmussen</div>${PROSE}</article>`,
    [],
  ],
  'the author and not those of the comments': [
    `<article><h1>The ledger</h1>${PROSE}</article><ol class="comments"><li class="comment"><b class="author">Loud Reader</b> First.</li></ol>`,
    [],
  ],
  'the author and not that of a related article': [
    `<article><h1>The ledger</h1><p class="meta-author">Hedda Lindqvist</p>${PROSE}</article><aside><h2>More</h2><a href="/2">Other</a><span class="author">Ole Brandt</span></aside>`,
    ['Hedda Lindqvist'],
  ],
  'a link to all posts of the author': [
    `<article><h1>Library opens</h1>${PROSE}<div class="author-info"><p class="author-bio">Reads. <a class="author-link" href="/author/x/" rel="author">홍길동의 모든 글 보기 →</a></p></div></article>`,
    ['홍길동'],
  ],
  'nobody where a profile has no name': [
    `<article><h1>The ledger</h1>${PROSE}<a class="profile-link" rel="author" href="/profile/1">View my complete profile</a></article>`,
    [],
  ],
  'nobody where a box of the editors recommends': [
    `<html lang="ja"><article><h1>図書館が開く</h1><p>市は新しい図書館を開いたと発表した。</p><div class="box"><h3>編集部オススメ</h3></div></article>`,
    [],
  ],
  'nobody where a button changes the size of letters': [
    `<html lang="ko"><h1>도서관 [기고]</h1><strong class="tit">글자크기</strong><article>도시는 이날 새로운 도서관을 열었다고 밝혔다.</article>`,
    [],
  ],
  'the catalogue order turned round': [
    `<meta name="DC.creator" content="Lindqvist, Hedda"><meta name="DC.creator" content="Brandt, Ole">${ARTICLE}`,
    ['Hedda Lindqvist', 'Ole Brandt'],
  ],
  'more authors in the meta elements than in the data': [
    `<script type="application/ld+json">{"@type":"NewsArticle","headline":"The ledger","author":{"@type":"Person","name":"Hedda Lindqvist"}}</script><meta name="author" content="Hedda Lindqvist, Ole Brandt">${ARTICLE}`,
    ['Hedda Lindqvist', 'Ole Brandt'],
  ],
  'an organisation where no person is named': [
    `<meta name="author" content="Associated Press">${ARTICLE}`,
    ['Associated Press'],
  ],
  'a person before an organisation': [
    `<script type="application/ld+json">{"@type":"NewsArticle","headline":"The ledger","author":{"@type":"Organization","name":"Quay News"}}</script><article><h1>The ledger</h1><p class="byline">By Hedda Lindqvist</p>${PROSE}</article>`,
    ['Hedda Lindqvist'],
  ],
  'a name beside the date': [
    `<html lang="de"><article><h1>Das Register</h1><p class="text-muted">11.12.2019 - Amelie Brandt</p>${PROSE}</article>`,
    ['Amelie Brandt'],
  ],
  'the line behind a label that stands alone': [
    `<html lang="de"><div><h1>Das Register</h1>${PROSE}<b>Von:</b><br><br>Hedda Lindqvist</div>`,
    ['Hedda Lindqvist'],
  ],
  'a signature in bold at the end': [
    `<meta property="og:site_name" content="Quay News"><meta name="author" content="Quay News"><article><h1>The ledger</h1>${PROSE}<p>${PROSE}</p><p style="text-align:right;"><strong>Hedda Lindqvist</strong></p></article>`,
    ['Hedda Lindqvist'],
  ],
  'a signature in bold at the beginning, though a link names the site': [
    `<meta property="og:site_name" content="Quay News"><div><h1>The ledger</h1><a rel="author" href="/x">Quay News</a><p><strong>Hedda Lindqvist</strong></p>${PROSE}</div>`,
    ['Hedda Lindqvist'],
  ],
  'no person whose name parts two paragraphs': [
    `<article><h1>The ledger</h1>${PROSE}<p><strong>Hedda Lindqvist</strong></p>${PROSE}</article>`,
    [],
  ],
  'an author in a page whose parts are all called widgets': [
    `<div class="page"><div class="x-widget"><h1>The ledger</h1></div><div class="x-widget"><ul><li class="author"><a href="/author/h/">Hedda Lindqvist</a></li></ul></div><div class="x-widget">${PROSE}</div></div>`,
    ['Hedda Lindqvist'],
  ],
  'nobody in the widgets beside an article': [
    `<body class="has-widget"><article><h1>The ledger</h1>${PROSE}</article><div class="widget"><span class="author">Ole Brandt</span></div>`,
    [],
  ],
  'the authors of a paper': [
    `<h1 class="ltx_title">On ledgers</h1><div class="ltx_authors"><span class="ltx_creator ltx_role_author"><span class="ltx_personname">Hedda Lindqvist<sup class="ltx_note">1</sup></span></span><span class="ltx_creator ltx_role_author"><span class="ltx_personname">Wang Xiaoming</span><span class="ltx_author_notes">Harbour University</span></span></div>${PROSE}`,
    ['Hedda Lindqvist', 'Wang Xiaoming'],
  ],
  'linked authors, where the data has the site as the author': [
    `<html lang="de"><meta property="og:site_name" content="Hafenblatt"><meta name="author" content="Hafenblatt"><h1>Das Buch</h1><div><a href="/wir/autoren/lindqvist">Hedda Lindqvist</a> &amp; <a href="/wir/autoren/brandt">Ole Brandt</a></div>${PROSE}`,
    ['Hedda Lindqvist', 'Ole Brandt'],
  ],
  'the site that the data has as the author, though people are linked in it': [
    `<meta property="og:site_name" content="Quay Post"><meta name="author" content="Quay Post"><h1>The ledger</h1><div><a href="/people/brandt">Ole Brandt</a></div>${PROSE}`,
    ['Quay Post'],
  ],
  'the byline, where the data has an account': [
    `<meta name="author" content="hedda-l"><h1>The ledger</h1><div class="author"><p>Author <span>Hedda Lindqvist:</span></p></div>${PROSE}`,
    ['Hedda Lindqvist'],
  ],
  'the account, where nobody else is named': [
    `<meta name="author" content="hedda.l">${ARTICLE}`,
    ['hedda.l'],
  ],
  'an author once, though the data has the initials as well': [
    `<meta name="author" content="Hedda Lindqvist,HL">${ARTICLE}`,
    ['Hedda Lindqvist'],
  ],
  'initials of another person': [
    `<meta name="author" content="Hedda Lindqvist, OB">${ARTICLE}`,
    ['Hedda Lindqvist', 'OB'],
  ],
  'nobody by the path of an address': [
    `<meta name="author" content="social.example/quaypost">${ARTICLE}`,
    [],
  ],
  'the byline and not the photographer': [
    `<h1>The ledger</h1><div><span class="author-name"><a href="https://commons.wikimedia.org/wiki/File:Quay.jpg">Mads Rasmussen</a></span></div><p class="byline">By Hedda Lindqvist</p>${PROSE}`,
    ['Hedda Lindqvist'],
  ],
  'a byline that slashes part': [
    `<h1>The ledger</h1><div class="byline"><span>Hedda Lindqvist / QPN / Updated: Oct 9, 2019, 11:05</span><ul><li>Small</li><li>Large</li></ul></div>${PROSE}`,
    ['Hedda Lindqvist'],
  ],
  'a byline in capitals in a part called as the headline is': [
    `<html lang="de"><h1><span class="teaser-kicker">Hafen</span> <span>Wer das Buch führt</span></h1><div class="teaser-data"><p class="byline">VON <a href="/autoren/hl">HEDDA LINDQVIST</a> am 21. April 2020</p></div>${PROSE}<div class="author-info"><p>Hedda Lindqvist studierte Recht und Geschichte in Kiel.</p></div>`,
    ['HEDDA LINDQVIST'],
  ],
  'a nickname with a digit before the date': [
    `<html lang="de"><h1>Das Buch</h1>${PROSE}<div class="author">Author: <b>Bo4man</b> am 29.12.2010, 13:36 Uhr</div>`,
    ['Bo4man'],
  ],
  'an author beside the date and a picture’s credit': [
    `<html lang="de"><h1>Das Buch</h1><h2>Hafen <span>06.11.2023 13:30 von Hedda</span> <span>Symbolbild agentur</span></h2>${PROSE}`,
    ['Hedda'],
  ],
  'an author beside two dates': [
    `<html lang="tr"><h1>Limanın defteri</h1><div><span>Hedda Lindqvist |</span> <span>05.04.2025 - Güncelleme : 06.04.2025</span></div>${PROSE}`,
    ['Hedda Lindqvist'],
  ],
  'nobody in the tags of a post': [
    `<h1>The ledger</h1><div class="post-meta">By <a rel="tag" href="/tag/harbour">Harbour</a>, <a rel="tag" href="/tag/books">Books</a></div>${PROSE}`,
    [],
  ],
  'who signs a letter above the date': [
    `<html lang="de"><h1>Zum Abschied</h1>${PROSE}<p>So lange, und danke!</p><p>Hedda<br>10. September 2017</p><footer>Impressum</footer>`,
    ['Hedda'],
  ],
  'nobody in a heading above a date': [
    `<h1>The ledger</h1><h2>Harbour</h2><p>10 September 2017</p>${PROSE}`,
    [],
  ],
  'two reporters on the line of two dates': [
    `<html lang="ko"><h1>장부의 바다</h1><div class="byline"><span>홍길동·박민수 기자</span> <span>등록 2025.02.20 18:07</span> <span>수정 2025.02.21 09:00</span></div>${PROSE}`,
    ['홍길동', '박민수'],
  ],
  'a reporter behind a label that is glued to the source': [
    `<html lang="zh"><h1>港口的账本</h1><div class="info"><span>2025年02月20日</span><span>来源：江岸晚报</span><span>作者：李明</span></div>${PROSE}<p class="foot">责任编辑：牛镛</p>`,
    ['李明'],
  ],
  'a pen name that is the page of an account': [
    `<html lang="ko"><h1>장부의 바다</h1><div class="writer_author"><a href="/@tide">밀물</a></div>${PROSE}`,
    ['밀물'],
  ],
  'a nickname in a button': [
    `<html lang="ko"><h1>장부의 바다</h1><div class="who"><button type="button" class="nickname">밀물</button></div>${PROSE}`,
    ['밀물'],
  ],
  'whoever the footer above the text of an article names, below the headline of the page': [
    `<html lang="nl"><h1>Het grootboek</h1><article><footer>Ingediend door <span typeof="schema:Person" property="schema:name">Saskia de Boer</span></footer>${PROSE}</article>`,
    ['Saskia de Boer'],
  ],
  'nobody in what a template did not fill in': [
    `<meta name="author" content="{{ page.author }}"><meta name="author" content=". .">${ARTICLE}`,
    [],
  ],
};

for (const [name, [html, names]] of Object.entries(BYLINES)) {
  test(`names ${name}`, async () => {
    expect((await factsOf(html)).byline).toEqual(names);
  });
}

const TITLES: Record<string, [html: string, title: string, site: string | null]> = {
  'a document of Google Docs by the paragraph in the style of titles': [
    `<body class="c3 doc-content"><p class="c5 title" id="h.1a"><span>The ledger of the bay</span></p>${PROSE}<h2>Tides</h2>${PROSE}</body>`,
    'The ledger of the bay',
    null,
  ],
  'a document of Word likewise': [
    `<div class="WordSection1"><p class="MsoTitle">The ledger of the bay</p><h2>Tides</h2>${PROSE}</div>`,
    'The ledger of the bay',
    null,
  ],
  'a paper by what it states for catalogues': [
    `<title>View article</title><meta name="citation_title" content="On the ledgers of small harbours">${PROSE}`,
    'On the ledgers of small harbours',
    null,
  ],
  'a thread by its topic and not by the forum': [
    `<title>Water from the weir - QuayTips.com</title><div id="page-header" role="banner"><h1>QuayTips.com</h1></div><h2 class="topic-title"><a href="#">Water from the weir</a></h2>${PROSE}`,
    'Water from the weir',
    'QuayTips.com',
  ],
  'a thread by its topic under a linked logo': [
    `<base href="https://quay.example/t/7"><link rel="canonical" href="https://quay.example/t/7"><title>Quay Forum - The weir leaks</title><h1><a href="https://quay.example/">Quay Forum</a></h1><h2>The weir leaks</h2>${PROSE}`,
    'The weir leaks',
    'Quay Forum',
  ],
  'an entry of a wiki by its name': [
    `<title>River weir - Wikipedia</title><script type="application/ld+json">{"@type":"Article","name":"River weir","headline":"low barrier across a river"}</script><h1 id="firstHeading">River weir</h1>${PROSE}`,
    'River weir',
    'Wikipedia',
  ],
  'an entry of a Korean wiki by its name': [
    `<title>방파제 - 나무위키</title><h1><a href="/w/x">방파제</a></h1><h2>1. 개요[편집]</h2>${PROSE}`,
    '방파제',
    '나무위키',
  ],
  'an article without the kicker of its heading': [
    `<title>Harbour - “Who keeps the weir?” | Quay Post</title><meta property="og:title" content="Harbour - “Who keeps the weir?”"><h1><span class="head__kicker">Harbour</span><span class="hidden"> - </span><span>“Who keeps the weir?”</span></h1>${PROSE}`,
    '“Who keeps the weir?”',
    'Quay Post',
  ],
  'a thread without the mark of its forum': [
    `<title>Broken - The winch of the ferry | Fen Forum</title><meta property="og:title" content="Broken - The winch of the ferry"><h1 class="p-title"><span class="label label--red">Broken</span><span>&nbsp;</span>The winch of the ferry</h1>${PROSE}`,
    'The winch of the ferry',
    'Fen Forum',
  ],
  'a title whose first word is only set apart': [
    `<title>Broken winches of the fen | Fen Forum</title><h1><span class="label">Broken</span> winches of the fen</h1>${PROSE}`,
    'Broken winches of the fen',
    'Fen Forum',
  ],
  'an article without the words above it, in German': [
    `<title>Wer das Wehr hält - Hafenblatt</title><h1><small class="dachzeile">Am Hafen</small> Wer das Wehr bis heute hält</h1>${PROSE}`,
    'Wer das Wehr bis heute hält',
    null,
  ],
  'an article by its heading in a banner, though a letter of it is wrong': [
    `<title>Il registro del porto: sette anni di navi - Banchina.example</title><div id="header"><h1>ll registro del porto: sette anni di navi</h1></div>${PROSE}`,
    'll registro del porto: sette anni di navi',
    null,
  ],
  'a thread below the name of its forum, which has no mark of a name': [
    `<title>Wasser am Wehr - Hafenrunde</title><div><h1>Hafenrunde</h1></div><h2>Wasser am Wehr</h2>${PROSE}`,
    'Wasser am Wehr',
    'Hafenrunde',
  ],
  'an article below its section, which stands behind it in the title': [
    `<title>Hafenrunde - Wasser am Wehr</title><div><h2>Hafenrunde</h2></div><h1>Wasser am Wehr</h1>${PROSE}`,
    'Wasser am Wehr',
    'Hafenrunde',
  ],
  'a thread whose title is a link and no heading': [
    `<title>Who keeps the ledger now? : quay</title><p class="top"><a class="title" href="/1">Who keeps the ledger now?</a> (self.quay)</p>${PROSE}`,
    'Who keeps the ledger now?',
    null,
  ],
  'an issue without its number': [
    `<title>The ledger lacks a page · Issue #12 · quay/ledger</title><h1><bdi>The ledger lacks a page</bdi> <span>#12</span></h1>${PROSE}`,
    'The ledger lacks a page',
    null,
  ],
  'a page of a wiki by its heading and not by where the wiki keeps it': [
    `<title>quay:ledger [Quay Wiki]</title><link rel="canonical" href="https://wiki.example/quay:ledger"><h1 class="logo"><a href="/">Quay Wiki</a></h1><p>quay:ledger</p><h1>The ledger of the quay</h1>${PROSE}`,
    'The ledger of the quay',
    null,
  ],
  'the frame of a café by its heading and not by the platform': [
    `<html lang="ko"><title>네이버 카페</title><h3 class="title_text">장부의 바다</h3>${PROSE}`,
    '장부의 바다',
    null,
  ],
  'a post of a café that has no heading by what is called its title': [
    `<html lang="ko"><title>장부 모임 - Daum 카페</title><div class="bbs_tit"><strong class="tit_info">장부의 바다</strong></div>${PROSE}`,
    '장부의 바다',
    null,
  ],
  'a page of a wiki whose address nobody knows by its heading': [
    `<title>quay:old_ledger [Quay Wiki]</title><h1><a href="/"><span>Quay Wiki</span></a></h1><h1>The old ledger</h1>${PROSE}`,
    'The old ledger',
    null,
  ],
  'an article by its data, escaped in JSON': [
    `<title>News</title><script type="application/ld+json">{"@type":"NewsArticle","headline":"A lawyer&#8217;s journey"}</script><h1>A lawyer’s journey</h1>${PROSE}`,
    'A lawyer’s journey',
    null,
  ],
};

for (const [name, [html, title, site]] of Object.entries(TITLES)) {
  test(`calls ${name}`, async () => {
    const facts = await factsOf(html);
    expect(facts.title).toBe(title);
    if (site) expect(facts.site).toBe(site);
  });
}

test('takes no front page for the address of an article', async () => {
  const html = (canonical: string) =>
    `<!-- saved from url=(0026)https://quay.example/post/1 --><link rel="canonical" href="${canonical}">${ARTICLE}`;
  expect((await factsOf(html('https://quay.example/'))).canonicalUrl).toBeNull();
  const other = 'https://quay.example/posts/the-ledger';
  expect((await factsOf(html(other))).canonicalUrl).toBe(other);
});

test('reads facts of a page that nests deeper than a stack', async () => {
  const deep = `${'<div class="date">'.repeat(20_000)}12 March 2020`;
  expect((await factsOf(`<html lang="en"><h1>The ledger</h1>${deep}`)).title).toBe('The ledger');
});
