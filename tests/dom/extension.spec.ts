// The extension's serializer: what it writes of a live document, and what the importer reads of that.
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { bundleCore } from './core-page.mjs';
import { test } from './engine-page';
import type {} from './extension-entry';
import { draftsInPage } from './read-in-page';

let page: Page;

test.beforeAll(async ({ engine }) => {
  page = await engine.emptyPage();
  await page.evaluate(await bundleCore(join(import.meta.dirname, 'extension-entry.ts')));
});

/** Writes a page with this body, after `change` has worked on it. */
async function written(body: string, change = '', head = ''): Promise<string> {
  await page.evaluate(
    ({ body, head }) => {
      document.head.innerHTML = head;
      document.body.innerHTML = body;
    },
    { body, head },
  );
  if (change) await page.evaluate(`{${change}}`);
  return page.evaluate(async () => (await extension.serialize(document)).html);
}

const sentences = [
  'The keeper of the tower wrote down every ship that came into the bay before the first snow of that year.',
  'Her daughter read the list aloud in the evening, and her sons repeated the names until they knew them.',
  'When the lamp was sold, the book went with it, and nobody in the village has seen either of them since.',
];
const story = sentences.map((each) => `<p>${each}</p>`).join('');

test('keeps shadow roots, nested ones too, so that the importer shows them', async () => {
  const html = await written(
    '<article id="host"><h2 slot="title">The tower</h2></article>',
    `const host = document.querySelector('#host');
     host.attachShadow({ mode: 'open' }).innerHTML = '<slot name="title"></slot><p>${sentences[0]}</p><section></section>';
     const inner = host.shadowRoot.querySelector('section').attachShadow({ mode: 'open' });
     inner.innerHTML = '<p>${sentences[1]}</p><p>${sentences[2]}</p>';`,
  );
  expect(html.match(/<template shadowrootmode="open">/g)).toHaveLength(2);
  const [draft] = await draftsInPage(page, 'tower.html', html);
  for (const sentence of sentences) expect(draft?.text).toContain(sentence);
});

test('leaves out scripts, handlers and addresses that run', async () => {
  const html = await written(
    `${story}<img src="x.png" onerror="alert(1)"><a href=" java\tscript:alert(1)">a</a><a href="/b">b</a>
     <form action="javascript:alert(2)"><button formaction="JavaScript:alert(3)">c</button></form>
     <noscript><p>without scripts</p></noscript><object data="x.swf"><p>instead</p></object><embed src="y">
     <svg><a xlink:href="javascript:alert(4)"><text>d</text></a><script>alert(5)</script></svg>`,
    `document.body.append(Object.assign(document.createElement('script'), { type: 'text/plain', text: 'let was = 1' }))`,
    '<meta http-equiv="refresh" content="9999; url=/x"><base href="https://base.example/">',
  );
  expect(html).not.toMatch(/alert|onerror|<script|let was|http-equiv|without scripts|embed/);
  expect(html).toContain('<p>instead</p>');
  expect(html).toContain('href="/b"');
  expect(html).toContain('<base href="https://base.example/">');
  expect(html.indexOf('<meta charset="utf-8">')).toBeLessThan(html.indexOf('<base'));
});

test('keeps the data for search engines, and lets nothing out of it or of a style', async () => {
  const html = await written(
    story,
    `const data = document.createElement('script');
     data.type = 'application/ld+json';
     data.text = JSON.stringify({ headline: 'A </script><img src=x onerror=alert(1)><!-- tower' });
     const style = document.createElement('style');
     style.textContent = 'p::after { content: "</style><img src=x onerror=alert(2)>" }';
     document.body.append(data, style);`,
  );
  const again = await page.evaluate((html) => {
    const parsed = new DOMParser().parseFromString(html, 'text/html');
    const data = parsed.querySelector('script')?.textContent ?? '';
    return { images: parsed.images.length, headline: JSON.parse(data).headline };
  }, html);
  expect(again).toEqual({
    images: 0,
    headline: 'A </script><img src=x onerror=alert(1)><!-- tower',
  });
});

test('keeps what was put into a form, and no secret', async () => {
  const html = await written(
    `<input id="name"><input id="user-pass" value="stored"><input type="password" value="stored">
     <input type="hidden" name="csrf" value="stored"><input autocomplete="cc-number" id="card"><input type="checkbox" id="yes">
     <input type="checkbox" id="no" checked><textarea id="essay">old</textarea><textarea id="password-hint"></textarea>
     <input id="shown" name="login_passwd" type="text"><input placeholder="비밀번호" id="korean"><input id="class-names">
     <select><option>one<option id="two">two</select>`,
    `const $ = (id) => document.getElementById(id);
     $('name').value = 'A "keeper"'; $('user-pass').value = 'secret'; $('card').value = 'secret'; $('yes').checked = true;
     $('no').checked = false; $('essay').value = '\\nnew <b>'; $('password-hint').value = 'secret'; $('shown').value = 'secret';
     $('korean').value = 'secret'; $('class-names').value = 'kept'; $('two').selected = true;`,
  );
  expect(html).not.toMatch(/secret|stored/);
  const form = await page.evaluate((html) => {
    const parsed = new DOMParser().parseFromString(html, 'text/html');
    const field = (id: string) => parsed.getElementById(id) as HTMLInputElement;
    return {
      name: field('name').value,
      yes: field('yes').checked,
      no: field('no').checked,
      essay: field('essay').value,
      names: field('class-names').value,
      choice: parsed.querySelector('select')?.value,
    };
  }, html);
  expect(form).toEqual({
    name: 'A "keeper"',
    yes: true,
    no: false,
    essay: '\nnew <b>',
    names: 'kept',
    choice: 'two',
  });
});

