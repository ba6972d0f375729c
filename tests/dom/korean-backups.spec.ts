// Backups of Korean blogs: TTXML (Tattertools, Textcube, Tistory), Tistory's folders, Egloos, Naver.
import { expect, type Page } from '@playwright/test';
import { test } from './engine-page';
import { draftsInPage, type ReadItem, readInPage } from './read-in-page';

let page: Page;

test.beforeAll(async ({ engine }) => {
  page = await engine.emptyPage();
});

type Draft = Extract<ReadItem, { ok: true }>['draft'];
type Beside = Record<string, string | Uint8Array>;

const itemsOf = (name: string, content: string, beside: Beside = {}) =>
  readInPage(page, name, new TextEncoder().encode(content), beside);

const draftsOf = (name: string, content: string, beside: Beside = {}) =>
  draftsInPage(page, name, content, beside);

const paragraph =
  '나룻배는 해가 지면 건너편 말뚝에 묶여 밤새 흔들렸고, 아침이면 아무도 묻지 않았는데 제자리로 돌아와 있었다.';
const base64 =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const dot = Buffer.from(base64, 'base64');
const escaped = (html: string) =>
  html.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

test.describe('TTXML', () => {
  const blog = (posts: string) =>
    `<?xml version="1.0" encoding="utf-8" ?>\n<blog type="tattertools/1.1" migrational="false"><setting><name>naru</name><secondaryDomain></secondaryDomain><title>나루터 일지</title><description></description></setting><category><name>강</name><priority>1</priority><category><name>배</name><priority>1</priority></category></category>${posts}</blog>`;
  const attachment = `<attachment mime="image/png" size="68" width="1" height="1"><name>cfile22.uf.252C1E4D514867F5135B59.png</name><label>말뚝.png</label><enclosure>0</enclosure><attached>1363757837</attached><downloads>0</downloads><content>${base64.slice(0, 40)}\n${base64.slice(40)}</content></attachment>`;
  const post = (content: string, more = '') =>
    `<post slogan="나룻배" format="1.1"><author domain="tistory">179930</author><id>288</id><visibility>public</visibility><title>나룻배 &amp; 말뚝</title><content formatter="ttml">${escaped(content)}</content><location>/</location><password>x</password><acceptComment>1</acceptComment><acceptTrackback>1</acceptTrackback><published>1385697346</published><created>1385697346</created><modified>1385697350</modified><category>강/배</category><tag>나루</tag><tag>새벽</tag>${more}<comment><commenter id=""><name>지나가다</name><ip>192.0.2.1</ip></commenter><content>댓글입니다</content><password>4c</password><secret>1</secret><written>1394136958</written><isFiltered>0</isFiltered></comment></post>`;

  test('reads a post with tags, dates, address and its attached pictures', async () => {
    const [draft] = await draftsOf(
      'Tistory-Backup-20131201.xml',
      blog(
        post(
          `<p>${paragraph}</p><p style="text-align: center;">[##_1C|cfile22.uf@252C1E4D514867F5135B59.png|width="966" height="2548" filename="말뚝.png" filemime="image/png"|밤의 말뚝_##]</p><p>[##_1L|cfile1.uf@12AB1E4D514867F5135B59.hwp|filename="일지.hwp" filemime="application/haansofthwp"|_##]</p><p><img src="http://cfile22.uf.tistory.com/image/252C1E4D514867F5135B59"></p>`,
          attachment,
        ),
      ),
    );
    expect(draft).toMatchObject({
      title: '나룻배 & 말뚝',
      url: 'https://naru.tistory.com/288',
      site: '나루터 일지',
      byline: [],
      publishedAt: '2013-11-29T03:55:46.000Z',
      updatedAt: '2013-11-29T03:55:50.000Z',
      tags: ['강', '배', '나루', '새벽'],
      lang: 'ko',
      missingImages: 0,
      format: 'ttxml',
    });
    expect(draft?.text.split('\n')).toEqual([paragraph, '밤의 말뚝', '📎 일지.hwp']);
    expect(draft?.assets).toHaveLength(1);
    expect(draft?.html.match(/<img/g)).toHaveLength(2);
  });

  test('reads galleries, folders, films and Markdown of Textcube, and posts that are not public', async () => {
    const name = (label: string) =>
      attachment.replace(/<name>.*?<\/name>/, `<name>${label}</name>`);
    const textcube = post(
      `<p>${paragraph}</p>[##_Gallery|1.png|하나|2.png|둘|width="400" height="300"_##][##_2C|1.png||왼쪽|2.png||오른쪽_##]<img src="[##_ATTACH_PATH_##]/1.png" />[##_Movie|https://tv.example/1|_##]`,
      name('1.png') + name('2.png'),
    )
      .replace(
        '<author domain="tistory">179930</author>',
        '<author domain="naru.example">나루지기</author>',
      )
      .replace('public', 'private');
    const markdown = post(`**굵게** 쓰고\n\n* 하나`)
      .replace('"ttml"', '"markdown"')
      .replace('public', 'appointed');
    const notice = `<notice format="1.1"><id>2</id><visibility>syndicated</visibility><title>알림</title><content>${escaped(`<p>${paragraph}</p>`)}</content><published>1385697346</published></notice>`;
    const drafts = await draftsOf('textcube.xml', blog(textcube + markdown + notice));
    expect(drafts).toMatchObject([
      { byline: ['나루지기'], url: null, tags: ['강', '배', '나루', '새벽', 'private'] },
      { text: '굵게 쓰고\n하나', tags: ['강', '배', '나루', '새벽', 'draft'] },
      { title: '알림', tags: [] },
    ]);
    expect(drafts[0]?.text.split('\n')).toEqual([
      ...[paragraph, '하나', '둘', '왼쪽', '오른쪽', 'https://tv.example/1'],
    ]);
    expect(drafts[0]?.html.match(/<img/g)).toHaveLength(5);
    expect(drafts[0]?.missingImages).toBe(0);
  });

  test('a broken, cut or evil post costs only itself', async () => {
    const evil = post(
      `<p onclick="alert(1)">${paragraph}</p><script>alert(1)</script>[##_1C|../../etc/passwd|x|<img src=x onerror=alert(1)>_##][##_Movie|javascript:alert(1)|_##]${'[##_1C|'.repeat(2_000)}`,
      attachment.replace(base64.slice(0, 40), '%%%'),
    );
    const items = await itemsOf(
      'backup.xml',
      blog(
        `${evil}<post><title>broken</title><content>a & b</content></post>${post(paragraph)}<post><title>cut`,
      ),
    );
    expect(items).toMatchObject([
      { ok: true, draft: { format: 'ttxml' } },
      { ok: false, reason: 'damaged' },
      { ok: true, draft: { text: paragraph } },
      { ok: false, reason: 'damaged' },
    ]);
    expect((items[0] as { draft: Draft }).draft.html).not.toMatch(
      /javascript:|onerror|onclick|<script/,
    );
    expect(
      await itemsOf('blog.xml', '<blog type="other"><post><title>x</title></post></blog>'),
    ).toMatchObject([{ ok: false }]);
  });
});

