// Exports of other programs: what an odd, old or unusual file of a known format becomes.
import { expect, type Page } from '@playwright/test';
import { test } from './engine-page';
import { type ReadItem, readInPage } from './read-in-page';

let page: Page;

test.beforeAll(async ({ engine }) => {
  page = await engine.emptyPage();
});

type Draft = Extract<ReadItem, { ok: true }>['draft'];

async function itemsOf(name: string, content: string) {
  return readInPage(page, name, new TextEncoder().encode(content));
}

async function draftsOf(name: string, content: string): Promise<Draft[]> {
  const items = await itemsOf(name, content);
  return items.map((item) => {
    expect(item).toMatchObject({ ok: true });
    return (item as Extract<ReadItem, { ok: true }>).draft;
  });
}

const paragraph =
  'The people who mend the nets sit on the quay from the first light until the shops open, and they talk about the wind.';

test.describe('references', () => {
  const rdf = (content: string) =>
    `<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:z="http://www.zotero.org/namespaces/export#" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:bib="http://purl.org/net/biblio#" xmlns:foaf="http://xmlns.com/foaf/0.1/" xmlns:prism="http://prismstandard.org/namespaces/1.2/basic/">${content}</rdf:RDF>`;
  const person = (surname: string, given: string) =>
    `<rdf:li><foaf:Person><foaf:surname>${surname}</foaf:surname><foaf:givenName>${given}</foaf:givenName></foaf:Person></rdf:li>`;

  test("takes a paper's address from its DOI, which Zotero writes into the journal", async () => {
    const [draft] = await draftsOf(
      'lib.rdf',
      rdf(
        '<bib:Article rdf:about="urn:1"><z:itemType>journalArticle</z:itemType><dcterms:isPartOf rdf:resource="urn:issn:1"/><dc:title>Nets</dc:title><dc:date>May 2018</dc:date></bib:Article>' +
          '<bib:Journal rdf:about="urn:issn:1"><dc:title>Net Letters</dc:title><dc:identifier>DOI 10.5555/nets.7</dc:identifier><dc:identifier>ISSN 1</dc:identifier></bib:Journal>',
      ),
    );
    expect(draft).toMatchObject({
      url: 'https://doi.org/10.5555/nets.7',
      site: 'Net Letters',
      publishedAt: '2018-05',
    });
  });

  test('takes the address that names an item, where nothing else states one', async () => {
    const [draft] = await draftsOf(
      'lib.rdf',
      rdf(
        '<bib:Document rdf:about="https://quay.example/nets"><z:itemType>webpage</z:itemType><dc:title>Nets</dc:title></bib:Document>',
      ),
    );
    expect(draft).toMatchObject({ title: 'Nets', url: 'https://quay.example/nets' });
  });

  test('keeps a book that has neither an address nor an abstract, by its editors', async () => {
    const [draft] = await draftsOf(
      'lib.rdf',
      rdf(
        `<bib:Book rdf:about="urn:isbn:9"><z:itemType>book</z:itemType><bib:editors><rdf:Seq>${person('Brandt', 'Ole')}</rdf:Seq></bib:editors><z:translators><rdf:Seq>${person('Moor', 'Ada')}</rdf:Seq></z:translators><dc:publisher><foaf:Organization><foaf:name>Quay Press</foaf:name></foaf:Organization></dc:publisher><dc:title>The net book</dc:title><dc:identifier>ISBN 9</dc:identifier><dc:date>1887</dc:date></bib:Book>`,
      ),
    );
    expect(draft).toMatchObject({
      title: 'The net book',
      byline: ['Ole Brandt'],
      publishedAt: '1887',
      text: 'Quay Press. ISBN 9',
      kind: 'article',
    });
  });

  test('reads CSL names, dates in words and identifiers, whatever the first entry lacks', async () => {
    const drafts = await draftsOf(
      'lib.json',
      JSON.stringify([
        { id: 'a', type: 'book', editor: [{ literal: 'Harbour Office' }], publisher: 'Quay Press' },
        {
          id: 'b',
          type: 'article-journal',
          title: 'Knots',
          author: [{ family: 'Gogh', given: 'Ida', 'dropping-particle': 'van' }],
          translator: [{ family: 'Moor', given: 'Ada' }],
          issued: { raw: 'Spring 2019' },
          DOI: 'https://doi.org/10.5555/knots',
        },
        { id: 'c', type: 'article', title: 'Bends', issued: { 'date-parts': [['2020', '13']] } },
      ]),
    );
    expect(
      drafts.map(({ title, byline, url, publishedAt }) => [title, byline, url, publishedAt]),
    ).toEqual([
      ['Quay Press', ['Harbour Office'], null, null],
      ['Knots', ['Ida van Gogh'], 'https://doi.org/10.5555/knots', '2019'],
      ['Bends', [], null, '2020'],
    ]);
  });
});

