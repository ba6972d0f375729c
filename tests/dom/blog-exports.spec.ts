// Exports of the programs in which people write their own blogs and newsletters.
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
  'The ferryman keeps the bell under the bench, and rings it only when the fog is so thick that the far bank is gone.';
const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

test.describe("Medium's export", () => {
  const style = '<style>* { font-family: Georgia, serif; } .graf { margin: 0; }</style>';
  const exported = '<p>Exported from <a href="https://medium.com">Medium</a> on June 3, 2024.</p>';
  const post = (body: string, { summary = '', footer = '' } = {}) =>
    `<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>The bell in the fog</title>${style}</head><body><article class="h-entry">
<header>
<h1 class="p-name">The bell in the fog</h1>
</header>
<section data-field="subtitle" class="p-summary">
${summary}
</section>
<section data-field="body" class="e-content">
<section name="a1" class="section section--body section--first section--last"><div class="section-divider"><hr class="section-divider"></div><div class="section-content"><div class="section-inner sectionLayout--insetColumn"><h3 name="b1" id="b1" class="graf graf--h3 graf--leading graf--title">The bell in the fog</h3>${body}</div></div></section>
</section>
<footer>${footer}${exported}</footer></article></body></html>`;
  const published =
    '<p>By <a href="https://medium.com/@ines" class="p-author h-card">Ines Moor</a> on <a href="https://medium.com/p/0a1b2c3d4e5f"><time class="dt-published" datetime="2019-05-03T16:05:00.000Z">May 3, 2019</time></a>.</p><p><a href="https://medium.com/@ines/the-bell-0a1b2c3d4e5f" class="p-canonical">Canonical link</a></p>';

  test('reads a post by what its entry states, and shows its parts once', async () => {
    const [draft] = await draftsOf(
      'posts/2019-05-03_The-bell-0a1b2c3d4e5f.html',
      post(
        `<h4 class="graf graf--h4 graf-after--h3 graf--subtitle">What the far bank hears</h4><p class="graf graf--p">${paragraph}</p><figure class="graf graf--figure"><img class="graf-image" data-image-id="1*a.png" src="https://cdn-images-1.medium.com/max/800/1*a.png"><figcaption class="imageCaption">The bench</figcaption></figure><figure class="graf graf--figure graf--iframe"><script src="https://gist.github.com/ines/12ab.js"></script></figure><div class="graf graf--mixtapeEmbed"><a href="https://ferry.example/fog" class="markup--anchor markup--mixtapeEmbed-anchor"><strong>Fog</strong><br><em>A list</em>ferry.example</a><a href="https://ferry.example/fog" class="js-mixtapeImage mixtapeImage u-ignoreBlock"></a></div>`,
        { summary: 'What the far bank hears', footer: published },
      ),
    );
    expect(draft).toMatchObject({
      title: 'The bell in the fog',
      url: 'https://medium.com/@ines/the-bell-0a1b2c3d4e5f',
      byline: ['Ines Moor'],
      publishedAt: '2019-05-03T16:05:00Z',
      tags: [],
      format: 'medium',
      missingImages: 1,
    });
    expect(draft?.text.split('\n')).toEqual([
      'What the far bank hears',
      paragraph,
      'The bench',
      'https://gist.github.com/ines/12ab',
      'Fog',
      'A list',
      'ferry.example',
    ]);
    expect(draft?.html).toContain('<aside>');
    expect(draft?.html).not.toContain('<hr');
  });

  test('marks a draft, and keeps no beginning of the text as a subtitle', async () => {
    const [draft] = await draftsOf(
      'draft_The-bell.html',
      post(`<p class="graf graf--p">${paragraph}</p>`, {
        summary: `${paragraph.slice(0, 60)}…`,
        footer: '<p><a href="https://medium.com/p/0a1b2c3d4e5f">View original.</a></p>',
      }),
    );
    expect(draft).toMatchObject({
      url: 'https://medium.com/p/0a1b2c3d4e5f',
      tags: ['draft'],
      publishedAt: null,
      byline: [],
      text: paragraph,
    });
  });

  test('keeps the rules between sections, and a subtitle that the text does not repeat', async () => {
    const [draft] = await draftsOf(
      'a.html',
      post(
        `<p class="graf">${paragraph}</p></div></div></section><section class="section section--body"><div class="section-divider"><hr class="section-divider"></div><div class="section-content"><div><p class="graf">The end.</p>`,
        { summary: 'Of bells', footer: published },
      ),
    );
    expect(draft?.text.split('\n')).toEqual(['Of bells', paragraph, 'The end.']);
    expect(draft?.html.match(/<hr/g)).toHaveLength(1);
  });

  const list = (name: string, items: string) =>
    `<!DOCTYPE html><html><head><title>${name}</title>${style}</head><body><section class="h-feed"><header><h1 class="p-name">${name}</h1></header><ul>${items}</ul></section><footer>${exported}</footer></body></html>`;
  const cite = (kind: string, title: string) =>
    `<a class="h-cite ${kind}" href="https://medium.com/p/${title.toLowerCase()}">${title}</a>`;
  const time = '<time class="dt-published">2019-05-03 4:05 pm</time>';

  test('reads the lists of what was saved, clapped for and put aside', async () => {
    const saved = await draftsOf(
      'bookmarks/bookmarks-0001.html',
      list('Bookmarks', `<li>${cite('', 'Nets')}<br>${time}</li><li>${cite('', 'Oars')}</li>`),
    );
    expect(saved).toMatchObject([
      {
        title: 'Nets',
        kind: 'link',
        url: 'https://medium.com/p/nets',
        savedAt: Date.UTC(2019, 4, 3, 16, 5),
        marks: { starred: false },
      },
      { title: 'Oars', savedAt: null },
    ]);
    const claps = list(
      'Claps',
      `<li class="h-entry">+50 — ${cite('u-like-of', 'Nets')} — by <a class="p-author h-card" href="https://medium.com/@ole">Ole</a> ${time}</li>`,
    );
    expect(await draftsOf('claps/claps-0001.html', claps)).toMatchObject([
      { title: 'Nets', marks: { starred: true } },
    ]);
    const own = list(
      'Rivers',
      '<li data-field="post"><a href="https://ferry.example/own">A page of another site</a></li>',
    );
    expect(await draftsOf('lists/Rivers-1.html', own)).toMatchObject([
      { title: 'A page of another site', tags: ['Rivers'], url: 'https://ferry.example/own' },
    ]);
  });

  test('keeps highlighted passages, also of pages that are not named', async () => {
    const passage = (before: string) =>
      `<p class="graf">${before} <span class="markup--highlight">rings it only when</span> the fog.</p>`;
    const drafts = await draftsOf(
      'highlights/highlights-0001.html',
      list(
        'Highlights',
        `<li class="h-entry">${cite('u-highlight-of', 'Nets')}${passage('He')}${time}</li><li class="h-entry">${time}${passage('She')}</li>`,
      ),
    );
    expect(drafts).toMatchObject([
      {
        url: 'https://medium.com/p/nets',
        marks: { highlights: [{ quote: 'rings it only when' }] },
      },
      {
        title: 'Highlights',
        text: 'She rings it only when the fog.',
        marks: { highlights: [{ quote: 'rings it only when' }] },
      },
    ]);
  });

  test('an evil or broken post costs only itself, and other pages are none of these', async () => {
    const [evil] = await draftsOf(
      'a.html',
      post(
        `<p class="graf" onclick="alert(1)">${paragraph}</p><script>alert(1)</script><a href="javascript:alert(1)">here</a>${'<div>'.repeat(5_000)}deep`,
        { footer: published.replace('https://medium.com/@ines/the', 'javascript:the') },
      ),
    );
    expect(evil?.html).not.toMatch(/javascript:|onclick|<script/);
    expect(evil).toMatchObject({ url: null, format: 'medium' });
    expect(evil?.text).toContain(paragraph);
    expect(await itemsOf('a.html', post('').replace(/<h3.*?<\/h3>/, ''))).toMatchObject([
      { ok: false, reason: 'no-text' },
    ]);
    const other = `<html><head><title>A</title></head><body><article class="h-entry"><h1 class="p-name">A</h1><div class="e-content"><p>${paragraph}</p></div></article><ul><li><a class="h-cite" href="https://a.example">x</a></li></ul></body></html>`;
    expect(await draftsOf('b.html', other)).toMatchObject([{ format: 'html' }]);
  });
});