test.describe("Tistory's folders", () => {
  const backup = (body: string, { date = '2022-04-03 22:57:06', tags = '#나루 #새벽' } = {}) =>
    `<!doctype html>\n<html lang="ko">\n<head>\n<meta charset="utf-8">\n<title>나룻배와 말뚝</title>\n<link rel="stylesheet" type="text/css" href="../style.css">\n</head>\n<body>\n<div class="article-view">\n<p class="category">강/배</p>\n<h2 class="title-article">나룻배와 말뚝</h2>\n<p class="date">${date}</p>\n<div class="contents_style">${body}</div>\n<br/>\n<div class="tags">${tags}</div>\n</div>\n</body>\n</html>`;

  test('reads a post with its category, tags, the time in Korea and the pictures beside it', async () => {
    const [draft] = await draftsOf(
      'naru-1-1/288/288-나룻배.html',
      backup(
        `<p data-ke-size="size16">${paragraph}</p><p><figure class="imageblock alignCenter" data-origin-width="1"><span data-url="./img/말뚝.png"><img src="./img/말뚝.png" srcset="https://img1.daumcdn.net/thumb/R1280x0/?x=1"></span><figcaption>밤의 말뚝</figcaption></figure></p><pre id="code_1" class="bash" data-ke-language="bash" data-ke-type="codeblock"><code>ls -l</code></pre>`,
      ),
      { 'naru-1-1/288/img/말뚝.png': dot },
    );
    expect(draft).toMatchObject({
      title: '나룻배와 말뚝',
      url: null,
      publishedAt: '2022-04-03T22:57:06+09:00',
      tags: ['강', '배', '나루', '새벽'],
      format: 'tistory',
      missingImages: 0,
    });
    expect(draft?.text.split('\n')).toEqual([paragraph, '밤의 말뚝', 'ls -l']);
    expect(draft?.assets).toHaveLength(1);
    expect(draft?.html).toContain('<code class="language-bash">');
  });

  test('keeps a post without tags, and takes nothing from outside of the backup', async () => {
    const items = await itemsOf(
      'naru/1/1-a.html',
      backup(`<p>${paragraph}<img src="../../../secret.png"><img src=x onerror=alert(1)>`, {
        date: '어제',
        tags: '',
      }),
      { 'secret.png': dot },
    );
    expect(items).toMatchObject([
      { ok: true, draft: { publishedAt: null, tags: ['강', '배'], assets: [] } },
    ]);
    expect((items[0] as { draft: Draft }).draft.html).not.toContain('onerror');
    expect(await itemsOf('naru/1/1-a.html', backup(''))).toMatchObject([{ reason: 'no-text' }]);
  });
});