test.describe('reading lists', () => {
  for (const text of [
    'wallabag can\'t retrieve contents for this article. Please <a href="http://doc.wallabag.org/en/master/user/errors.html">troubleshoot this issue</a>.',
    '[unable to retrieve full-text content]',
  ]) {
    test(`keeps a link where the program had no text: ${text.slice(0, 24)}`, async () => {
      const item = { url: 'https://quay.example/a', content: text, is_archived: 0, is_starred: 0 };
      const [draft] = await draftsOf(
        'all.json',
        JSON.stringify([{ ...item, title: 'No title found' }]),
      );
      expect(draft).toMatchObject({ kind: 'link', title: 'quay.example/a', text: '' });
    });
  }

  test('keeps an article that quotes such a text', async () => {
    const html = `<p>${paragraph}</p><p>wallabag can't retrieve contents for this article.</p>`;
    const item = { url: 'https://quay.example/a', title: 'Errors', content: html };
    const [draft] = await draftsOf(
      'all.json',
      JSON.stringify([{ ...item, is_archived: 0, is_starred: 0 }]),
    );
    expect(draft).toMatchObject({ kind: 'article' });
    expect(draft?.text).toContain("wallabag can't retrieve");
  });

  test("reads Instapaper's export of four columns", async () => {
    const csv = 'URL,Title,Selection,Folder\nhttps://quay.example/a,Nets,a passage,Archive\n';
    const [draft] = await draftsOf('export.csv', csv);
    expect(draft).toMatchObject({ title: 'Nets', format: 'instapaper', savedAt: null });
    expect(draft?.marks).toMatchObject({ state: 'archived' });
  });

  test('reads bookmarks without a document type, and times in microseconds', async () => {
    const list =
      '<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">\n<TITLE>Bookmarks</TITLE>\n<H1>Bookmarks</H1>\n<DL><p>\n<DT><H3 ADD_DATE="1523996194943160">sea</H3>\n<DL><p>\n<DT><A HREF="https://quay.example/a" ADD_DATE="1515515697780642">Nets</A>\n</DL><p>\n</DL><p>\n';
    const [draft] = await draftsOf('GoogleBookmarks.html', list);
    expect(draft).toMatchObject({
      title: 'Nets',
      kind: 'link',
      tags: ['sea'],
      savedAt: 1515515697780,
    });
  });

  test('reads a JSON Feed whose version stands last', async () => {
    const items = [
      { id: '1', url: 'https://quay.example/1', title: 'One', content_html: `<p>${paragraph}` },
    ];
    const content_text = 'x'.repeat(6_000);
    const drafts = await draftsOf(
      'feed.json',
      JSON.stringify({
        title: 'Quay',
        items: [...items, { id: '2', url: 'https://quay.example/2', title: 'Two', content_text }],
        version: 'https://jsonfeed.org/version/1.1',
      }),
    );
    expect(drafts.map(({ title }) => title)).toEqual(['One', 'Two']);
  });

  test('takes no other JSON with a version and items for a feed', async () => {
    const other = JSON.stringify({ version: '2', items: [{ id: '1', title: 'One' }] });
    expect(await itemsOf('data.json', other)).toMatchObject([
      { ok: false, reason: 'unknown-format' },
    ]);
  });
});

