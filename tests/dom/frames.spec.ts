import { expect, type Page } from '@playwright/test';
import { test } from './engine-page';
import { type ReadItem, readInPage } from './read-in-page';

let page: Page;

test.beforeAll(async ({ engine }) => {
  page = await engine.emptyPage();
});

const sentences = [
  'The keeper of the lighthouse writes down the colour of the sea every morning before he eats.',
  'In the winter of the long frost he wrote the word glass for forty days, one under the other.',
  'The books went to the museum, where a teacher counts the greens and the greys with her class.',
];
const story = sentences.map((each) => `<p>${each}</p>`).join('');
const inPage = (body: string, head = '<title>Around</title>') =>
  `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">${head}</head>${body}</html>`;
const srcdoc = (html: string) =>
  `<iframe srcdoc="${html.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"></iframe>`;

async function read(name: string, text: string, beside?: Record<string, string>) {
  const items = await readInPage(page, name, new TextEncoder().encode(text), beside);
  expect(items).toHaveLength(1);
  return draftOf(items[0]);
}

function draftOf(item: ReadItem | undefined) {
  expect(item).toMatchObject({ ok: true });
  return (item as Extract<ReadItem, { ok: true }>).draft;
}

test('reads the article in a frame in a frame, and what the page around says of it', async () => {
  const head =
    '<title>The colour of the sea</title><meta property="og:title" content="The colour of the sea">';
  const inner = inPage(`<body><div class="se-main-container">${story}</div></body>`, head);
  const menu = '<ul><li><a href="/1">All posts of this diary (214)</a></li></ul>';
  const outer = inPage(
    `<!--\n Page saved with SingleFile \n url: https://diary.example/55 \n--><body>${menu}${srcdoc(inPage(`<body>${srcdoc(inner)}</body>`))}</body>`,
  );
  const draft = await read('diary.html', outer);
  expect(draft.url).toBe('https://diary.example/55');
  expect(draft.title).toBe('The colour of the sea');
  for (const sentence of sentences) expect(draft.text).toContain(sentence);
});

test('keeps a frame of an article in its place', async () => {
  const quoted =
    'Somebody answered him: the sea has the colour of whoever looks at it, and no other.';
  const embedded = srcdoc(inPage(`<body><blockquote><p>${quoted}</p></blockquote></body>`));
  const advert = srcdoc(inPage('<body><a href="https://shop.example">Buy a telescope</a></body>'));
  const [first, ...others] = story.split('</p>');
  const body = `<body><article><h1>The sea</h1>${first}</p>${embedded}${advert}${others.join('</p>')}${story}</article></body>`;
  const { prose } = await read('sea.html', inPage(body));
  expect(prose.indexOf(quoted)).toBeGreaterThan(prose.indexOf(sentences[0] ?? ''));
  expect(prose.indexOf(quoted)).toBeLessThan(prose.indexOf(sentences[1] ?? ''));
  expect(prose).not.toContain('Buy a telescope');
});

test('reads a frameset whose frames lie beside it, by their own addresses', async () => {
  const frameset =
    '<frameset cols="20%,80%"><frame src="site_files/menu.html"><frame src="site_files/a%20b.html"></frameset>';
  const draft = await read('old/site.html', inPage(frameset, '<title>Old site</title>'), {
    'old/site_files/menu.html': inPage('<body><a href="a.html">Chapter one</a></body>', ''),
    'old/site_files/a b.html': inPage(
      `<body>${story}<p><a href="notes.html">The notes</a> are in a book of their own.</p></body>`,
      '',
    ),
  });
  for (const sentence of sentences) expect(draft.text).toContain(sentence);
  expect(draft.title).toBe('Old site');
});

test('reads what a frameset says to browsers without frames, where no frame came along', async () => {
  const draft = await read(
    'old.html',
    inPage(
      `<frameset rows="*"><frame src="gone.html"><noframes><body><h1>The sea</h1>${story}<script>x</script></body></noframes></frameset>`,
      '<title>Old site</title>',
    ),
  );
  for (const sentence of sentences) expect(draft.text).toContain(sentence);
  expect(draft.html).not.toContain('script');
});

test('takes the menu of a frameset for no article, and a text with such links for one', async () => {
  const menu =
    '<ul><li><a href="a.html">Chapter one</a><li><a href="/" target="_top">Home</a></ul>';
  const target = '<title>Menu</title><base target="text">';
  const read = (body: string) =>
    readInPage(page, 'left.html', new TextEncoder().encode(inPage(`<body>${body}</body>`, target)));
  expect(await read(menu)).toEqual([{ ok: false, item: 'left.html', reason: 'no-text' }]);
  expect(await read(`${menu}<p>${sentences[0]}</p>`)).toMatchObject([{ ok: true }]);
  expect(await read(`${menu}<a href="/guests" target="_blank">Guest book</a>`)).toMatchObject([
    { ok: true },
  ]);
});

test('ends with frames that contain each other', async () => {
  const one = inPage(
    `<body>${story}<iframe src="b.html"></iframe><iframe src="b.html"></iframe></body>`,
  );
  const two = inPage(
    '<body><p>Two.</p><iframe src="a.html"></iframe><iframe src="a.html"></iframe></body>',
  );
  const draft = await read('a.html', one, { 'a.html': one, 'b.html': two });
  expect(draft.text.split(sentences[0] ?? '').length - 1).toBe(1);
});