test('writes a canvas as a picture with its label', async () => {
  const html = await written(
    '<canvas id="c" width="40" height="30" aria-label="Ships &amp; months"></canvas><canvas width="0"></canvas>',
    `document.getElementById('c').getContext('2d').fillRect(0, 0, 20, 20)`,
  );
  expect(html).toMatch(
    /<img alt="Ships &amp; months" width="40" height="30" src="data:image\/png;base64,/,
  );
  expect(html.match(/<img/g)).toHaveLength(1);
  expect(html).not.toContain('<canvas');
});

// `src` is what the page has loaded, or a stand-in for what a script loads later.
const gif = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==';
for (const [what, image, shown] of [
  ['an address', '<img src="/a.png">', '/a.png'],
  ['a set by width', '<img data-srcset="/s.png 200w, /l.png 900w" src="">', '/l.png'],
  ['a stand-in', `<img src="${gif}" data-src="/late.png">`, '/late.png'],
  ['a stand-in by name', '<img src="/blank.gif" data-original="/late.png">', '/late.png'],
  [
    'a source that was not chosen',
    `<picture><source data-srcset="/big.webp 2x, /small.webp 1x"><img src="${gif}"></picture>`,
    '/big.webp',
  ],
  ['words that are no address', `<img src="${gif}" data-src="{&quot;a&quot;: 1}">`, gif],
] as const) {
  test(`writes the picture that is shown: ${what}`, async () => {
    const address = await page.evaluate((image) => {
      document.head.innerHTML = '<base href="https://site.example/">';
      document.body.innerHTML = image;
      const element = document.querySelector('img') as HTMLImageElement;
      return extension.shownPicture(element).replace('https://site.example', '');
    }, image);
    expect(address).toBe(shown);
  });
}

test('takes pictures in, and leaves and counts those beyond the largest page', async () => {
  const { html, missing } = await page.evaluate(async () => {
    document.body.innerHTML = [1, 2, 3, 4]
      .map(
        (at) =>
          `<img src="https://a.example/${at}.png" srcset="x 2x" data-src="https://a.example/${at}.png">`,
      )
      .join('');
    const large = `data:image/png;base64,${'A'.repeat(25 * 1024 * 1024)}`;
    const picture = async (url: string) => (url.endsWith('4.png') ? null : large);
    const { html, missing } = await extension.serialize(document, { picture });
    return { html: html.replaceAll(large, '(large)'), missing };
  });
  expect(missing).toEqual({ pictures: 2, frames: 0 });
  expect(html.match(/src="\(large\)"/g)).toHaveLength(2);
  expect(html.match(/src="https:\/\/a\.example\/\d\.png"/g)).toHaveLength(2);
  expect(html).not.toMatch(/srcset|data-src/);
});

test('writes frames as their documents, and says which are missing', async () => {
  const { html, missing } = await page.evaluate(async () => {
    document.body.innerHTML =
      '<iframe width="200" height="90" src="https://a.example/"></iframe><iframe width="200" height="90" src="https://b.example/"></iframe><iframe width="1" height="1" src="https://count.example/"></iframe>';
    return extension.serialize(document, {
      frame: async (element) =>
        element.getAttribute('src') === 'https://a.example/'
          ? { html: '<p title="a">In & out</p>', missing: { pictures: 2, frames: 0 } }
          : null,
    });
  });
  expect(html).toContain('srcdoc="&lt;p title=&quot;a&quot;&gt;In &amp; out&lt;/p&gt;"');
  expect(missing).toEqual({ pictures: 2, frames: 1 });
});

test('keeps the text of a tree that is deeper than it walks', async () => {
  const html = await page.evaluate(async () => {
    // Without a window: Chromium's layout of such a tree ends its process.
    const inert = document.implementation.createHTMLDocument();
    let at: Element = inert.body;
    for (let depth = 0; depth < 5_000; depth++) at = at.appendChild(inert.createElement('div'));
    at.innerHTML = 'at the bottom &lt;of> the well<style>p {}</style>';
    return (await extension.serialize(inert)).html;
  });
  expect(html).toMatch(/<div>at the bottom &lt;of&gt; the well<\/div>/);
});