test('reads posts of Egloos as XML and as JSON, with the pictures that were saved', async () => {
  const fields = {
    post_title: '나룻배와 말뚝',
    post_no: '2999108',
    post_content: `<p>${paragraph}</p><img src="assets/2999108_001_pole.png"/>`,
    category_name: '강',
    post_nick: '나루지기',
    post_hidden: '1',
    post_date_created: '2013-01-29 07:29:04',
    post_date_modified: '2013-01-31 18:16:57',
    post_tags: '나루,새벽',
  };
  const expected = {
    title: '나룻배와 말뚝',
    text: paragraph,
    byline: ['나루지기'],
    publishedAt: '2013-01-29T07:29:04+09:00',
    updatedAt: '2013-01-31T18:16:57+09:00',
    tags: ['강', '나루', '새벽', 'private'],
    missingImages: 0,
    format: 'egloos',
  };
  const beside = { 'naru/posts/2999108/assets/2999108_001_pole.png': dot };
  const xml = Object.entries(fields).map(([name, value]) => `<${name}>${escaped(value)}</${name}>`);
  const file = 'naru/posts/2999108/2999108';
  const asXml = `<?xml version="1.0" encoding="utf-8"?>\n<post>${xml.join('')}</post>`;
  expect(await draftsOf(`${file}.xml`, asXml, beside)).toMatchObject([expected]);
  expect(await draftsOf(`${file}.json`, JSON.stringify(fields), beside)).toMatchObject([expected]);
  const broken = asXml.replace('</post>', '');
  expect(await itemsOf('1.xml', broken)).toMatchObject([{ ok: false, reason: 'damaged' }]);
});

test('reads the front matter of posts of Naver, and why a post is not public', async () => {
  const note = (more: string) =>
    `---\ntitle: "나룻배와 말뚝"\nsource: https://blog.naver.com/naru/221354460116\nblogId: naru\nlogNo: 221354460116\npublishedAt: 2018-09-07T17:19:19+09:00\ncategory: 배\ncategoryPath:\n  - 강\n  - 배\n${more}thumbnail: https://mblogthumb-phinf.pstatic.net/a.jpg\n---\n\n${paragraph}\n\n![](../../public/말뚝.png)\n`;
  const file = 'naru/posts/강/2018-09-07-221354460116-나룻배.md';
  const [draft] = await draftsOf(file, note('visibility: public\n'), {
    'naru/public/말뚝.png': dot,
  });
  expect(draft).toMatchObject({
    title: '나룻배와 말뚝',
    url: 'https://blog.naver.com/naru/221354460116',
    publishedAt: '2018-09-07T17:19:19+09:00',
    tags: ['배', '강'],
    missingImages: 0,
  });
  const tags = async (more: string) => (await draftsOf(file, note(more)))[0]?.tags.slice(2);
  expect(await tags('visibility: private\n')).toEqual(['private']);
  expect(await tags('draft: true\n')).toEqual(['draft']);
  expect(await tags('published: false\n')).toEqual(['draft']);
  expect(await tags('draft: false\nstatus: publish\n')).toEqual([]);
});