test.describe('MHTML with an odd header', () => {
  const body = `Content-Type: text/html\nContent-Transfer-Encoding: quoted-printable\nContent-Location: https://quay.example/nets\n\n<html><head><title>Nets</title></head><body><article><h1>Nets</h1><p class=3D"a">${paragraph.replace('first', 'fir=\nst')}</p><p>${paragraph}</p></article></body></html>`;
  const type =
    'MIME-Version: 1.0\nContent-Type: multipart/related;\n\ttype="text/html";\n\tboundary="--b"';
  const odd: Record<string, string> = {
    'a title of two lines': `From: <Saved by Blink>\nSubject: Nets\nX-Snapshot-Title: =?utf-8?Q?Nets of\nthe quay: a list\n${type}\n\n----b\n${body}\n----b--`,
    'an empty line in a title': `From: <Saved by Blink>\nSubject: Nets of\n\n${type}\n\n----b\n${body}\n----b--`,
    'a boundary on a line of its own that is not indented': `From: <Saved>\nMIME-Version: 1.0\nContent-Type: multipart/related;\nboundary="--b"\n\n----b\n${body}\n----b--`,
    'no boundary in the header': `From: <Saved>\nMIME-Version: 1.0\nContent-Type: multipart/related\n\n----b\n${body}\n----b--`,
    'a part that does not name its encoding': `From: <Saved>\n${type}\n\n----b\n${body.replace(/Content-Transfer.*\n/, '')}\n----b--`,
    'line ends of Windows':
      `From: <Saved>\nX-Snapshot-Title: Nets of\nthe quay\n${type}\n\n----b\n${body}\n----b--`.replaceAll(
        '\n',
        '\r\n',
      ),
  };
  for (const [what, content] of Object.entries(odd)) {
    for (const name of ['nets.mhtml', 'nets']) {
      test(`${what}: ${name}`, async () => {
        const [draft] = await draftsOf(name, content);
        expect(draft).toMatchObject({ title: 'Nets', url: 'https://quay.example/nets' });
        expect(draft?.text).toBe(`${paragraph}\n${paragraph}`);
      });
    }
  }

  test('a file of that name without a page is refused', async () => {
    for (const content of ['=3D=3D not a message', 'From: x\nMIME-Version: 1.0\n\nwords =3D'])
      expect(await itemsOf('nets.mht', content)).toMatchObject([{ ok: false, reason: 'no-text' }]);
  });
});