test.describe("Substack's export", () => {
  const header =
    'post_id,post_date,is_published,email_sent_at,inbox_sent_at,type,audience,title,subtitle,podcast_url\n';
  const html = `<div class="captioned-image-container"><figure><a class="image-link image2" href="https://substackcdn.com/a.png"><div class="image2-inset"><img src="https://substackcdn.com/a.png" alt=""><div class="image-link-expand"><svg class="lucide"></svg></div></div></a><figcaption class="image-caption">The bench</figcaption></figure></div><p>${paragraph}<a class="footnote-anchor" data-component-name="FootnoteAnchorToDOM" id="footnote-anchor-1" href="#footnote-1" target="_self">1</a></p><div class="subscription-widget-wrap" data-attrs="{}"><div class="subscription-widget"><div class="preamble"><p class="cta-caption">Thanks for reading!</p></div><form class="subscription-widget-subscribe"><input type="email" class="email-input"></form></div></div><div class="youtube-wrap" data-attrs="{&quot;videoId&quot;:&quot;a_b-c&quot;}" data-component-name="Youtube2ToDOM"></div><div class="footnote" data-component-name="FootnoteToDOM"><a id="footnote-1" href="#footnote-anchor-1" class="footnote-number">1</a><div class="footnote-content"><p>A note below.</p></div></div>`;

  test('reads posts with their texts, and marks what was not published', async () => {
    const drafts = await draftsOf(
      'export/posts.csv',
      `${header}101.the-bell,2024-03-10T12:00:00.000Z,true,2024-03-10T12:01:00.000Z,,newsletter,everyone,The bell,"What, the far bank",\n102.draft,,false,,,newsletter,only_paid,Half a thought,,\n103.sound,2024-04-01T09:00:00.000Z,true,,,podcast,everyone,An hour of fog,,https://api.substack.com/feed/podcast/1/a.mp3\n`,
      {
        'export/posts/101.the-bell.html': html,
        'export/posts/102.draft.html': `<p>${paragraph}</p>`,
      },
    );
    expect(drafts).toMatchObject([
      {
        title: 'The bell',
        publishedAt: '2024-03-10T12:00:00Z',
        tags: [],
        format: 'substack',
        kind: 'article',
      },
      { title: 'Half a thought', publishedAt: null, tags: ['draft'], text: paragraph },
      { title: 'An hour of fog', text: 'https://api.substack.com/feed/podcast/1/a.mp3' },
    ]);
    const { text } = drafts[0]!;
    for (const kept of ['What, the far bank', 'The bench', paragraph, 'A note below.']) {
      expect(text).toContain(kept);
    }
    expect(text).toContain('https://www.youtube.com/watch?v=a_b-c');
    expect(text).not.toContain('Thanks for reading!');
  });

  test('says which rows have no text, and finds none outside of the export', async () => {
    const items = await itemsOf(
      'export/posts.csv',
      `${header}1.a,,false,,,newsletter,everyone,,,\n../../secret,2024-03-10,true,,,newsletter,everyone,Out,,\n3.evil,2024-03-10,true,,,newsletter,everyone,"Evil ""one""",,javascript:alert(1)\n`,
      {
        'secret.html': '<p>secret</p>',
        'export/posts/3.evil.html': `<p onclick=alert(1)>${paragraph}<script>alert(1)</script><div data-attrs='{"url":"javascript:alert(1)"}'></div><div data-attrs='{'></div>`,
      },
    );
    expect(items).toMatchObject([
      { ok: false, item: '1.a', reason: 'no-text' },
      { ok: false, item: 'Out', reason: 'no-text' },
      { ok: true, draft: { title: 'Evil "one"', text: paragraph } },
    ]);
  });
});