// What is written is read as what was there, and written again as the same.
const awkward: Record<string, string> = {
  entities:
    '<p title="a&amp;quot;b &quot;c&quot; &lt;d&gt;">&amp;lt;p&amp;gt; &lt;b&gt; &nbsp;x</p>',
  'line feeds at the start': '<pre>\n\n  one\n</pre><textarea>\n\ntwo</textarea>',
  drawings:
    '<svg viewBox="0 0 1 1"><foreignObject><p>in it</p></foreignObject><title>t</title></svg>',
  formulas: '<math><mi>x</mi><annotation-xml encoding="text/html"><p>y</p></annotation-xml></math>',
  'old elements': '<xmp><b>raw</b></xmp><listing>\na</listing><marquee>m</marquee>',
  tables: '<table><caption>c</caption><tr><td>1<td>2</table>',
  'odd names': '<p data-x.y="1" a:b="2" Ünïcode="3">text</p><x-ö>custom</x-ö>',
  ruby: '<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>',
};
for (const [what, body] of Object.entries(awkward)) {
  test(`is read as it was written: ${what}`, async () => {
    const [first, second, shown, read] = await page.evaluate(async (body) => {
      document.head.innerHTML = '';
      document.body.innerHTML = body;
      const { html } = await extension.serialize(document);
      const parsed = new DOMParser().parseFromString(html, 'text/html');
      const again = await extension.serialize(parsed);
      return [
        html.replace(/<base[^>]*>/, ''),
        again.html.replace(/<base[^>]*>/, ''),
        document.body.innerHTML,
        parsed.body.innerHTML,
      ];
    }, body);
    expect(read).toBe(shown);
    expect(second).toBe(first);
  });
}

test('quotes what was marked and what is selected, with the words around it', async () => {
  const { quotes, isUnchanged } = await page.evaluate((story) => {
    document.body.innerHTML = `<main>${story}</main>`;
    const before = document.body.innerHTML;
    const select = (from: [number, number], to: [number, number]) => {
      const text = (at: number) => document.querySelectorAll('p')[at]?.firstChild as Text;
      getSelection()?.setBaseAndExtent(text(from[0]), from[1], text(to[0]), to[1]);
    };
    select([2, 4], [2, 8]);
    extension.markSelection(document);
    select([0, 99], [1, 12]);
    return {
      quotes: extension.quotesIn(document),
      isUnchanged: document.body.innerHTML === before,
    };
  }, story);
  expect(isUnchanged).toBe(true);
  expect(quotes).toMatchObject([
    { exact: 'year. Her daughter', suffix: expect.stringMatching(/^ read the list aloud/) },
    { exact: 'the', prefix: expect.stringMatching(/knew them\. When $/) },
  ]);
});

test('finds what an archive of the browser would lose', async () => {
  const lost = await page.evaluate(async () => {
    const count = (html: string, change?: () => void) => {
      document.body.innerHTML = html;
      change?.();
      return extension.look(document).lostInArchive;
    };
    return {
      plain: count(
        '<p>text</p><input value="a"><img src="/a.png"><select><option>1<option>2</select>',
      ),
      canvas: count('<canvas width="300" height="200"></canvas>'),
      small: count('<canvas width="8" height="8"></canvas>'),
      typed: count('<input>', () => {
        (document.querySelector('input') as HTMLInputElement).value = 'x';
      }),
      secret: count('<input type="password">', () => {
        (document.querySelector('input') as HTMLInputElement).value = 'x';
      }),
    };
  });
  expect(lost).toEqual({ plain: 0, canvas: 1, small: 0, typed: 1, secret: 0 });
});

test('reads pictures and frames out of an archive of the browser', async () => {
  const mhtml = [
    'From: <Saved by Blink>',
    'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----b"\r\n',
    '------b',
    'Content-Type: text/html\r\nContent-ID: <frame-1@x>\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: https://a.example/\r\n',
    '<iframe src=3D"cid:frame-2@x"></iframe><iframe class=3D"b" src=3D"cid:fra=\r\nme-3@x"></iframe>',
    '------b',
    'Content-Type: text/html\r\nContent-ID: <frame-2@x>\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: https://b.example/now\r\n',
    '<meta http-equiv=3D"Content-Type" content=3D"text/html; charset=3DEUC-KR"><p>=C7=D7=B1=B8</p>',
    '------b',
    'Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\nContent-Location: https://b.example/a.png\r\n',
    'iVBO\r\nRw0K',
    '------b--\r\n',
  ].join('\r\n');
  const found = await page.evaluate(async (mhtml) => {
    const archive = await extension.readArchive(new Blob([mhtml]));
    return {
      picture: archive.picture('https://b.example/a.png'),
      none: archive.picture('https://a.example/'),
      byAddress: archive.frame('https://b.example/now', 0, 1)?.archived,
      byPlace: archive.frame('https://b.example/before', 0, 2)?.url,
      byName: archive.frame('cid:frame-2@x', 9, 9)?.url,
      gone: archive.frame('https://c.example/', 1, 2),
    };
  }, mhtml);
  expect(found).toEqual({
    picture: { type: 'image/png', base64: 'iVBORw0K' },
    none: null,
    byAddress: expect.stringContaining('<p>항구</p>'),
    byPlace: 'https://b.example/now',
    byName: 'https://b.example/now',
    gone: null,
  });
});