test.describe('backups of blogs', () => {
  const wxr = (items: string) =>
    `<?xml version="1.0" encoding="UTF-8" ?>\n<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">\n<channel><title>The quay</title><link>https://quay.example</link><wp:wxr_version>1.2</wp:wxr_version><wp:author><wp:author_login><![CDATA[ole]]></wp:author_login><wp:author_display_name><![CDATA[Ole Brandt]]></wp:author_display_name></wp:author>${items}</channel></rss>`;
  const item = (title: string, type: string, content: string, more = '') =>
    `<item><title>${title}</title><link>https://quay.example/${title}/</link><pubDate>Thu, 12 Mar 2020 08:00:00 +0000</pubDate><dc:creator><![CDATA[ole]]></dc:creator><content:encoded><![CDATA[${content}]]></content:encoded><wp:post_type>${type}</wp:post_type>${more}</item>`;

  test("reads WordPress' posts and pages, by the names of their authors, and nothing else", async () => {
    const others =
      'attachment nav_menu_item revision wp_template wp_global_styles custom_css'.split(' ');
    const drafts = await draftsOf(
      'wordpress.xml',
      wxr(
        [
          ...others.map((type) => item(type, type, paragraph)),
          item('thrown', 'post', paragraph, '<wp:status>trash</wp:status>'),
          item(
            'post',
            'post',
            `${paragraph}\n\nSee <item> in a listing.`,
            '<category domain="post_tag" nicename="sea"><![CDATA[sea]]></category><category domain="category" nicename="uncategorized"><![CDATA[Uncategorized]]></category><category domain="post_format" nicename="aside"><![CDATA[Aside]]></category>',
          ),
          item('page', 'page', paragraph, '<wp:status>draft</wp:status>'),
          item('recipe', 'recipe', paragraph),
        ].join('\n'),
      ),
    );
    expect(drafts.map(({ title }) => title)).toEqual(['post', 'page', 'recipe']);
    expect(drafts[0]).toMatchObject({
      byline: ['Ole Brandt'],
      site: 'The quay',
      tags: ['sea'],
      publishedAt: '2020-03-12T08:00:00+00:00',
      format: 'wordpress',
    });
  });

  test("makes WordPress' paragraphs, and reads its shortcodes", async () => {
    const content = `${paragraph}\nA second line.\n\n[caption id="a" width="300"]<img src="https://quay.example/q.jpg" /> The quay[/caption]\n\n[sourcecode language="js"]\nlet a = [1];\n\nif (a &lt; b) {}\n[/sourcecode]\n\n[vc_row][vc_column width="1/2"]Inside [sic] it.[/vc_column][/vc_row]\n\n[youtube https://www.youtube.com/watch?v=a_b&w=1]\n\nIt is $latex x^2$. [gallery ids="1,2"]\n\nhttps://quay.example/embedded`;
    const [draft] = await draftsOf('wordpress.xml', wxr(item('post', 'post', content)));
    const html = draft?.html ?? '';
    expect(html).toMatch(/<p>The people[\s\S]*<br>\s*A second line\.<\/p>/);
    expect(html).toMatch(/<figure><img[^>]*><figcaption>The quay<\/figcaption><\/figure>/);
    expect(html).toContain(
      '<pre><code class="language-js">let a = [1];\n\nif (a &lt; b) {}</code></pre>',
    );
    expect(html).toContain('<p>Inside [sic] it.</p>');
    expect(html).toContain('href="https://www.youtube.com/watch?v=a_b&amp;w=1"');
    expect(html).toContain('<code class="language-math">x^2</code>');
    expect(html).toContain('href="https://quay.example/embedded"');
    expect(draft?.text).not.toMatch(/\[(?:gallery|caption|vc_|\/)/);
  });

  test('a broken item costs only itself, and control characters nothing', async () => {
    const broken = '<item><title>broken</title><link>a & b</link></item>';
    const items = await itemsOf(
      'wordpress.xml',
      wxr(
        `${item('one', 'post', `${paragraph}\u0003`)}${broken}${item('two', 'post', paragraph)}<item><title>cut`,
      ),
    );
    expect(items).toMatchObject([
      { ok: true, draft: { title: 'one' } },
      { ok: false, reason: 'damaged' },
      { ok: true, draft: { title: 'two' } },
      { ok: false, reason: 'damaged' },
    ]);
  });

  const kind = (name: string) =>
    `<category scheme='http://schemas.google.com/g/2005#kind' term='http://schemas.google.com/blogger/2008/kind#${name}'/>`;
  const post = `<published>2020-03-12T08:00:00Z</published><title type='text'>Nets</title><content type='html'>&lt;p&gt;${paragraph}&lt;/p&gt;</content><author><name>Ole Brandt</name></author>`;
  const old = ['template', 'settings', 'comment']
    .map(
      (name) =>
        `<entry>${kind(name)}<title>${name}</title><content type='text'>${paragraph}</content></entry>`,
    )
    .join('');
  const backups: Record<string, string> = {
    'the backup in the settings': `<feed xmlns='http://www.w3.org/2005/Atom'><title>The quay</title>${old}<entry>${kind('post')}<category scheme='http://www.blogger.com/atom/ns#' term='sea'/>${post}<link rel='alternate' href='https://quay.example/nets.html'/></entry></feed>`,
    'the part of Takeout': `<feed xmlns='http://www.w3.org/2005/Atom' xmlns:blogger='http://schemas.google.com/blogger/2018'><title>The quay</title><link rel='alternate' href='https://quay.example/'/><entry><blogger:type>COMMENT</blogger:type><content type='html'>${paragraph}</content></entry><entry><blogger:type>POST</blogger:type><blogger:status>LIVE</blogger:status><category scheme='tag:blogger.com,1999:blog-1' term='sea'/>${post}<blogger:filename>/nets.html</blogger:filename></entry></feed>`,
  };
  for (const [what, content] of Object.entries(backups)) {
    test(`reads Blogger's posts and nothing else: ${what}`, async () => {
      const drafts = await draftsOf('blog.xml', content);
      expect(drafts).toHaveLength(1);
      expect(drafts[0]).toMatchObject({
        title: 'Nets',
        url: 'https://quay.example/nets.html',
        byline: ['Ole Brandt'],
        site: 'The quay',
        tags: ['sea'],
        publishedAt: '2020-03-12T08:00:00Z',
      });
    });
  }
});

test.describe('notes of Evernote', () => {
  const enex = (content: string, more = '') =>
    `<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE en-export SYSTEM "http://xml.evernote.com/pub/evernote-export4.dtd"><en-export application="Evernote" version="10"><note><title>Nets</title><content><![CDATA[<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE en-note SYSTEM "http://xml.evernote.com/pub/enml2.dtd"><en-note>${content}</en-note>]]></content><created>20200312T080000Z</created>${more}</note></en-export>`;

  test('keeps the lines of listings, the hints of secrets and the names of files', async () => {
    const [draft] = await draftsOf(
      'notes.enex',
      enex(
        `<div>${paragraph}</div><div style="--en-codeblock:true;--en-syntaxLanguage:python;"><div>def f(x):</div><div>    return x</div><div><br/></div><div>f(1)</div></div><div><en-crypt hint="the dog" cipher="AES" length="128">U0VDUkVU</en-crypt></div><div><en-media hash="d41d8cd98f00b204e9800998ecf8427e" type="audio/mpeg"/><en-media hash="0cc175b9c0f1b6a831c399e269772661" type="audio/mpeg"/></div>`,
        '<resource><data encoding="base64">YQ==</data><mime>audio/mpeg</mime><resource-attributes><file-name>song.mp3</file-name></resource-attributes></resource>',
      ),
    );
    expect(draft?.html).toContain(
      '<pre><code class="language-python">def f(x):\n    return x\n\nf(1)</code></pre>',
    );
    expect(draft?.text).toContain('🔒 the dog');
    expect(draft?.text).toContain('📎 song.mp3');
    expect(draft?.text).not.toContain('U0VDUkVU');
  });

  test("keeps Evernote's tasks, where the text names their group", async () => {
    const task = (title: string, status: string) =>
      `<task><title>${title}</title><taskStatus>${status}</taskStatus><taskGroupNoteLevelID>g1</taskGroupNoteLevelID></task>`;
    const [draft] = await draftsOf(
      'notes.enex',
      enex(
        `<div>${paragraph}</div><div style="--en-task-group:true; --en-id:g1;"></div><div>End.</div>`,
        task('mend', 'completed') + task('dry', 'open'),
      ),
    );
    expect(draft?.text).toBe(`${paragraph}\n☑ mend\n☐ dry\nEnd.`);
  });
});

test('reads a list of links in the XML of Pinboard and Delicious', async () => {
  const drafts = await draftsOf(
    'all.xml',
    '<?xml version="1.0" encoding="UTF-8"?>\n<posts user="ines"><post href="https://net.example/a?b=1&amp;c=2" time="2011-02-03T04:05:06Z" description="Nets > rope" extended="All about knots." tag="sea knots" hash="1" shared="no" toread="yes"/><post href="https://net.example/d" time="" description="Hooks" tag=""></post></posts>',
  );
  expect(drafts).toMatchObject([
    { title: 'Nets > rope', url: 'https://net.example/a?b=1&c=2', tags: ['sea', 'knots'] },
    { title: 'Hooks', url: 'https://net.example/d', tags: [] },
  ]);
  expect(drafts[0]).toMatchObject({ kind: 'link', text: 'All about knots.' });
});

test("reads Feedly's entries in a list alone, and a JSON Feed whose ids are the addresses", async () => {
  const entry = { title: 'Nets', content: { content: `<p>${paragraph}</p>` }, fingerprint: 'a' };
  const feedly = [{ ...entry, canonicalUrl: 'https://net.example/a', origin: { streamId: 'b' } }];
  expect(await draftsOf('a.json', JSON.stringify(feedly))).toMatchObject([
    { title: 'Nets', url: 'https://net.example/a', format: 'feedly' },
  ]);
  const items = [{ id: 'https://net.example/7', external_url: 'https://b.example/' }, { id: '8' }];
  const version = 'https://jsonfeed.org/version/1.1';
  const feed = { version, items: items.map((item) => ({ ...item, content_text: paragraph })) };
  expect(await draftsOf('feed.json', JSON.stringify(feed))).toMatchObject([
    { url: 'https://net.example/7' },
    { url: null },
  ]);
});

test('shows no markup in the title of a reference', async () => {
  const work = {
    id: 'a',
    type: 'book',
    title: 'The <i>Conger</i> & <sup>2</sup>',
    DOI: '10.5555/c',
  };
  expect(await draftsOf('a.json', JSON.stringify([work]))).toMatchObject([
    { title: 'The Conger & 2' },
  ]);
});

test('takes a drawing in a note for no article, and a list with bullets for links', async () => {
  const drawing =
    '---\nexcalidraw-plugin: parsed\n---\n# Excalidraw Data\n## Text Elements\nNets ^a1\n';
  expect(await itemsOf('Map.excalidraw.md', drawing)).toMatchObject([{ reason: 'no-text' }]);
  const list =
    '# Later\n\n- https://net.example/a\n2) <https://net.example/b>\n* https://net.example/c | Hooks\n';
  expect(await draftsOf('later.txt', list)).toMatchObject([
    { kind: 'link', url: 'https://net.example/a' },
    { kind: 'link', url: 'https://net.example/b' },
    { title: 'Hooks', url: 'https://net.example/c' },
  ]);
  expect(await draftsOf('later.md', list)).toMatchObject([{ title: 'Later', kind: 'article' }]);
});