test.describe("Ghost's export", () => {
  const text = (words: string, format = 0) => ({ type: 'extended-text', text: words, format });
  const lexical = JSON.stringify({
    root: {
      type: 'root',
      children: [
        { type: 'extended-heading', tag: 'h2', children: [text('Under the bench')] },
        {
          type: 'paragraph',
          children: [
            text('A bell of '),
            text('brass & tin', 3),
            { type: 'link', url: 'https://ferry.example/tin', children: [text(', they say')] },
          ],
        },
        {
          type: 'list',
          listType: 'number',
          children: [{ type: 'listitem', children: [text('Ring')] }],
        },
        {
          type: 'image',
          src: '__GHOST_URL__/content/images/2024/03/bell.png',
          caption: '<b>It</b>',
        },
        { type: 'codeblock', code: 'if (a < b) {}', language: 'js' },
        { type: 'callout', calloutEmoji: '🔔', calloutText: '<p>Ring twice.</p>' },
        { type: 'toggle', heading: 'Why', content: '<p>Because of the fog.</p>' },
        { type: 'bookmark', url: 'https://fog.example/', metadata: { title: 'Fog & co' } },
        { type: 'markdown', markdown: '*Down* the river' },
        { type: 'paywall' },
      ],
    },
  });
  const mobiledoc = JSON.stringify({
    version: '0.3.1',
    markups: [['strong'], ['a', ['href', 'https://ferry.example/oar']]],
    atoms: [['soft-return', '', {}]],
    cards: [
      ['markdown', { markdown: '## Oars\n\nof ash' }],
      ['image', { src: '/content/images/oar.png', caption: 'An oar' }],
      ['unheard-of', { words: 'still here' }],
    ],
    sections: [
      [
        1,
        'p',
        [
          [0, [0], 1, 'Ash'],
          [0, [], 0, ' or '],
          [0, [1], 1, 'oak'],
          [1, [], 0, 0],
        ],
      ],
      [3, 'ul', [[[0, [], 0, 'one']], [[0, [], 0, 'two']]]],
      ...[0, 1, 2].map((card) => [10, card]),
    ],
  });
  const post = (id: unknown, title: string, more: object) => ({
    ...{ id, title, slug: `p-${id}`, status: 'published', type: 'post', visibility: 'public' },
    ...{ created_at: '2024-03-09T08:00:00.000Z', updated_at: '2024-03-11T08:00:00.000Z' },
    ...{ published_at: '2024-03-10T08:00:00.000Z', html: null, mobiledoc: null, lexical: null },
    ...more,
  });
  const data = (posts: object[], more: object = {}) => ({
    posts,
    tags: [
      { id: 't1', name: 'Sea', slug: 'sea' },
      { id: 't2', name: '#hidden', slug: 'hash-hidden' },
      { id: 't3', name: 'Bells', slug: 'bells' },
    ],
    posts_tags: [
      { id: 1, post_id: 'a', tag_id: 't3', sort_order: 1 },
      { id: 2, post_id: 'a', tag_id: 't1', sort_order: 0 },
      { id: 3, post_id: 'a', tag_id: 't2', sort_order: 2 },
    ],
    users: [
      { id: 'u1', name: 'Ines Moor', email: 'ines@ferry.example', password: '$2a$10$secret' },
      { id: 'u2', name: 'Ole Brandt' },
    ],
    posts_authors: [
      { id: 1, post_id: 'a', author_id: 'u1', sort_order: 0 },
      { id: 2, post_id: 'a', author_id: 'u2', sort_order: 1 },
    ],
    posts_meta: [
      { id: 1, post_id: 'a', feature_image_alt: 'A bell', feature_image_caption: 'Brass' },
    ],
    settings: [{ key: 'title', value: 'The ferry log' }],
    ...more,
  });
  const wrapped = (posts: object[]) =>
    JSON.stringify({
      db: [{ meta: { exported_on: 1710000000000, version: '5.80.0' }, data: data(posts) }],
    });

  test('reads posts with tags, authors, dates and the picture above', async () => {
    const [draft] = await draftsOf(
      'site.ghost.2024-03-12.json',
      wrapped([
        post('a', 'The bell', {
          html: `<p>${paragraph}</p>`,
          feature_image: '__GHOST_URL__/content/images/2024/03/bell.png',
          custom_excerpt: 'Brass & <tin>, they say',
          canonical_url: 'https://ferry.example/bell/',
        }),
      ]),
      { 'content/images/2024/03/bell.png': dot },
    );
    expect(draft).toMatchObject({
      title: 'The bell',
      url: 'https://ferry.example/bell/',
      byline: ['Ines Moor', 'Ole Brandt'],
      site: 'The ferry log',
      publishedAt: '2024-03-10T08:00:00.000Z',
      updatedAt: '2024-03-11T08:00:00.000Z',
      savedAt: Date.UTC(2024, 2, 9, 8),
      tags: ['Sea', 'Bells'],
      text: `Brass & <tin>, they say\nBrass\n${paragraph}`,
      missingImages: 0,
      format: 'ghost',
    });
    expect(draft?.html).toContain('<aside>Brass &amp; &lt;tin&gt;, they say</aside>');
    expect(draft?.assets).toHaveLength(1);
  });

  test('reads texts that are only in the form of an editor', async () => {
    const drafts = await draftsOf(
      'export.json',
      wrapped([
        post('a', 'Lexical', { lexical }),
        post('b', 'Mobiledoc', { mobiledoc, status: 'draft', published_at: null }),
        post('c', 'Both', { mobiledoc, html: '<p>As HTML</p>', visibility: 'paid', type: 'page' }),
      ]),
    );
    expect(drafts[0]?.text.split('\n')).toEqual([
      ...['Under the bench', 'A bell of brass & tin, they say', 'Ring', 'It', 'if (a < b) {}'],
      ...['🔔', 'Ring twice.', 'Why', 'Because of the fog.', 'Fog & co', 'Down the river'],
    ]);
    expect(drafts[0]?.html).toMatch(/<em><strong>brass &amp; tin|<strong><em>brass &amp; tin/);
    expect(drafts[0]?.html).toContain('href="https://ferry.example/tin"');
    expect(drafts[1]).toMatchObject({ tags: ['draft'], publishedAt: null });
    expect(drafts[1]?.text.split('\n')).toEqual([
      ...['Ash or oak', 'one', 'two', 'Oars', 'of ash', 'An oar', 'still here'],
    ]);
    expect(drafts[1]?.html).toContain(
      '<strong>Ash</strong> or <a href="https://ferry.example/oar"',
    );
    expect(drafts[2]).toMatchObject({ text: 'As HTML', tags: [] });
  });

  test("reads the exports of Ghost's first versions", async () => {
    const old = {
      meta: { exported_on: 1400000000000, version: '003' },
      data: data([
        post(7, 'Old', {
          markdown: `${paragraph}\n\n* one`,
          image: '/content/images/2014/May/a.png',
          author_id: 1,
          published_at: 1400000000000,
          created_at: 1390000000000,
          updated_at: 1400000000000,
        }),
      ]),
    };
    Object.assign(old.data, { users: [{ id: 1, name: 'Ines Moor' }], posts_authors: undefined });
    expect(await draftsOf('ghost.json', JSON.stringify(old))).toMatchObject([
      {
        title: 'Old',
        text: `${paragraph}\none`,
        byline: ['Ines Moor'],
        publishedAt: '2014-05-13T16:53:20.000Z',
        updatedAt: null,
        missingImages: 1,
      },
    ]);
  });

  test('a broken, deep or evil post costs only itself', async () => {
    let deep: object = { type: 'paragraph', children: [text('deep')] };
    for (let at = 0; at < 2_000; at++) deep = { type: 'list', children: [deep] };
    const evil = {
      root: {
        children: [
          {
            type: 'html',
            html: `<img src=x onerror=alert(1)><script>alert(1)</script>${paragraph}`,
          },
          { type: 'link', url: 'javascript:alert(1)', children: [text('here')] },
          { type: 'constructor' },
          { type: '__proto__', children: 7 },
        ],
      },
    };
    const items = await itemsOf(
      'ghost.json',
      wrapped([
        post('a', 'Cut', { lexical: lexical.slice(0, 40) }),
        post('b', 'Deep', {
          lexical: JSON.stringify({
            root: { children: [deep, { type: 'paragraph', children: [text('Above.')] }] },
          }),
        }),
        post('c', 'Evil', { lexical: JSON.stringify(evil) }),
        post('d', 'Odd', {
          mobiledoc: JSON.stringify({
            sections: [[1, 'script', [[0, [9], 99, 'odd']]], [10, 7], 'x'],
          }),
        }),
        { title: 5, html: {} },
      ]),
    );
    expect(items).toMatchObject([
      { ok: false, item: 'Cut', reason: 'no-text' },
      { ok: true, draft: { title: 'Deep', text: 'Above.' } },
      { ok: true, draft: { title: 'Evil' } },
      { ok: true, draft: { title: 'Odd', text: 'odd' } },
      { ok: false, reason: 'no-text' },
    ]);
    const [, , evilItem] = items as { draft: Draft }[];
    expect(evilItem?.draft.html).not.toMatch(/javascript:|onerror|<script/);
  });
});