// As the HTML standard names it, as SingleFile did before it, and as Chromium names it in MHTML.
for (const name of ['shadowrootmode', 'shadowroot', 'shadowmode']) {
  test(`shows a shadow root with the children of its host in the slots: ${name}`, async () => {
    const body = `<body><news-page><template ${name}="open"><style>p { color: red }</style>
    <article><h1><slot name="title">No title</slot></h1><slot></slot><my-note>
    <template ${name}="closed"><p>${sentences[2]}</p></template></my-note></article>
    </template><span slot="title">The colour of the sea</span><p>${sentences[0]}</p><p>${sentences[1]}</p></news-page></body>`;
    const { text } = await read('shadow.html', inPage(body));
    for (const sentence of sentences) expect(text.split(sentence)).toHaveLength(2);
    expect(text).not.toContain('color: red');
    expect(text).not.toContain('No title');
  });
}

test('reads a frame in a shadow root in a frame, and the frames behind it', async () => {
  const notes = ['first', 'second', 'third'].map(
    (each) => `The ${each} note in the margin of the log is older than the log itself.`,
  );
  const [first, second, third] = notes.map((each) => inPage(`<body><p>${each}</p></body>`, ''));
  const host = `<x-y><template shadowrootmode="open"><b>Log</b>${srcdoc(second ?? '')}</template></x-y>`;
  const body = `<body>${srcdoc(inPage(`<body>${story}${story}${srcdoc(first ?? '')}${host}${srcdoc(third ?? '')}</body>`, ''))}</body>`;
  const { text } = await read('diary.html', inPage(body));
  const places = notes.map((each) => text.indexOf(each));
  expect(places).not.toContain(-1);
  expect(places.toSorted((a, b) => a - b)).toEqual(places);
});

test('reads frames in data addresses in their own charset, also as XHTML and plain text', async () => {
  // 등대는 바다 위에 서 있다. In EUC-KR.
  const korean = Buffer.from('b5eeb4ebb4c220b9d9b4d920c0a7bfa120bcad20c0d6b4d92e', 'hex');
  const page = Buffer.concat([Buffer.from(`<p>${sentences[0]} `), korean]);
  const percent = [...page].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
  const meta = Buffer.concat([Buffer.from('<meta charset="euc-kr">'), page]).toString('base64');
  const xhtml = `<html xmlns="http://www.w3.org/1999/xhtml"><body><p>${sentences[0]}</p></body></html>`;
  const plain = `${sentences[0]} 2 < 3 & <b>`;
  for (const [address, more] of [
    [`data:text/html;charset=euc-kr;base64,${page.toString('base64')}`, '등대는 바다 위에'],
    [`data:text/html;charset=EUC-KR,${percent}`, '등대는 바다 위에'],
    [`data:text/html;base64,${meta}`, '등대는 바다 위에'],
    [`data:application/xhtml+xml,${encodeURIComponent(xhtml)}`, ''],
    [`data:text/plain;charset=utf-8,${encodeURIComponent(plain)}`, '2 < 3 & <b>'],
  ] as const) {
    const body = `<body><article><h1>The sea</h1><p>${sentences[1]}</p><iframe src="${address}"></iframe><p>${sentences[2]}</p></article></body>`;
    const { text } = await read('sea.html', inPage(body));
    for (const each of [...sentences, more]) expect(text).toContain(each);
  }
});

test('keeps text around a frame that has the article beside it', async () => {
  const lead =
    'A teacher found eleven books in the attic of a museum and began to count the colours in them.';
  const frame = srcdoc(inPage(`<body>${story}${story}</body>`, ''));
  const word = 'The museum has bought a twelfth book since, and this one is written in green ink.';
  const other = srcdoc(inPage(`<body><p>${word}</p></body>`, ''));
  const body = `<body><p>${lead}</p>${frame}${other}</body>`;
  // Also when all of it is in a frame of its own.
  for (const around of [body, `<body>${srcdoc(inPage(body, ''))}</body>`]) {
    const { text, besides } = await read('around.html', inPage(around));
    expect(text).toContain(sentences[0]);
    for (const each of [lead, word]) expect(JSON.stringify([text, besides?.parts])).toContain(each);
  }
});

test('takes nothing harmful out of a frame or a shadow root', async () => {
  const evil = '<img src=x onerror="window.wasRun = 1"><script>window.wasRun = 1</script>';
  const host = `<x-y><template shadowrootmode="open"><p>${sentences[1]}</p>${evil}</template></x-y>`;
  const { html } = await read(
    'evil.html',
    inPage(`<body>${srcdoc(inPage(`<body>${story}${evil}${host}</body>`))}</body>`),
  );
  expect(html).not.toMatch(/onerror|<script|wasRun/);
  expect(await page.evaluate(() => 'wasRun' in window)).toBe(false);
});

test('reads the frames of a web archive, each with its own address and charset', async () => {
  const resource = (url: string, html: string) =>
    `<dict><key>WebResourceURL</key><string>${url}</string><key>WebResourceMIMEType</key><string>text/html</string>
    <key>WebResourceTextEncodingName</key><string>UTF-8</string><key>WebResourceData</key><data>${Buffer.from(html).toString('base64')}</data></dict>`;
  const outer = inPage('<body><iframe src="/view?no=7"></iframe></body>');
  const inner = inPage(
    `<body>${story}<p><a href="next">The next entry of the keeper</a></p></body>`,
  );
  const { html, text } = await read(
    'diary.webarchive',
    `<?xml version="1.0" encoding="UTF-8"?><plist version="1.0"><dict>
    <key>WebMainResource</key>${resource('https://diary.example/55', outer)}
    <key>WebSubframeArchives</key><array><dict><key>WebMainResource</key>${resource('https://diary.example/view?no=7', inner)}</dict></array>
    </dict></plist>`,
  );
  for (const sentence of sentences) expect(text).toContain(sentence);
  expect(html).toContain('href="https://diary.example/next"');
});