test('marks the posts of WordPress and Blogger that were not published', async () => {
  const wxr = (status: string) =>
    `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>The quay</title><item><title>Nets</title><content:encoded><![CDATA[${paragraph}]]></content:encoded><wp:post_type>post</wp:post_type><wp:status>${status}</wp:status></item></channel></rss>`;
  const tags = async (content: string) => (await draftsOf('a.xml', content))[0]?.tags;
  expect(await tags(wxr('publish'))).toEqual([]);
  expect(await tags(wxr('pending'))).toEqual(['draft']);
  expect(await tags(wxr('private'))).toEqual(['private']);
  const blogger = (status: string) =>
    `<feed xmlns='http://www.w3.org/2005/Atom' xmlns:app='http://purl.org/atom/app#' xmlns:blogger='http://schemas.google.com/blogger/2018'><title>The quay</title><entry><blogger:type>POST</blogger:type>${status}<title>Nets</title><content type='html'>${paragraph}</content></entry></feed>`;
  expect(await tags(blogger('<blogger:status>DRAFT</blogger:status>'))).toEqual(['draft']);
  expect(await tags(blogger('<app:control><app:draft>yes</app:draft></app:control>'))).toEqual([
    'draft',
  ]);
  expect(await tags(blogger('<blogger:status>LIVE</blogger:status>'))).toEqual([]);
});
